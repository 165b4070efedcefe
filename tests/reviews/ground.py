"""Reviews around the cast: by the plan of 2018, by the letter of 2021, and what superiors prompt."""

from collections.abc import Mapping
from datetime import date

from congtam.campaigns.models import Campaign, Dossier
from congtam.people.models import Person
from congtam.people.queries.rights import rights_of
from congtam.reviews.actions.opening import open_review
from congtam.reviews.actions.passing import hand_in
from congtam.reviews.actions.prompting import Prompted, give_prompts
from congtam.reviews.actions.writing import Told, Typed, save_fields
from congtam.reviews.contents import Field, Kind
from congtam.reviews.models import Answer, Prompt, Review
from congtam.reviews.permissions import Pens, pens_of
from congtam.reviews.queries.reading import written
from tests.cast import Cast

DAY = date(2018, 12, 10)


def moved(campaign: Campaign, phase: str) -> Campaign:
    """Straight into a phase, without what its gates ask."""
    Campaign.objects.filter(pk=campaign.pk).update(phase=phase)
    campaign.refresh_from_db()
    return campaign


def pens(cast: Cast, name: str, helped: str | None = None) -> Pens:
    account = cast.accounts[name]
    whom = cast.persons[helped].pk if helped else None
    return pens_of(rights_of(account, DAY), account.pk, DAY, whom)


def dossier(campaign: Campaign, kind: str, **of: object) -> Dossier:
    return campaign.dossiers.get(kind=kind, **of)


def opened_review(cast: Cast, one: Dossier, form: str, by: str) -> Review:
    return open_review(dossier=one, form=form, pens=pens(cast, by), by=cast.actor(by))


def typed(review: Review, key: str, text: str, version: int | None = None) -> Typed:
    """Over the version that stands there now, unless the test says over which."""
    fields = written(fresh(review)).contents.fields
    answer = Answer.objects.filter(review=review, key=key).first()
    there = answer.version if answer else 0
    return Typed(fields[key], text, there if version is None else version)


def save(cast: Cast, review: Review, by: str, *rows: Typed) -> Told:
    return save_fields(review=review, typed=rows, by=cast.actor(by), account=cast.accounts[by].pk)


def write(cast: Cast, review: Review, by: str, texts: Mapping[str, str]) -> Told:
    return save(cast, review, by, *(typed(review, key, text) for key, text in texts.items()))


def fill(cast: Cast, review: Review, by: str, leave: tuple[str, ...] = ()) -> Told:
    """Every field there is."""
    fields = written(fresh(review)).contents.fields
    rows = [typed(review, key, said(field)) for key, field in fields.items() if key not in leave]
    return save(cast, review, by, *rows)


def said(field: Field) -> str:
    return "no" if field.kind is Kind.CHOICE else f"Nội dung của {field.label[:40]}."


def fresh(review: Review) -> Review:
    return Review.objects.select_related("dossier__campaign").get(pk=review.pk)


def give(cast: Cast, review: Review, by: str) -> Review:
    return hand_in(review=fresh(review), by=cast.actor(by), on=DAY)


LATE_REPORTS = "Làm rõ việc chậm nộp báo cáo."


def prompted(
    cast: Cast, *dossiers: Dossier, text: str = LATE_REPORTS, director: Person | None = None
) -> Prompt:
    said = Prompted(text, "Ban Thường vụ Đảng ủy", DAY, director=director)
    by = cast.actor("dung")
    return give_prompts(campaign=dossiers[0].campaign, dossiers=dossiers, said=said, by=by)[0]
