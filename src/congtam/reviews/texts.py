"""What people type into a review, as it is kept."""

from django.utils.translation import gettext as _

LONGEST = 20_000
"""Letters in one field: some eight printed pages."""
NO, YES = "no", "yes"


class Unreadable(Exception):
    """What is wrong with it, as a sentence."""


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
