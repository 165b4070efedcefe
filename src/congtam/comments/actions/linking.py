"""One-time links: made, shown once, taken back, used for one answer."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Dossier, Participation
from congtam.comments.actions.answering import Answered, Said, end_links, give, latest, refuse_untaken
from congtam.comments.actions.asking import inquiry_for
from congtam.comments.actions.journal import note
from congtam.comments.gates import refuse_shut
from congtam.comments.models import Answer, Inquiry, Link
from congtam.comments.tokens import new_token, token_digest
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

LONGEST_DAYS = 60


class DeadLink(Refusal):
    """A token that opens nothing (any more)."""


@transaction.atomic
def make_link(*, part: Participation, until: date, by: Actor) -> str:
    """The token, told this once. A link made before for the same request ends."""
    refuse_over(part.campaign)
    refuse_shut(part.campaign, part.dossier)
    refuse_untaken(part)
    today = timezone.localdate()
    if not today <= until <= today + timedelta(days=LONGEST_DAYS):
        raise Refusal(
            _("Liên kết có hạn từ hôm nay đến %(most)d ngày. Hãy chọn lại ngày.") % {"most": LONGEST_DAYS}
        )
    inquiry = inquiry_for(part)
    if latest(inquiry):
        raise Answered(_("%(name)s đã trả lời, không cần liên kết nữa.") % {"name": inquiry.name})
    end_links(inquiry, by)
    token = new_token()
    Link.objects.create(
        organisation_id=inquiry.organisation_id,
        inquiry=inquiry,
        digest=token_digest(token),
        made_at=timezone.now(),
        made_by=by.name,
        expires_at=timezone.make_aware(datetime.combine(until, time.max)),
    )
    note(inquiry, "link", by, {"until": until.isoformat()})
    return token


@transaction.atomic
def revoke_link(*, part: Participation, by: Actor) -> None:
    refuse_over(part.campaign)
    inquiry = inquiry_for(part)
    end_links(inquiry, by)
    note(inquiry, "unlink", by)


def opened(token: str) -> tuple[Link, Participation]:
    """What a token opens: one request, and nothing else."""
    link = (
        Link.objects.filter(digest=token_digest(token))
        .select_related("inquiry__campaign__organisation")
        .first()
    )
    if link is None:
        raise DeadLink(
            _(
                "Liên kết này không đúng. Hãy mở lại từ thư đã nhận, "
                "hoặc gõ đủ từng ký tự; chữ hoa khác chữ thường."
            )
        )
    if link.used_at:
        raise DeadLink(
            _(
                "Liên kết này đã dùng lúc %(when)s; mỗi liên kết chỉ gửi được một lần. "
                "Cần sửa thì báo văn phòng cấp ủy."
            )
            % {"when": f"{timezone.localtime(link.used_at):%H:%M %d/%m/%Y}"}
        )
    part = asked_part(link.inquiry)
    if link.revoked_at or part is None:
        raise DeadLink(_("Liên kết này đã được thu hồi. Hãy hỏi văn phòng cấp ủy nơi gửi."))
    if link.expires_at < timezone.now():
        raise DeadLink(
            _("Liên kết này đã hết hạn ngày %(day)s. Hãy xin văn phòng cấp ủy liên kết mới.")
            % {"day": f"{timezone.localtime(link.expires_at):%d/%m/%Y}"}
        )
    return link, part


def asked_part(inquiry: Inquiry) -> Participation | None:
    kind, _slash, whose = inquiry.subject.partition("/")
    key = {"unit_id": int(whose[1:])} if whose.startswith("u") else {"person_id": int(whose[1:])}
    dossier = Dossier.objects.filter(
        organisation=inquiry.organisation_id, campaign=inquiry.campaign_id, kind=kind, **key
    ).first()
    rows = Participation.objects.filter(
        organisation=inquiry.organisation_id,
        dossier=dossier,
        group=Participation.Group.COMMENTS,
        who=inquiry.who,
        is_dropped=False,
    )
    return rows.select_related("campaign__scope", "dossier").first() if dossier else None


@transaction.atomic
def answer_by_link(*, token: str, text: str, declines: bool, giver: str) -> Answer:
    """The link ends in the same transaction; whoever comes second with it is told so."""
    link, part = opened(token)
    refuse_over(part.campaign)
    link = Link.objects.select_for_update().get(pk=link.pk)
    if link.used_at or link.revoked_at:
        raise DeadLink(
            _(
                "Liên kết này vừa được dùng hoặc thu hồi. "
                "Hãy báo văn phòng cấp ủy nếu không phải đồng chí gửi."
            )
        )
    if not giver.strip():
        raise Refusal(_("Hãy ghi họ tên và chức vụ người thay mặt trả lời."))
    by = Actor(key=None, name=_("%(name)s, qua liên kết") % {"name": part.name[:90]})
    said = Said(text, declines, Answer.Way.LINK, timezone.localdate(), giver)
    answer = give(part=part, said=said, by=by)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return answer
