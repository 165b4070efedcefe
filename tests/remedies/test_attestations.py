"""What people vouch for: HX18-21, HX18-79, HX18-80, HX18-87. Named, reasoned, told on, and taken back."""

from collections.abc import Sequence

import pytest

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.remedies.actions.attesting import attest, withdraw_attestation
from congtam.remedies.judgements import judgement, judgements
from congtam.remedies.models import Attestation
from congtam.remedies.queries.attested import attestable, counts
from congtam.web.base.guards import today
from tests.cast import Cast
from tests.commitments.ground import kept, read


def give(
    ward: Cast, dossiers: Sequence[Dossier], fact: str, who: str = "giang", *, holds: bool = True
) -> list[Attestation]:
    campaign, kind = dossiers[0].campaign, dossiers[0].kind
    found = judgement(campaign, kind, fact)
    assert found is not None
    return attest(
        campaign=campaign,
        judgement=found,
        dossiers=dossiers,
        holds=holds,
        reason="hai sáng kiến được công nhận",
        paper="NQ 3",
        by=ward.actor(who),
        person=ward.persons[who].pk,
    )


def test_an_attestation_is_what_the_level_asks_for(ward: Cast, cell: Dossier) -> None:
    """HX18-21: recorded with reason and who; never assumed."""
    assert "outstanding_cell" not in read(cell)
    (row,) = give(ward, [cell], "outstanding_cell")
    assert read(cell)["outstanding_cell"] is True
    assert (row.attested_by, row.reason, row.paper) == (
        "Hoàng Trường Giang",
        "hai sáng kiến được công nhận",
        "NQ 3",
    )


def test_the_words_of_the_document_stand_before_whoever_attests(campaign: Campaign) -> None:
    """HX18-21, HX18-87: verbatim, with the citation."""
    found = judgement(campaign, "cell", "outstanding_cell")
    assert found is not None
    assert (found.cites, found.clauses) == ("II.B.1.3.a", ("HX18-21",))
    assert "đổi mới" in found.text
    member = judgement(campaign, "member", "exemplary_member")
    assert member is not None
    assert member.clauses == ("HX18-87",)
    assert "tiêu biểu" in member.text


def test_every_judgement_of_the_document_is_offered(campaign: Campaign) -> None:
    """HX18-79, HX18-80, HX18-87."""
    offered = {one.fact for one in judgements(campaign)}
    wanted = {"outstanding_cell", "committee_united", "exemplary_member", "keeps_private_business_rules"}
    assert wanted | {"pioneer", "trusted_by_people", "exemplary_collective"} <= offered


def test_several_named_are_each_attested(ward: Cast, campaign: Campaign) -> None:
    """HX18-87."""
    rows = list(campaign.dossiers.filter(kind="member", home=ward.units["cell1"]))
    give(ward, rows, "exemplary_member")
    assert sorted(Attestation.objects.values_list("name", flat=True)) == sorted(row.name for row in rows)
    assert kept(campaign, "exemplary_member") == [True] * len(rows)


def test_nobody_named_nobody_attested(ward: Cast, campaign: Campaign) -> None:
    found = judgement(campaign, "cell", "outstanding_cell")
    assert found is not None
    with pytest.raises(Refusal, match="Chưa chọn ai"):
        attest(
            campaign=campaign,
            judgement=found,
            dossiers=[],
            holds=True,
            reason="x",
            by=ward.actor("giang"),
            person=None,
        )


def test_nobody_vouches_for_themselves(ward: Cast, campaign: Campaign) -> None:
    own = campaign.dossiers.get(kind="member", person=ward.persons["binh"])
    with pytest.raises(Refusal, match="tự xác nhận"):
        give(ward, [own], "exemplary_member", "binh")
    rights = rights_of(ward.accounts["binh"], today())
    campaign.phase = "reviewing"
    offered = attestable(campaign, rights)
    assert set(offered.values_list("name", flat=True)) == {"Nguyễn Văn An"}


def test_a_judgement_that_was_given_is_changed_by_taking_it_back(ward: Cast, cell: Dossier) -> None:
    (row,) = give(ward, [cell], "outstanding_cell")
    with pytest.raises(Refusal, match="rút xác nhận cũ"):
        give(ward, [cell], "outstanding_cell", holds=False)
    with pytest.raises(Refusal, match="lý do"):
        withdraw_attestation(attestation=row, reason="", by=ward.actor("giang"))
    withdraw_attestation(attestation=row, reason="sáng kiến bị thu hồi", by=ward.actor("giang"))
    assert "outstanding_cell" not in read(cell)
    give(ward, [cell], "outstanding_cell", holds=False)
    assert read(cell)["outstanding_cell"] is False


def test_what_was_entered_by_hand_is_not_overwritten(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    enter_fact(
        campaign=campaign,
        fact="outstanding_cell",
        value=False,
        reason="NQ 1",
        by=ward.actor("dung"),
        unit=cell.unit,
    )
    with pytest.raises(Refusal, match="nhập tay"):
        give(ward, [cell], "outstanding_cell")
    assert not Attestation.objects.exists()


def test_counts_are_of_those_one_may_attest(ward: Cast, campaign: Campaign, cell: Dossier) -> None:
    give(ward, [cell], "outstanding_cell")
    rights = rights_of(ward.accounts["dung"], today())
    found = {
        (one.kind, one.fact): (done, all_)
        for one, done, all_ in counts(campaign, attestable(campaign, rights))
    }
    assert found["cell", "outstanding_cell"] == (
        1,
        campaign.dossiers.filter(kind="cell", is_listed=True).count(),
    )
