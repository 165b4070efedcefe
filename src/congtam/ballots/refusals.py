"""What this app answers when a deed may not be done: in Vietnamese, what happened and what to do."""

from django.utils.functional import Promise


class Refused(Exception):
    """The deed was not done; each reason is a sentence for the person who tried."""

    def __init__(self, *reasons: str | Promise) -> None:
        self.reasons = tuple(str(reason) for reason in reasons)
        super().__init__(" ".join(self.reasons))
