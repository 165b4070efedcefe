"""A large ward for measurements: a hundred units and three thousand members."""

from datetime import date

from congtam.people.examples.builder import Builder
from congtam.people.models import Employment, Membership, Organisation, Person, Unit

Kind = Unit.Kind
CELLS, SECTIONS, MEMBERS, UNITS = 80, 8, 3000, 100


def make_large(organisation: Organisation, *, day: date) -> Person:
    """Returns somebody of the ward, to be given the office."""
    build, year = Builder(organisation, founded=date(2010, 1, 1), seed=3000, day=day), day.year
    unit = build.unit
    unit("ward", Kind.BASE_ORGANISATION, organisation.name)
    for key, kind, name in BODIES:
        unit(key, kind, name, "ward")
    for number in range(SECTIONS):
        unit(f"section {number}", Kind.SECTIONAL_COMMITTEE, f"Đảng bộ bộ phận khu phố {number + 1}", "ward")
    for number in range(CELLS):
        name, place = f"Tổ dân phố {number + 1}", f"section {number % SECTIONS}"
        unit(f"cell {number}", Kind.CELL, f"Chi bộ {name}", place, variety="neighbourhood", short_name=name)
    persons = [person_of(build, number, year) for number in range(MEMBERS)]
    for number in range(CELLS):
        build.post(persons[number], f"cell {number}", "secretary", date(year - 2, 1, 1))
    for number in range(SECTIONS):
        build.post(persons[200 + number], f"section {number}", "secretary", date(year - 2, 1, 1))
    for person in persons[300:315]:
        build.post(person, "executive", "committee_member", date(year - 2, 1, 1))
    build.write()
    return persons[316]


BODIES = (
    ("executive", Kind.EXECUTIVE_COMMITTEE, "Ban Chấp hành Đảng bộ"),
    ("standing", Kind.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy"),
    ("inspection", Kind.INSPECTION_COMMITTEE, "Ủy ban Kiểm tra Đảng ủy"),
    ("office", Kind.PARTY_OFFICE, "Văn phòng Đảng ủy"),
    ("council", Kind.COUNCIL_STANDING, "Thường trực Hội đồng nhân dân"),
    ("government", Kind.PEOPLES_COMMITTEE, "Ủy ban nhân dân"),
    ("front", Kind.FRONT_STANDING, "Ban Thường trực Mặt trận Tổ quốc"),
    ("farmers", Kind.MASS_COMMITTEE, "Hội Nông dân"),
    ("women", Kind.MASS_COMMITTEE, "Hội Liên hiệp Phụ nữ"),
    ("veterans", Kind.MASS_COMMITTEE, "Hội Cựu chiến binh"),
    ("youth", Kind.MASS_COMMITTEE, "Đoàn TNCS Hồ Chí Minh"),
)


def person_of(build: Builder, number: int, year: int) -> Person:
    person = build.person(born=(1940, 2000), admitted=(1965, year - 2))
    standing = Membership.Standing.EXEMPT if number % 40 == 39 else Membership.Standing.OFFICIAL
    build.member(person, f"cell {number % CELLS}", standing)
    build.job(person, list(Employment.Kind)[number % 9])
    return person
