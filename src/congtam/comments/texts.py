"""What people write as an opinion, read into one form."""

import unicodedata

from django.utils.translation import gettext as _

from congtam.people.refusals import Refusal

LONGEST = 20_000
KEPT_LETTERS = "\n\t"


def tidy_text(text: str) -> str:
    """Composed letters, lines as they were written, nothing that steers a screen."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in lines if letter.isprintable() or letter in KEPT_LETTERS).strip()


def read_opinion(text: str, *, declines: bool) -> str:
    found = tidy_text(text)
    if len(found) > LONGEST:
        raise Refusal(
            _("Ý kiến dài %(length)d ký tự, nhiều nhất là %(most)d. Hãy rút gọn, hoặc gửi bản giấy kèm theo.")
            % {"length": len(found), "most": LONGEST}
        )
    if not found and not declines:
        raise Refusal(_("Chưa có ý kiến nào. Hãy ghi ý kiến, hoặc chọn “Không có ý kiến”."))
    return found
