"""A vote of the campaign made from its pack, opened, and held again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from congtam.ballots.actions.again import vote_again
from congtam.ballots.actions.opening import open_poll
from congtam.ballots.actions.preparing import base_on_those_present, prepare_poll
from congtam.ballots.choices import Kind
from congtam.ballots.queries.desk import lines_of
from congtam.ballots.terms import Committee, Name
from congtam.campaigns.actions.journal import note
from congtam.campaigns.actions.planning import refuse_over
from congtam.campaigns.models import Campaign, Dossier, Polling, Staleness
from congtam.campaigns.packs import pack_of
from congtam.campaigns.polls import Eligible, Said, dossier_of, name_of, terms_of
from congtam.campaigns.queries.electorate import Electorate, ballot_of, cells_of
from congtam.campaigns.queries.polls import proposed_levels
from congtam.campaigns.queries.quorum import quorum_of
from congtam.campaigns.queries.staleness import marks_of, overtaken_said
from congtam.engine.pack import Pack
from congtam.engine.pack.process import Ballot
from congtam.journal.actors import Actor
from congtam.people.queries.tree import tree
from congtam.people.refusals import Refusal

PRESENT = "present"


@dataclass(frozen=True)
class Asked:
    """What is put to the vote: a ballot of the pack, the unit, the subjects with what is open to each."""

    ballot: str
    place: int
    dossiers: Sequence[Dossier]
    eligible: Mapping[int, Eligible]
    voters: Electorate


@transaction.atomic
def prepare_polling(
    *, campaign: Campaign, asked: Asked, said: Said, committee: Committee, by: Actor
) -> Polling:
    """Base, majority and kind come from the pack; where it is silent, from the meeting."""
    refuse_over(campaign)
    pack, ballot = pack_of(campaign), ballot_put(campaign, asked)
    base_of, because = base_chosen(ballot, asked, said)
    base = asked.voters.bases[base_of] or len(asked.voters.entitled)
    proposed = proposed_levels(campaign, asked.dossiers)
    poll = prepare_poll(
        organisation=campaign.organisation_id,
        terms=terms_of(pack, ballot, said, base),
        names=names_of(campaign, pack, ballot, asked, proposed),
        voters=[person.pk for person in asked.voters.entitled],
        committee=committee,
        by=by,
    )
    polling = Polling.objects.create(
        organisation_id=campaign.organisation_id,
        campaign=campaign,
        poll=poll,
        ballot=asked.ballot,
        place_id=asked.place,
        place_name=said.body,
        plan=said.plan,
        base_of=base_of,
        chosen_because=because,
        proposed={str(pk): level for pk, level in proposed.items()},
    )
    note(campaign, "poll", by, {"poll": poll.pk, "ballot": asked.ballot, "place": asked.place})
    return polling


def ballot_put(campaign: Campaign, asked: Asked) -> Ballot:
    """That of the document; refused without somebody to vote about, and somebody to vote."""
    ballot = ballot_of(campaign, asked.ballot)
    if ballot is None:
        raise Refusal(_("Văn bản của đợt này không có lần bỏ phiếu đó."))
    if not asked.dossiers:
        raise Refusal(_("Chưa chọn đối tượng nào để bỏ phiếu."))
    if not asked.voters.entitled:
        raise Refusal(
            _("Chưa có ai trong danh sách được bỏ phiếu. Xem lại danh sách đảng viên, cấp ủy viên.")
        )
    return ballot


def base_chosen(ballot: Ballot, asked: Asked, said: Said) -> tuple[str, str]:
    """Of what the majority is taken, and why the meeting chose so where the document is silent."""
    base_of = said.base_of if ballot.base is None else ballot.base
    is_chosen = ballot.base is None or (ballot.majority is None and said.majority not in {"", "none"})
    if base_of not in asked.voters.bases or (is_chosen and not said.because.strip()):
        raise Refusal(_("Văn bản không nêu cơ số hoặc đa số: chọn cơ số và ghi hội nghị thống nhất thế nào."))
    return base_of, said.because.strip() if is_chosen else ""


def names_of(
    campaign: Campaign, pack: Pack, ballot: Ballot, asked: Asked, proposed: Mapping[int, str]
) -> list[Name]:
    kind = Kind(ballot.choices)
    if kind is Kind.AGREE:
        refuse_without_proposal(asked.dossiers, proposed)
    cells = cells_of(asked.dossiers, tree(campaign.organisation_id, campaign.asked_on))
    first = next(iter(pack.levels))
    return [
        name_of(
            pack,
            kind,
            row,
            asked.eligible.get(row.pk, Eligible(tuple(pack.levels))),
            proposed=proposed.get(row.pk, ""),
            cell=cells[row.pk],
            pick=first,
        )
        for row in asked.dossiers
    ]


def refuse_without_proposal(dossiers: Sequence[Dossier], proposed: Mapping[int, str]) -> None:
    missing = [row.name for row in dossiers if row.pk not in proposed]
    if missing:
        names = ", ".join(missing[:5])
        raise Refusal(_("Chưa có mức đề nghị nên chưa bỏ phiếu đồng ý được: %(names)s.") % {"names": names})


@transaction.atomic
def open_polling(*, polling: Polling, by: Actor, accepted: Collection[str] = ()) -> None:
    """A base of those present is counted now, when they are all there. What was printed must still hold."""
    refuse_overtaken(polling)
    quorum = quorum_of(polling)
    if in_the_way := [*quorum.stops, *(said for said in quorum.warns if said not in accepted)]:
        raise Refusal(" ".join(in_the_way))
    if polling.base_of == PRESENT:
        base_on_those_present(poll=polling.poll, by=by)
    open_poll(poll=polling.poll, by=by, accepted=accepted)


def refuse_overtaken(polling: Polling) -> None:
    if said := overtaken_said(polling):
        raise Refusal(" ".join(said))


@transaction.atomic
def hold_again(*, polling: Polling, plan: str, by: Actor) -> Polling:
    """After an incident: the same list, new slips or paper, everybody votes again."""
    return followed(polling, vote_again(poll=polling.poll, by=by).pk, plan)


def followed(polling: Polling, poll: int, plan: str) -> Polling:
    made = Polling.objects.create(
        organisation_id=polling.organisation_id,
        campaign_id=polling.campaign_id,
        poll_id=poll,
        ballot=polling.ballot,
        place_id=polling.place_id,
        place_name=polling.place_name,
        plan=plan,
        base_of=polling.base_of,
        chosen_because=polling.chosen_because,
        proposed=polling.proposed,
    )
    keep_marks(polling, made)
    return made


def keep_marks(polling: Polling, made: Polling) -> None:
    """The same lines again: what has overtaken them has overtaken these."""
    there = {dossier_of(line.subject) for line in lines_of(made.poll)}
    marks = [mark for mark in marks_of(polling) if mark.is_open and mark.dossier_id in there]
    for mark in marks:
        mark.pk, mark.polling = None, made
    Staleness.objects.bulk_create(marks)
