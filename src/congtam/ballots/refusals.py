"""What this app answers when a deed may not be done: in Vietnamese, what happened and what to do."""


class Refused(Exception):
    """The deed was not done; each reason is a sentence for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
