"""What people write as an opinion, read into one form."""

from django.utils.translation import gettext as _

from congtam.people.refusals import Refusal
from congtam.people.texts import composed

LONGEST = 20_000


def read_opinion(text: str, *, declines: bool) -> str:
    found = composed(text)
    if len(found) > LONGEST:
        raise Refusal(
            _("Ý kiến dài %(length)d ký tự, nhiều nhất là %(most)d. Hãy rút gọn, hoặc gửi bản giấy kèm theo.")
            % {"length": len(found), "most": LONGEST}
        )
    if not found and not declines:
        raise Refusal(_("Chưa có ý kiến nào. Hãy ghi ý kiến, hoặc chọn “Không có ý kiến”."))
    return found
