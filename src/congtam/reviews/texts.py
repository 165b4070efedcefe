"""What people type into a review, as it is kept."""

import unicodedata

from django.utils.translation import gettext as _

LONGEST = 20_000
"""Letters in one field: some eight printed pages."""
NO, YES = "no", "yes"
KEPT_MARKS = "\n\t"


class Unreadable(Exception):
    """What is wrong with it, as a sentence."""


def cleaned(typed: str) -> str:
    """One way to write each Vietnamese letter, plain ends of lines, no invisible signs of control."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    whole = unicodedata.normalize("NFC", lines)
    return "".join(one for one in whole if one in KEPT_MARKS or unicodedata.category(one) != "Cc").strip()


def refuse_unfit(text: str, *, is_choice: bool) -> None:
    if is_choice and text not in {"", NO, YES}:
        raise Unreadable(_("Hãy chọn “không có” hoặc “có”."))
    if len(text) > LONGEST:
        raise Unreadable(
            _(
                "Nội dung dài %(count)s ký tự, ô này nhận tối đa %(most)s, thừa %(over)s. Toàn văn vẫn được "
                "giữ làm bản chưa gửi; hãy rút gọn, hoặc tách sang nội dung khác."
            )
            % {"count": spaced(len(text)), "most": spaced(LONGEST), "over": spaced(len(text) - LONGEST)}
        )


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", ".")
