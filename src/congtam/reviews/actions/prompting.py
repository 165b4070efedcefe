"""What superiors prompt: to one subject or to several by name, with whoever directs the review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.phases import Phase
from congtam.journal.actors import Actor
from congtam.people.models import Person
from congtam.people.refusals import Refusal
from congtam.people.texts import composed
from congtam.reviews.actions.facts import DIRECTOR, asks, prompted
from congtam.reviews.actions.journal import note_about, said_by
from congtam.reviews.actions.passing import passed
from congtam.reviews.forms import shared_forms
from congtam.reviews.models import Prompt, Review
from congtam.reviews.queries.directors import may_direct, standing_of
from congtam.reviews.queries.reading import blanks, contents_in
from congtam.reviews.states import LATER, TABLE, Move, State

LONGEST_PROMPT = 4000
PROMPTED_IN = frozenset({*LATER, Phase.PREPARING})


@dataclass(frozen=True)
class Prompted:
    """What is wanted, by whom, by which paper, and who directs the review because of it. `entered_for`: who
    prompts did it on paper, and somebody else enters it."""

    text: str
    body: str
    on: date
    paper: str = ""
    director: Person | None = None
    from_above: bool = False
    entered_for: bool = False


@transaction.atomic
def give_prompts(
    *, campaign: Campaign, dossiers: Sequence[Dossier], said: Prompted, by: Actor
) -> list[Prompt]:
    """The same words to all of them, or to none."""
    refuse_over(campaign)
    text = refuse_unfit(said, dossiers)
    if campaign.phase not in PROMPTED_IN:
        raise Refusal(
            _("Đợt đang ở giai đoạn “%(phase)s” nên không gợi ý kiểm điểm được nữa.")
            % {"phase": campaign.get_phase_display()}
        )
    return [given(dossier, text, said, by) for dossier in dossiers]


def refuse_unfit(said: Prompted, dossiers: Sequence[Dossier]) -> str:
    text = composed(said.text)
    if not dossiers:
        raise Refusal(_("Hãy chọn ít nhất một đối tượng được gợi ý."))
    if not text or not said.body.strip():
        raise Refusal(_("Hãy ghi nội dung gợi ý, và nơi gợi ý."))
    if len(text) > LONGEST_PROMPT:
        raise Refusal(
            _("Nội dung gợi ý dài %(count)d ký tự, tối đa %(most)d. Hãy tách thành nhiều gợi ý.")
            % {"count": len(text), "most": LONGEST_PROMPT}
        )
    for dossier in dossiers:
        if not shared_forms(dossier.campaign, dossier.kind) or dossier.is_reviewed is False:
            raise Refusal(_("%(name)s không có bản kiểm điểm trong đợt này.") % {"name": dossier.name})
        refuse_nobody_directs(dossier, said)
    return text


def refuse_nobody_directs(dossier: Dossier, said: Prompted) -> None:
    """Where the document wants a member of the committee to direct what was prompted."""
    if said.director and not may_direct(said.director, dossier.organisation_id, said.on):
        raise Refusal(
            _("%(name)s không phải cấp ủy viên nên không được phân công chỉ đạo kiểm điểm.")
            % {"name": said.director.full_name}
        )
    if asks(dossier, DIRECTOR) and said.director is None:
        raise Refusal(
            _("Nơi được gợi ý phải có cấp ủy viên chỉ đạo kiểm điểm: hãy chọn người được phân công.")
        )


def given(dossier: Dossier, text: str, said: Prompted, by: Actor) -> Prompt:
    prompt = Prompt.objects.create(
        organisation_id=dossier.organisation_id,
        dossier=dossier,
        text=text,
        body=said.body.strip(),
        paper=said.paper.strip(),
        director=said.director,
        given_on=said.on,
        given_at=timezone.now(),
        given_by=_("%(name)s (nhập hộ %(whom)s)") % {"name": by.name, "whom": said.body.strip()}
        if said.entered_for
        else said_by(by),
        from_above=said.from_above,
    )
    note_about(dossier, "prompt", by, {"prompt": prompt.pk, "text": text, "body": prompt.body})
    prompted(dossier, standing_of(said.director, said.on) if said.director else None, by)
    for review in shared_reviews(dossier):
        if (State(review.state), Move.PROMPT) in TABLE:
            passed(review, Move.PROMPT, by, reason=text[:200])
    return prompt


def shared_reviews(dossier: Dossier) -> list[Review]:
    rows = Review.objects.select_for_update(of=("self",)).filter(dossier=dossier, is_private=False)
    return list(rows.select_related("dossier__campaign"))


@transaction.atomic
def withdraw_prompt(*, prompt: Prompt, reason: str, by: Actor, from_above: bool = False) -> None:
    """By whoever gave it. It stays in sight with the reason, and so does what was answered."""
    dossier = prompt.dossier
    refuse_over(dossier.campaign)
    if not reason.strip():
        raise Refusal(_("Rút gợi ý thì phải ghi lý do."))
    if prompt.from_above != from_above:
        raise Refusal(_("Gợi ý này do %(body)s ghi; chỉ nơi ấy rút được.") % {"body": prompt.body})
    prompt.withdrawn_because = reason.strip()[:300]
    prompt.save(update_fields=["withdrawn_because"])
    note_about(dossier, "prompt_withdrawn", by, {"prompt": prompt.pk, "reason": prompt.withdrawn_because})
    prompted(dossier, None, by)
    for review in shared_reviews(dossier):
        texts = dict(review.answers.values_list("key", "text"))
        left = blanks(contents_in(review, texts).pages, texts, review)
        if review.state == State.SUPPLEMENT and not left and not unanswered(review):
            passed(review, Move.UNPROMPT, by)


def unanswered(review: Review) -> bool:
    """Whether something prompted since it was handed in is still in force."""
    kept = review.passings.filter(move=Move.HAND_IN).order_by("-pk").first()
    answered = kept.texts if kept else {}
    return any(one.key not in answered for one in review.dossier.prompts.filter(withdrawn_because=""))
