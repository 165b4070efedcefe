"""A ward with every kind of cell and body that the plan of 2018 speaks of, around the cast."""

from datetime import date

from congtam.campaigns.actions.opening import Frame, open_campaign
from congtam.campaigns.models import Campaign
from congtam.campaigns.packs import offer
from congtam.journal.actors import PROGRAM
from congtam.people.actions.memberships import enter_cell
from congtam.people.actions.persons import register_person
from congtam.people.actions.posts import change_employment, give_post
from congtam.people.actions.units import open_unit
from congtam.people.models import Employment, Membership, Person, Unit
from tests.cast import START, Cast
from tests.worlds import built_once

K, V, S, E = Unit.Kind, Unit.Variety, Membership.Standing, Employment.Kind

UNITS: list[tuple[str, str, str, str, str, str]] = [
    # key, kind, variety, name, under, beside
    ("council", K.COUNCIL_STANDING, "", "Thường trực Hội đồng nhân dân phường", "ward", ""),
    ("legal", K.COUNCIL_BOARD, "", "Ban Pháp chế Hội đồng nhân dân phường", "council", ""),
    ("peoples", K.PEOPLES_COMMITTEE, "", "Ủy ban nhân dân phường", "ward", ""),
    ("front", K.FRONT_STANDING, "", "Ban Thường trực Mặt trận phường", "ward", ""),
    ("farmers", K.MASS_COMMITTEE, V.FARMERS, "Ban Chấp hành Hội Nông dân phường", "ward", ""),
    ("women", K.MASS_COMMITTEE, V.WOMEN, "Ban Chấp hành Hội Phụ nữ phường", "ward", ""),
    ("veterans", K.MASS_COMMITTEE, V.VETERANS, "Ban Chấp hành Hội Cựu chiến binh phường", "ward", ""),
    ("youth", K.MASS_COMMITTEE, V.YOUTH, "Ban Chấp hành Đoàn phường", "ward", ""),
    ("khe", K.CELL, V.NEIGHBOURHOOD, "Chi bộ Thanh Khê", "ward", ""),
    ("school", K.CELL, V.SCHOOL, "Chi bộ Trường Mầm Non", "ward", ""),
    ("station", K.CELL, V.HEALTH_STATION, "Chi bộ Trạm Y tế", "ward", ""),
    ("military", K.CELL, V.MILITARY, "Chi bộ Quân sự", "ward", ""),
    ("police", K.CELL, V.POLICE, "Chi bộ Công an", "ward", ""),
    ("block", K.NEIGHBOURHOOD, "", "Tổ dân phố Thanh Khê", "peoples", "khe"),
    ("front_khe", K.FRONT_BRANCH, "", "Ban Công tác Mặt trận Thanh Khê", "front", "khe"),
    ("farmers_khe", K.MASS_BRANCH, V.FARMERS, "Chi hội Nông dân Thanh Khê", "farmers", "khe"),
]

PERSONS: list[tuple[str, str, str, str, str]] = [
    # key, name, cell, standing, employment
    ("khe_secretary", "Ngô Văn Khánh", "khe", S.OFFICIAL, E.RETIRED),
    ("khe_committee", "Đinh Thị Lan", "khe", S.OFFICIAL, E.BUSINESS),
    ("khe_old", "Lý Văn Miễn", "khe", S.EXEMPT, E.RETIRED),
    ("khe_new", "Tô Thị Mới", "khe", S.PROBATIONARY, E.BUSINESS),
    ("teacher", "Hà Thị Nga", "school", S.OFFICIAL, E.PUBLIC_EMPLOYEE),
    ("officer", "Cao Minh Phú", "police", S.OFFICIAL, E.ARMED_FORCES),
    ("chairman", "Bùi Quang Sơn", "office", S.OFFICIAL, E.OFFICIAL),
    ("farmer_chair", "Mai Thị Thu", "office", S.OFFICIAL, E.OFFICIAL),
    ("legal_deputy", "Kiều Văn Uy", "office", S.OFFICIAL, E.CIVIL_SERVANT),
]

POSTS = [
    ("khe_secretary", "khe", "secretary"),
    ("khe_committee", "khe", "committee_member"),
    ("teacher", "school", "secretary"),
    ("officer", "police", "secretary"),
    ("chairman", "executive", "deputy_secretary"),
    ("chairman", "standing", "committee_member"),
    ("chairman", "peoples", "chair"),
    ("farmer_chair", "farmers", "chair"),
    ("legal_deputy", "legal", "deputy_head"),
    ("khe_old", "farmers_khe", "head"),
]


@built_once
def settle(cast: Cast) -> None:
    """Everybody and everything into the ward of the cast."""
    for key, kind, variety, name, under, beside in UNITS:
        cast.units[key] = open_unit(
            organisation=cast.ward.pk,
            kind=kind,
            variety=variety,
            name=name,
            parent=cast.units[under],
            beside=cast.units.get(beside),
            position=len(cast.units),
            on=START,
            by=PROGRAM,
        )
    for key, name, cell, standing, work in PERSONS:
        new_member(cast, key, name, cell, standing=standing, work=work)
    for person, unit, title in POSTS:
        give_post(person=cast.persons[person], unit=cast.units[unit], title=title, since=START, by=PROGRAM)


def new_member(
    cast: Cast,
    key: str,
    name: str,
    cell: str,
    *,
    standing: str = S.OFFICIAL,
    work: str = E.RETIRED,
    admitted: date = date(2005, 2, 3),
) -> Person:
    person = register_person(organisation=cast.ward.pk, full_name=name, admitted_on=admitted, by=PROGRAM)
    enter_cell(
        person=person, cell=cast.units[cell], standing=standing, since=max(START, admitted), by=PROGRAM
    )
    change_employment(person=person, kind=work, since=START, by=PROGRAM)
    cast.persons[key] = person
    return person


def frame(year: int = 2018, **other: object) -> Frame:
    said = {
        "title": f"Kiểm điểm, đánh giá, xếp loại năm {year}",
        "period": "year",
        "year": year,
        "covers_from": date(year, 1, 1),
        "covers_to": date(year, 12, 31),
        "asked_on": date(year, 12, 10),
        "begins_on": date(year, 11, 24),
    }
    return Frame(**{**said, **other})  # type: ignore[arg-type]


@built_once
def opened(cast: Cast, pack: str = "hx-2018", **other: object) -> Campaign:
    return open_campaign(
        scope=cast.units["ward"],
        chosen=offer(pack),
        frame=frame(**other),  # type: ignore[arg-type]
        demonstration=True,
        by=cast.actor("dung"),
    )
