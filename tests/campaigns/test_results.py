"""Stages and results: who may, what must come before, and by whose authority."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.moving import Paper, move_dossiers, record_results
from congtam.campaigns.actions.phases import move_campaign
from congtam.campaigns.facts.ground import standing_now
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.phases import Move as PhaseMove
from congtam.campaigns.queries.ground import ground, standings
from congtam.campaigns.queries.standing import bare_outcomes, held_back, held_in
from congtam.campaigns.stages import Move, Stage
from congtam.engine.rating import rate
from congtam.journal.actors import PROGRAM
from congtam.people.actions.registers import record_leave
from congtam.people.permissions import Rights
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from tests.cast import Cast

DAY = date(2018, 12, 21)


def rights(cast: Cast, name: str) -> Rights:
    return rights_of(cast.accounts[name], DAY)


def dossier(campaign: Campaign, name: str, kind: str) -> Dossier:
    return campaign.dossiers.get(name=name, kind=kind)


def act(
    campaign: Campaign, cast: Cast, one: Dossier, act: str, who: str, level: str = "HTTNV"
) -> list[Result]:
    unit = cast.units.get(who)
    paper = Paper(who=f"unit:{unit.pk}" if unit else f"body:{who}", on=DAY, number="12-QĐ/ĐU")
    return record_results(
        campaign=campaign,
        levels={one.pk: level},
        act=act,
        paper=paper,
        rights=rights(cast, "dung"),
        by=PROGRAM,
    )


def ready(campaign: Campaign, cast: Cast, one: Dossier) -> None:
    """Whatever the orders ask before its rating."""
    close_comments(campaign, cast)
    for branch, superior in (
        ("Ban Công tác Mặt trận Thanh Khê", "front"),
        ("Chi hội Nông dân Thanh Khê", "farmers"),
    ):
        act(campaign, cast, dossier(campaign, branch, "branch"), "decide", superior)
    kinds = {"cell_committee", "cell_assembly"} if one.unit_id else {one.kind}
    for row in campaign.dossiers.filter(unit=one.unit, person=one.person, kind__in=kinds):
        move(campaign, cast, row, Move.REVIEW)


def close_comments(campaign: Campaign, cast: Cast) -> None:
    enter_fact(
        campaign=campaign,
        unit=cast.units["khe"],
        fact="comments_closed_on",
        value="2018-12-06",
        reason="Công văn của Văn phòng",
        by=PROGRAM,
    )


def move(
    campaign: Campaign, cast: Cast, one: Dossier, by_move: Move, *, who: str = "dung", reason: str = ""
) -> None:
    move_dossiers(
        campaign=campaign,
        dossiers=[one],
        move=by_move,
        rights=rights(cast, who),
        by=PROGRAM,
        reason=reason,
        on=DAY,
    )
    one.refresh_from_db()


def test_a_review_waits_for_the_comments(campaign: Campaign, ward: Cast) -> None:
    committee = dossier(campaign, "Chi bộ Thanh Khê", "cell_committee")
    with pytest.raises(Refusal, match="chưa có ngày hoàn thành việc lấy ý kiến"):
        move(campaign, ward, committee, Move.REVIEW)
    close_comments(campaign, ward)
    move(campaign, ward, committee, Move.REVIEW)
    assert (committee.stage, committee.reviewed_on) == (Stage.REVIEWED, DAY)


def test_the_order_of_decisions_never_stops_the_own_rating(campaign: Campaign, ward: Cast) -> None:
    """HX18's own calendar has sheets filled in before any meeting."""
    member = dossier(campaign, "Đinh Thị Lan", "member")
    move(campaign, ward, member, Move.RATE_SELF)
    assert member.stage == Stage.SELF_RATED


def test_hx18_30_a_decision_by_another_body_is_refused(campaign: Campaign, ward: Cast) -> None:
    cell = dossier(campaign, "Chi bộ Thanh Khê", "cell")
    ready(campaign, ward, cell)
    act(campaign, ward, cell, "propose", "khe")
    cell.refresh_from_db()
    act(campaign, ward, cell, "appraise", "standing")
    for other in ("standing", "khe", "town_standing_committee"):
        with pytest.raises(Refusal, match="thẩm quyền thuộc Ban Chấp hành Đảng bộ phường"):
            act(campaign, ward, cell, "decide", other)
    (result,) = act(campaign, ward, cell, "decide", "executive")
    assert (result.name, result.level, result.paper) == ("Ban Chấp hành Đảng bộ phường", "HTTNV", "12-QĐ/ĐU")
    cell.refresh_from_db()
    assert cell.stage == Stage.DECIDED


def test_hx18_53_three_groups_of_authority(campaign: Campaign, ward: Cast) -> None:
    peoples = dossier(campaign, "Ủy ban nhân dân phường", "collective")
    skip_to_appraised(peoples)
    with pytest.raises(Refusal, match="thẩm quyền thuộc Ban Thường vụ Thị ủy"):
        act(campaign, ward, peoples, "decide", "executive")
    farmers = dossier(campaign, "Ban Chấp hành Hội Nông dân phường", "mass_collective")
    skip_to_appraised(farmers)
    with pytest.raises(Refusal, match="thẩm quyền thuộc Ban Chấp hành Đảng bộ phường"):
        act(campaign, ward, farmers, "decide", "town_standing_committee")


def skip_to_appraised(one: Dossier) -> None:
    """As if all before it were done."""
    one.stage, one.reviewed_on = Stage.APPRAISED, DAY
    one.save()
    for done in ("propose", "appraise"):
        Result.objects.create(
            organisation_id=one.organisation_id,
            dossier=one,
            act=done,
            level="HTTNV",
            who="unit:1",
            name="",
            on=DAY,
            recorded_by="",
            recorded_at=timezone.now(),
        )


def test_what_another_body_does_first_must_be_done(campaign: Campaign, ward: Cast) -> None:
    cell = dossier(campaign, "Chi bộ Thanh Khê", "cell")
    ready(campaign, ward, cell)
    with pytest.raises(Refusal, match="Chi bộ Thanh Khê chưa đề nghị"):
        act(campaign, ward, cell, "decide", "executive")


def test_the_ward_waits_for_its_cells_by_name(campaign: Campaign, ward: Cast) -> None:
    whole = dossier(campaign, "Đảng bộ phường Bình An", "organisation")
    skip_to_appraised(whole)
    with pytest.raises(Refusal, match=r"còn chờ .*Chi bộ Tổ dân phố 1"):
        act(campaign, ward, whole, "decide", "town_standing_committee")


def test_a_level_the_pack_does_not_know_is_refused(campaign: Campaign, ward: Cast) -> None:
    with pytest.raises(Refusal, match="không có mức xếp loại"):
        act(campaign, ward, dossier(campaign, "Chi bộ Thanh Khê", "cell"), "propose", "khe", level="TỐT")


def test_members_move_nothing(campaign: Campaign, ward: Cast) -> None:
    for who in ("an", "cuc", "binh", "giang", "khoa", "hanh"):
        with pytest.raises(Refusal, match="không được giao"):
            move(campaign, ward, dossier(campaign, "Đinh Thị Lan", "member"), Move.RATE_SELF, who=who)


def test_a_secretary_moves_only_the_own_cell(campaign: Campaign, ward: Cast) -> None:
    own = dossier(campaign, "Nguyễn Văn An", "member")
    move(campaign, ward, own, Move.RATE_SELF, who="binh")
    assert own.stage == Stage.SELF_RATED


def test_annulling_keeps_the_history(campaign: Campaign, ward: Cast) -> None:
    cell = dossier(campaign, "Chi bộ Thanh Khê", "cell")
    ready(campaign, ward, cell)
    for name, who in (("propose", "khe"), ("appraise", "standing"), ("decide", "executive")):
        cell.refresh_from_db()
        act(campaign, ward, cell, name, who)
    cell.refresh_from_db()
    with pytest.raises(Refusal, match="lý do"):
        move(campaign, ward, cell, Move.ANNUL)
    move(campaign, ward, cell, Move.ANNUL, reason="Kết luận kiểm tra số 5")
    assert cell.results.count() == 3
    assert not cell.results.filter(annulled_because="").exists()
    move(campaign, ward, cell, Move.RATE_AGAIN, reason="xếp loại lại")
    assert cell.stage == Stage.REVIEWED


def test_one_result_of_an_act_is_in_force(campaign: Campaign) -> None:
    one = dossier(campaign, "Đinh Thị Lan", "member")
    skip_to_appraised(one)
    with pytest.raises(IntegrityError), transaction.atomic():
        skip_to_appraised(one)


def test_phases_say_who_is_waited_for(campaign: Campaign) -> None:
    assert move_campaign(campaign=campaign, move=PhaseMove.FORWARD, by=PROGRAM) == "reviewing"
    assert move_campaign(campaign=campaign, move=PhaseMove.FORWARD, by=PROGRAM) == "meeting"
    with pytest.raises(Refusal, match=r"chưa họp kiểm điểm \(\d+\): .*"):
        move_campaign(campaign=campaign, move=PhaseMove.FORWARD, by=PROGRAM)
    campaign.meetings.update(held_on=DAY)
    assert move_campaign(campaign=campaign, move=PhaseMove.FORWARD, by=PROGRAM) == "appraising"
    with pytest.raises(Refusal, match="chưa được đề nghị"):
        move_campaign(campaign=campaign, move=PhaseMove.FORWARD, by=PROGRAM)
    with pytest.raises(Refusal, match="lý do"):
        move_campaign(campaign=campaign, move=PhaseMove.BACK, by=PROGRAM)
    assert move_campaign(campaign=campaign, move=PhaseMove.BACK, by=PROGRAM, reason="họp lại") == "meeting"


def test_what_holds_somebody_back_is_known_without_any_level(campaign: Campaign, ward: Cast) -> None:
    one = dossier(campaign, "Chi bộ Thanh Khê", "cell")
    ready(campaign, ward, one)
    there = ground(campaign)
    everybody = standing_now(there, there.population, standings(campaign))
    rating = rate(there.pack, everybody)
    rated = held_in(rating, bare_outcomes(rating), there.dossiers)
    assert held_back(campaign) == rated
    some = list(campaign.dossiers.filter(pk__in=sorted(rated)[:3]))
    assert held_back(campaign, [*some, one]) == {row.pk: rated[row.pk] for row in some}


def test_what_the_registers_say_is_read_again_after_a_change(campaign: Campaign) -> None:
    an = dossier(campaign, "Nguyễn Văn An", "member")
    before = ground(campaign)
    assert ground(campaign) is before
    enter_fact(campaign=campaign, fact="disciplined", value=True, reason="QĐ 5", by=PROGRAM, person=an.person)
    assert ground(campaign).entries[an.key].facts["disciplined"] is True
    assert an.person is not None
    record_leave(
        person=an.person, kind="sick", since=campaign.covers_from, until=campaign.covers_to, by=PROGRAM
    )
    after = ground(campaign).entries[an.key].facts
    assert after != {**before.entries[an.key].facts, "disciplined": True}
