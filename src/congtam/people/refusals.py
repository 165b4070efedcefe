"""A deed that cannot be done, said to the person who asked: what, where, what to do."""


class Refusal(Exception):
    """Shown as it is; nothing has been changed."""
