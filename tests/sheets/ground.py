"""Campaigns with sheets to fill, around the cast: the plan of 2018, the scorecard of 2022, and whatever pack
a test asks for."""

from datetime import date

from django.utils import timezone

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.journal.actions import record
from congtam.journal.actors import PROGRAM
from congtam.people.actions.accounts import open_account, set_own_password
from congtam.people.actions.posts import give_post
from congtam.people.actions.units import open_unit
from congtam.people.models import Post, Unit
from congtam.people.queries.rights import rights_of
from congtam.sheets.actions.marking import Told, Typed, save_rows
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.models import Mark, Sheet
from congtam.sheets.parties import own_key
from congtam.sheets.permissions import Pens, pens_of
from congtam.sheets.rules import layout_for
from tests.campaigns.ward import new_member, opened
from tests.cast import PASSWORD, START, Cast

K, V = Unit.Kind, Unit.Variety
DAY = date(2018, 12, 10)


def with_account(cast: Cast, key: str) -> None:
    """A way in for somebody who is not of the cast."""
    person = cast.persons[key]
    cast.accounts[key] = open_account(
        organisation=cast.ward.pk, person=person, display_name=person.full_name, username=key, by=PROGRAM
    )
    set_own_password(account=cast.accounts[key], password=PASSWORD, by=PROGRAM)


def moved(campaign: Campaign, phase: str) -> Campaign:
    """Straight into a phase, without what its gates ask."""
    Campaign.objects.filter(pk=campaign.pk).update(phase=phase)
    campaign.refresh_from_db()
    return campaign


def pens(cast: Cast, name: str) -> Pens:
    return pens_of(rights_of(cast.accounts[name], DAY), DAY)


def dossier(campaign: Campaign, kind: str, **of: object) -> Dossier:
    return campaign.dossiers.get(kind=kind, **of)


def own_sheet(cast: Cast, one: Dossier, by: str) -> Sheet:
    return open_sheet(dossier=one, rule="", who=own_key(one), pens=pens(cast, by), by=cast.actor(by))


def typed(sheet: Sheet, address: str, version: int | None = None, **fields: str) -> Typed:
    """Over the version that stands there now, unless the test says over which."""
    line = layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address[address]
    mark = Mark.objects.filter(sheet=sheet, row=address).first()
    return Typed(line, fields, (mark.version if mark else 0) if version is None else version)


def save(cast: Cast, sheet: Sheet, by: str, *rows: Typed) -> Told:
    return save_rows(sheet=sheet, rows=rows, by=cast.actor(by), account=cast.accounts[by].pk)


def fill(cast: Cast, sheet: Sheet, by: str, share: int = 100, leave: tuple[str, ...] = ()) -> Told:
    """Every row of plain points at so many percent of its maximum, in whole points where the step asks it."""
    layout = layout_for(sheet.dossier.campaign, sheet.dossier.kind)
    rows = []
    for line in layout.filled():
        if line.address in leave:
            continue
        if "points" in line.fields:
            most = line.place.row.max or 0
            value = most * share // 100 // layout.step * layout.step
            rows.append(typed(sheet, line.address, points=f"{value // 100},{value % 100:02d}"))
        elif "grade" in line.fields:
            rows.append(typed(sheet, line.address, grade=layout.grades[0]))
    return save(cast, sheet, by, *rows)


NEIGHBOURHOOD = [
    # key, kind, variety, name
    ("board", K.NEIGHBOURHOOD, "", "Ban điều hành khu phố 3"),
    ("front3", K.FRONT_BRANCH, "", "Ban công tác Mặt trận khu phố 3"),
    ("youth3", K.YOUTH_BRANCH, V.YOUTH, "Chi đoàn Thanh niên khu phố 3"),
    ("women3", K.MASS_BRANCH, V.WOMEN, "Chi hội Phụ nữ khu phố 3"),
    ("veterans3", K.MASS_BRANCH, V.VETERANS, "Chi hội Cựu chiến binh khu phố 3"),
    ("red_cross3", K.MASS_BRANCH, V.OTHER, "Chi hội Chữ thập đỏ khu phố 3"),
    ("study3", K.MASS_BRANCH, V.OTHER, "Chi hội Khuyến học khu phố 3"),
]


def neighbourhood(cast: Cast) -> Campaign:
    """A sectional party committee with the seven organisations beside it, by the scorecard of 2022; An leads
    it."""
    cast.units["sectional"] = unit(cast, K.SECTIONAL_COMMITTEE, "", "Đảng bộ bộ phận khu phố 3")
    for key, kind, variety, name in NEIGHBOURHOOD:
        cast.units[key] = unit(cast, kind, variety, name, beside=cast.units["sectional"])
    give_post(
        person=cast.persons["an"], unit=cast.units["sectional"], title="secretary", since=START, by=PROGRAM
    )
    return moved(opened(cast, "btt-2022", year=2022), "reviewing")


def unit(cast: Cast, kind: str, variety: str, name: str, beside: Unit | None = None) -> Unit:
    return open_unit(
        organisation=cast.ward.pk,
        kind=kind,
        variety=variety,
        name=name,
        parent=cast.units["ward"],
        position=len(cast.units),
        on=START,
        by=PROGRAM,
        beside=beside,
    )


def of_a_head(cast: Cast) -> Sheet:
    """By the criteria of 2021: the own sheet of the head of the women's union, managed by the city."""
    head = new_member(cast, "head", "Âu Văn Trưởng", "office")
    with_account(cast, "head")
    at = Post.ManagedAt.PROVINCE
    give_post(person=head, unit=cast.units["women"], title="chair", managed_at=at, since=START, by=PROGRAM)
    campaign = moved(opened(cast, "tp-2021", year=2021), "reviewing")
    return own_sheet(cast, dossier(campaign, "mass_organisation_head"), "head")


def decided(one: Dossier, level: str) -> None:
    """By the authority, entered straight."""
    Result.objects.create(
        organisation_id=one.organisation_id,
        dossier=one,
        act="decide",
        level=level,
        who="body:authority",
        name="Cấp có thẩm quyền",
        on=DAY,
        recorded_by="văn phòng",
        recorded_at=timezone.now(),
    )
    record(organisation=one.organisation_id, by=PROGRAM, deed="campaign.decide")


def rated(one: Dossier) -> Dossier:
    """With as many members as it takes to be rated; the ward of the tests has few people."""
    enter_fact(campaign=one.campaign, fact="member_count", value=7, reason="thử", by=PROGRAM, unit=one.unit)
    Dossier.objects.filter(pk=one.pk).update(is_rated=True)
    one.refresh_from_db()
    return one
