"""Who writes a review, and who reads it, from which phase on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from congtam.campaigns import permissions as of_campaigns
from congtam.campaigns.models import Dossier, Participation
from congtam.campaigns.packs import pack_of
from congtam.campaigns.phases import SINCE, Phase, reached
from congtam.people.models import Membership, Post
from congtam.people.permissions import Action, Rights, Role
from congtam.people.queries.leading import led_units
from congtam.reviews.models import Drafter, Review

FORUM_READS_FROM = Phase.MEETING
"""A private review is heard where the person is reviewed, when that meets."""


@dataclass(frozen=True)
class Pens:
    """For whom somebody writes: themselves or the person they help, the units they lead, the collectives that
    named them. `office` may enter what came on paper. `seats` are the bodies in which they themselves sit."""

    organisation: int
    account: int
    person: int | None
    units: frozenset[int] = frozenset()
    drafted: frozenset[int] = frozenset()
    seats: frozenset[int] = frozenset()
    is_helping: bool = False
    office: bool = False

    def may_open(self, dossier: Dossier, *, private: bool) -> bool:
        """Whoever helps writes no private review, unless the person's forum is their own as well."""
        if dossier.organisation_id != self.organisation:
            return False
        if dossier.person_id:
            own = dossier.person_id == self.person
            return own and (not (private and self.is_helping) or sits_in_forum(self, dossier))
        return dossier.unit_id in self.units or dossier.pk in self.drafted

    def may_write(self, review: Review) -> bool:
        if self.may_open(review.dossier, private=review.is_private):
            return True
        from_paper = review.is_from_paper and self.office and review.organisation_id == self.organisation
        return from_paper and not review.is_private

    def may_enter_paper(self, dossier: Dossier) -> bool:
        """For collectives: whoever enters for a person helps that person by name."""
        return self.office and dossier.unit_id is not None and dossier.organisation_id == self.organisation


def pens_of(rights: Rights, account: int, day: date, helped: int | None = None) -> Pens:
    """Whoever helps somebody writes for that person, and meanwhile for nobody else."""
    seats = frozenset(seats_of(rights.organisation, rights.person, day))
    if helped is not None:
        return Pens(rights.organisation, account, helped, seats=seats, is_helping=True)
    named = Drafter.objects.filter(organisation=rights.organisation, person=rights.person, until=None)
    return Pens(
        rights.organisation,
        account,
        rights.person,
        units=frozenset(led_units(rights.organisation, rights.person, day)),
        drafted=frozenset(named.values_list("dossier_id", flat=True)) if rights.person else frozenset(),
        seats=seats,
        office=rights.has(Role.OFFICE),
    )


def seats_of(organisation: int, person: int | None, day: date) -> Iterator[int]:
    """The cell one belongs to, and the bodies in which one holds a post."""
    if person is None:
        return
    cells = Membership.objects.on(day).filter(organisation=organisation, person=person)
    yield from cells.values_list("cell_id", flat=True)
    posts = Post.objects.on(day).filter(organisation=organisation, person=person)
    yield from posts.values_list("unit_id", flat=True)


def forums_of(dossier: Dossier) -> QuerySet[Participation]:
    return dossier.participations.filter(group=Participation.Group.FORUMS, is_dropped=False)


def heard_in(review: Review) -> list[tuple[str, str]]:
    """Each place of review, with what the document wants gone into there."""
    rules = pack_of(review.dossier.campaign).forums
    rows = forums_of(review.dossier).values_list("name", "rule")
    return [(name, (rules[rule].deep or "") if rule in rules else "") for name, rule in rows]


def sits_in_forum(pens: Pens, dossier: Dossier) -> bool:
    return forums_of(dossier).filter(unit__in=pens.seats).exists() if pens.seats else False


def may_read(review: Review, rights: Rights, pens: Pens) -> bool:
    """Whoever writes it; others what was handed in."""
    if pens.may_write(review):
        return True
    if review.organisation_id != pens.organisation or not review.was_handed_in:
        return False
    dossier = review.dossier
    if review.is_private:
        meets = reached(dossier.campaign.phase, FORUM_READS_FROM)
        return meets and sits_in_forum(pens, dossier)
    return may_see(dossier, rights) or directs(dossier, rights.person)


def may_see(dossier: Dossier, rights: Rights) -> bool:
    return may(dossier, rights, Action.SEE_DOSSIER)


def may(dossier: Dossier, rights: Rights, action: Action) -> bool:
    campaign, target = dossier.campaign, of_campaigns.about_dossier(dossier)
    return of_campaigns.may(campaign, of_campaigns.rights_in(campaign, rights), action, target)


def directs(dossier: Dossier, person: int | None) -> bool:
    """A committee member who directs the review because something was prompted."""
    if person is None:
        return False
    return dossier.prompts.filter(Q(director=person) & Q(withdrawn_because="")).exists()


ORDER = (Role.SECRETARY, Role.OFFICE, Role.SUPERVISOR, Role.STANDING, Role.COMMITTEE)


def readers(review: Review) -> list[str]:
    """Who will read the review, in the order in which they come to it."""
    dossier = review.dossier
    if review.is_private:
        names = ", ".join(forums_of(dossier).values_list("name", flat=True)) or _("nơi kiểm điểm")
        return [_("chỉ đồng chí, và %(forum)s từ khi họp; văn phòng không đọc được") % {"forum": names}]
    told = [] if dossier.person_id else [_("thành viên tập thể (khi được gửi dự thảo)")]
    return told + [f"{role_name(role)} {when(role)}" for role in ORDER]


def role_name(role: Role) -> str:
    return {
        Role.SECRETARY: _("bí thư, phó bí thư chi bộ"),
        Role.OFFICE: _("văn phòng cấp ủy"),
        Role.SUPERVISOR: _("cấp ủy viên phụ trách đơn vị"),
        Role.STANDING: _("Ban Thường vụ"),
        Role.COMMITTEE: _("Ban Chấp hành"),
    }[role]


def when(role: Role) -> str:
    return {
        Phase.APPRAISING: _("(từ khi thẩm định)"),
        Phase.DECIDING: _("(từ khi quyết định)"),
    }.get(SINCE.get((role, Action.SEE_DOSSIER), Phase.PREPARING), _("(sau khi gửi)"))
