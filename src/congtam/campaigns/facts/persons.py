"""Facts of persons, by the names that packs give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from congtam.campaigns.facts.snapshot import Snapshot
from congtam.campaigns.facts.values import Value, choice, level, whole_months
from congtam.engine.pack import Pack
from congtam.engine.pack.pack import Fact
from congtam.people.models import Employment, Leave, Membership, Post, Unit
from congtam.people.titles import TITLES, Rank

K, E, S = Unit.Kind, Employment.Kind, Membership.Standing
LEADING = (Rank.HEAD, Rank.DEPUTY)
BODIES = (
    K.BASE_ORGANISATION,
    K.EXECUTIVE_COMMITTEE,
    K.STANDING_COMMITTEE,
    K.INSPECTION_COMMITTEE,
    K.PARTY_OFFICE,
    K.SECTIONAL_COMMITTEE,
    K.COUNCIL_STANDING,
    K.COUNCIL_BOARD,
    K.PEOPLES_COMMITTEE,
    K.FRONT_STANDING,
    K.MASS_COMMITTEE,
    K.AGENCY,
)
"""Where being head or deputy is a post of leading and managing."""
MASS = (K.FRONT_STANDING, K.MASS_COMMITTEE)
BRANCHES = (K.FRONT_BRANCH, K.MASS_BRANCH, K.YOUTH_BRANCH)
SECRETARIES = (K.BASE_ORGANISATION, K.EXECUTIVE_COMMITTEE, K.SECTIONAL_COMMITTEE, K.CELL)
FAR_CELLS = {
    Unit.Variety.SCHOOL,
    Unit.Variety.HEALTH_STATION,
    Unit.Variety.POLICE,
    Unit.Variety.MILITARY,
    Unit.Variety.OFFICE,
    Unit.Variety.ENTERPRISE,
}

EMPLOYMENT_WORDS: dict[str, tuple[str, ...]] = {
    E.ARMED_FORCES: ("armed_forces", "state_paid"),
    E.RETIRED: ("retired", "other"),
}
STATE_PAID = {E.OFFICIAL, E.CIVIL_SERVANT, E.PUBLIC_EMPLOYEE, E.ARMED_FORCES, E.STATE_PAID}
CIVIL = {E.OFFICIAL, E.CIVIL_SERVANT, E.PUBLIC_EMPLOYEE}

Read = Callable[[Pack, Fact, Snapshot, int], Value | None]


def membership(_: Pack, fact: Fact, there: Snapshot, person: int) -> Value | None:
    """Who is exempt or suspended is an official member all the same."""
    row = there.memberships.get(person)
    if row is None:
        return choice(fact, ("none",))
    return choice(fact, (row.standing, S.OFFICIAL))


def standing(*wanted: str) -> Read:
    def read(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
        row = there.memberships.get(person)
        return row.standing in wanted if row else None

    return read


def party_member(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    return person in there.memberships


def admitted_on(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    return there.persons[person].admitted_on


def employment(_: Pack, fact: Fact, there: Snapshot, person: int) -> Value | None:
    row = there.employments.get(person)
    return choice(fact, EMPLOYMENT_WORDS.get(row.kind, (row.kind,))) if row else None


def employed_as(kinds: set[Employment.Kind]) -> Read:
    def read(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
        row = there.employments.get(person)
        return row.kind in kinds if row else None

    return read


def has_workplace(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    row = there.employments.get(person)
    if row is None:
        return None
    return bool(row.employer_id) or row.kind in STATE_PAID


def lives_elsewhere(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    """Members of cells at schools, stations, offices: their home has another cell."""
    row = there.memberships.get(person)
    node = there.tree.nodes.get(row.cell_id) if row else None
    return node.variety in FAR_CELLS if node and node.variety else None


def professional_rating(pack: Pack, _: Fact, there: Snapshot, person: int) -> Value | None:
    row = there.ratings.get(person)
    return level(pack, row.result) if row else None


def months_away(there: Snapshot, person: int, kind: str) -> list[int] | None:
    """Whole months of each absence, inside the time that is judged and not after the day. None: the register
    says nothing, and nobody declared it complete."""
    first, last = there.terms.covers
    end = min(last, there.terms.day) + timedelta(days=1)
    rows: Iterable[Leave] = [row for row in there.leaves.get(person, ()) if row.kind == kind]
    found = [whole_months(max(row.since, first), min(row.until or end, end)) for row in rows]
    return found if found or there.terms.registers_complete else None


def sick_leave_months(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    months = months_away(there, person, Leave.Kind.SICK)
    return None if months is None else sum(months)


def longest_sick_leave_months(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    months = months_away(there, person, Leave.Kind.SICK)
    return None if months is None else max(months, default=0)


def maternity_leave(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    months = months_away(there, person, Leave.Kind.MATERNITY)
    return None if months is None else bool(months)


def leave_is_maternity(pack: Pack, fact: Fact, there: Snapshot, person: int) -> Value | None:
    """A time of illness is none of maternity."""
    if any(row.kind == Leave.Kind.SICK for row in there.leaves.get(person, ())):
        return False
    return maternity_leave(pack, fact, there, person)


def disciplined(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    if there.disciplines.get(person):
        return True
    return False if there.terms.registers_complete else None


def holds(kinds: Iterable[str], ranks: Iterable[Rank] = Rank) -> Read:
    """Holds such a post; not holding one is known only where such posts are recorded at all."""
    places, wanted = tuple(kinds), tuple(ranks)

    def read(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
        return bool(there.held(person, places, wanted)) or (False if there.keeps_posts(places) else None)

    return read


def since(kinds: Iterable[str], ranks: Iterable[Rank]) -> Read:
    places, wanted = tuple(kinds), tuple(ranks)

    def read(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
        days: list[date] = [post.since for post in there.held(person, places, wanted)]
        return max(days, default=None)

    return read


def secretary(there: Snapshot, person: int) -> list[Post]:
    return [post for post in there.held(person, SECRETARIES) if post.title == "secretary"]


def is_secretary(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    return bool(secretary(there, person)) or (False if there.keeps_posts(SECRETARIES) else None)


def secretary_since(_: Pack, __: Fact, there: Snapshot, person: int) -> Value | None:
    return max((post.since for post in secretary(there, person)), default=None)


def position_title(_: Pack, fact: Fact, there: Snapshot, person: int) -> Value | None:
    """The title of a mass organisation's head or deputy; any other recorded post is another title."""
    ranks = {TITLES[post.title].rank for post in there.held(person, MASS)}
    if Rank.HEAD in ranks:
        return choice(fact, ("mass_organisation_head", "other"))
    if Rank.DEPUTY in ranks:
        return choice(fact, ("mass_organisation_deputy", "other"))
    return choice(fact, ("other",)) if there.posts.get(person) else None


def managed_by(_: Pack, fact: Fact, there: Snapshot, person: int) -> Value | None:
    """The highest level that manages any of the person's posts."""
    order = list(Post.ManagedAt)
    levels = [
        order.index(Post.ManagedAt(post.managed_at))
        for post in there.posts.get(person, ())
        if post.managed_at
    ]
    if not levels:
        return None
    words = {Post.ManagedAt.PROVINCE: ("city_standing_committee",)}
    return choice(fact, (*words.get(order[max(levels)], (order[max(levels)],)), "other"))


PERSON_FACTS: dict[str, Read] = {
    "membership": membership,
    "party_member": party_member,
    "exempt": standing(S.EXEMPT),
    "suspended": standing(S.SUSPENDED),
    "admitted_on": admitted_on,
    "employment": employment,
    "civil_servant": employed_as(CIVIL),
    "works_in_political_system": employed_as(STATE_PAID),
    "has_workplace": has_workplace,
    "lives_elsewhere": lives_elsewhere,
    "professional_rating": professional_rating,
    "sick_leave_months": sick_leave_months,
    "longest_sick_leave_months": longest_sick_leave_months,
    "maternity_leave": maternity_leave,
    "leave_is_maternity": leave_is_maternity,
    "disciplined": disciplined,
    "ward_committee_member": holds([K.EXECUTIVE_COMMITTEE]),
    "council_leader": holds([K.COUNCIL_STANDING], LEADING),
    "council_board_head": holds([K.COUNCIL_BOARD], [Rank.HEAD]),
    "council_board_deputy": holds([K.COUNCIL_BOARD], [Rank.DEPUTY]),
    "peoples_committee_leader": holds([K.PEOPLES_COMMITTEE], LEADING),
    "mass_body_head": holds(MASS, [Rank.HEAD]),
    "leads_mass_body": holds((*MASS, *BRANCHES), LEADING),
    "holds_leading_post": holds(BODIES, LEADING),
    "is_head": holds(BODIES, [Rank.HEAD]),
    "head_since": since(BODIES, [Rank.HEAD]),
    "is_secretary": is_secretary,
    "secretary_since": secretary_since,
    "position_title": position_title,
    "managed_by": managed_by,
}


def facts_of_person(pack: Pack, there: Snapshot, person: int) -> dict[str, Value]:
    asked = (
        (name, read(pack, pack.facts[name], there, person))
        for name, read in PERSON_FACTS.items()
        if name in pack.facts
    )
    return {name: value for name, value in asked if value is not None}
