"""A vote made from a pack's ballot: who votes, of how many, what may be ticked, and what it comes to."""

from datetime import date

import pytest
from django.utils import timezone

from congtam.ballots.actions import casting, closing, counting, preparing, slips
from congtam.ballots.choices import Kind
from congtam.ballots.codes import read_slip_code
from congtam.ballots.models import RollLine
from congtam.ballots.queries.opening import warnings_before_opening
from congtam.ballots.queries.question import question_of
from congtam.ballots.queries.results import results
from congtam.ballots.refusals import Refused
from congtam.ballots.verdict import Outcome
from congtam.campaigns.actions import polling as making
from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.actions.polling import open_polling
from congtam.campaigns.actions.voted import Recorded, record_polling
from congtam.campaigns.models import Campaign, Dossier, Polling, Result
from congtam.campaigns.packs import pack_of
from congtam.campaigns.queries import quorum
from congtam.campaigns.queries.electorate import ballot_of, electorate
from congtam.campaigns.queries.polls import reached_levels
from congtam.campaigns.queries.staleness import marks_of
from congtam.engine.pack.process import Quorum
from congtam.people.actions.units import open_unit
from congtam.people.models import Leave, Membership
from congtam.people.queries.rights import rights_of
from congtam.people.refusals import Refusal
from congtam.sheets.queries.eligibility import eligible_in
from tests.campaigns.votes import DAY, asked, grow_cell, polling
from tests.campaigns.ward import new_member, opened
from tests.cast import START, Cast
from tests.sheets.ground import fill, moved, own_sheet, with_account

pytestmark = pytest.mark.django_db(databases="__all__")
HALF_SAID = {"base_of": "body_members", "majority": "1/2", "because": "Hội nghị thống nhất trên một nửa."}
Standing = Membership.Standing


@pytest.fixture
def vote_ward(ward: Cast) -> Cast:
    grow_cell(ward, 6)
    return ward


@pytest.fixture
def vote(vote_ward: Cast) -> Campaign:
    return opened(vote_ward)


def held(made: Polling, cast: Cast, *ballots: tuple[int, ...] | int) -> Polling:
    """All are there and cast by slip: these ballots (a number: the same on every line), then blanks."""
    poll, by = made.poll, cast.actor("binh")
    people = list(poll.roll.values_list("person", flat=True))
    preparing.mark_present(poll=poll, people=people, by=by)
    codes = slips.lay_out_slips(poll=poll, number=len(people), by=by)
    words = [" ".join(paper) for paper in slips.make_key(poll=poll, by=by)]
    slips.try_key(poll=poll, papers=words[:2], by=by)
    for person in people:
        preparing.sign_for(poll=poll, person=person, token=RollLine.Token.SLIP, by=by)
    made.poll.refresh_from_db()
    open_polling(polling=made, by=by, accepted=warnings_before_opening(poll))
    lines = poll.lines.count()
    for place, code in enumerate(codes):
        ballot = ballots[place] if place < len(ballots) else 0
        ticks = bytes([ballot] * lines if isinstance(ballot, int) else ballot)
        question_of(poll).check(ticks)
        signs = read_slip_code(code) or ""
        sealed = casting.seal_ballot(poll_id=poll.pk, signs=signs, ticks=ticks)
        casting.cast(poll_id=poll.pk, signs=signs, ballot=sealed)
    closing.close_poll(poll=poll, by=by)
    made.poll = counting.count_poll(poll=poll, papers=words[1:], by=by)
    return made


def verdict(made: Polling, line: int = 1) -> tuple[str, str | None, list[int | None]]:
    one = results(made.poll)[line - 1]
    missing = [standing.missing for standing in one.verdict.standings]
    return str(one.verdict.outcome), one.key_of(one.verdict.reached), missing


def test_hx18_40_41_42_44_more_than_half_of_all_official_members(vote: Campaign, vote_ward: Cast) -> None:
    """Of all of them, present or not; probationary members and the suspended have no vote, and for the
    highest level the document states no majority."""
    new_member(vote_ward, "new", "Tô Văn Dự", "cell1", standing=Standing.PROBATIONARY)
    new_member(vote_ward, "off", "Tô Văn Đình", "cell1", standing=Standing.SUSPENDED)
    made = polling(vote, vote_ward)
    names = {voter.full_name for voter in asked(vote, "member_vote", made.place_id).voters.entitled}
    assert (made.poll.base, len(names)) == (9, 8), "the suspended counts in the base and does not vote"
    assert not {"Tô Văn Dự", "Tô Văn Đình"} & names
    lines = made.poll.lines.count()
    rows = [(2, 1, 3, 4, *[0] * (lines - 4))] * 4 + [(2, 1, 3, 0, *[0] * (lines - 4))]
    held(made, vote_ward, *rows)
    assert verdict(made, 1) == ("reached", "HTTNV", [None, 0, 5, 5])
    assert verdict(made, 2)[:2] == ("not_stated", None), "HX18-44: nothing is said of the highest level"
    assert verdict(made, 3)[:2] == ("reached", "HTNV")
    assert verdict(made, 4) == ("no_majority", None, [None, 5, 5, 1])


@pytest.mark.parametrize(("if_less", "accepts"), [("stop", False), ("warn", True)])
def test_a_vote_below_what_the_document_asks_to_be_there(
    vote: Campaign, vote_ward: Cast, monkeypatch: pytest.MonkeyPatch, if_less: str, accepts: bool
) -> None:
    """Two thirds of all official members, eight: six. Stopped or warned, as the pack says."""
    ballot = ballot_of(vote, "member_vote")
    assert ballot is not None
    said_so = {"base": "official_members", "at_least": "2/3", "if_less": if_less}
    asks = Quorum.model_validate(said_so)
    monkeypatch.setattr(quorum, "ballot_of", lambda *_: ballot.model_copy(update={"quorum": asks}))
    made, by = polling(vote, vote_ward), vote_ward.actor("binh")
    people = list(made.poll.roll.values_list("person", flat=True))
    preparing.mark_present(poll=made.poll, people=people[:5], by=by)
    said = [*quorum.quorum_of(made).stops, *quorum.quorum_of(made).warns]
    assert said[0].startswith("Có mặt 5, cần ít nhất 6 (2/3 của 8;")
    with pytest.raises(Refusal, match="cần ít nhất 6"):
        open_polling(polling=made, by=by)
    if not accepts:
        with pytest.raises(Refusal, match="cần ít nhất 6"):
            open_polling(polling=made, by=by, accepted=said)
        preparing.mark_present(poll=made.poll, people=people[:6], by=by)
        assert quorum.quorum_of(made) == quorum.Quorum(), "exactly as many as asked"
    for person in people[:5]:
        preparing.sign_for(poll=made.poll, person=person, token=RollLine.Token.PAPER, by=by)
    open_polling(polling=made, by=by, accepted=[*warnings_before_opening(made.poll), *said])


def test_hx18_32_the_committee_votes_on_its_own_cell(vote: Campaign, vote_ward: Cast) -> None:
    """Four levels, by the committee; a cell without one votes as a whole. The base is asked for."""
    khe = asked(vote, "cell_self_rating", vote_ward.units["khe"].pk)
    assert {person.full_name for person in khe.voters.entitled} == {"Ngô Văn Khánh", "Đinh Thị Lan"}
    whole = asked(vote, "cell_self_rating", vote_ward.units["cell1"].pk)
    assert len(whole.voters.entitled) == 8
    with pytest.raises(Refusal, match="Văn bản không nêu cơ số"):
        polling(vote, vote_ward, "cell_self_rating", "khe")
    with pytest.raises(Refusal, match="ghi hội nghị thống nhất"):
        polling(vote, vote_ward, "cell_self_rating", "khe", **(HALF_SAID | {"because": " "}))
    made = polling(vote, vote_ward, "cell_self_rating", "khe", **HALF_SAID)
    assert (made.poll.base, made.chosen_because) == (2, HALF_SAID["because"])
    assert [choice["key"] for choice in made.poll.choices] == list(pack_of(vote).levels)


def test_a_silent_document_gives_no_verdict(vote: Campaign, vote_ward: Cast) -> None:
    """HX18-34: the deciding ballot on cells; no base and no majority of ours."""
    words = {"base_of": "body_members", "majority": "none", "because": "Chỉ ghi số phiếu."}
    made = held(polling(vote, vote_ward, "cell_decision", "executive", **words), vote_ward, 1)
    assert {one.verdict.outcome for one in results(made.poll)} <= {Outcome.NOT_STATED, Outcome.NO_MAJORITY}
    assert reached_levels(made) == {}


def test_hx18_34_the_ward_committee_decides_on_cells(vote: Campaign, vote_ward: Cast) -> None:
    made = polling(vote, vote_ward, "cell_decision", "executive", **HALF_SAID)
    voters = {person.full_name for person in asked(vote, "cell_decision", made.place_id).voters.entitled}
    assert voters == {"Hoàng Trường Giang", "Bùi Quang Sơn"}
    held(made, vote_ward, 2, 2)
    assert verdict(made) == ("reached", "HTTNV", [2, 0, 2, 2])
    one = vote.dossiers.get(unit=vote_ward.units["cell1"], kind="cell")
    own_vote(one, "HTXSNV")
    recorded = record(made, vote_ward)
    assert recorded.done == 0
    assert "Chi bộ Tổ dân phố 1: Chi bộ Tổ dân phố 1 chưa đề nghị." in recorded.held
    appraised(vote, "HTNV", one)
    by = vote_ward.actor("binh")
    rights = rights_of(vote_ward.accounts["binh"], DAY)
    refused = record_polling(polling=made, on=DAY, number="1", rights=rights, by=by)
    assert refused.done == 0
    assert any("không được giao việc này" in why for why in refused.held), "the office alone records it"
    assert record(made, vote_ward).done == 1
    before = {"vote": "HTXSNV", "propose": "HTNV", "appraise": "HTNV"}
    assert results_of(one) == before | {"resolve": "HTTNV"}, "nothing is decided by the count alone"
    with pytest.raises(Refusal, match="số quyết định"):
        record(made, vote_ward, number=" ", decided=True)
    assert record(made, vote_ward, number="12-QĐ/ĐU", decided=True).done == 1
    assert results_of(one) == before | {"resolve": "HTTNV", "decide": "HTTNV"}
    row = one.results.get(act="decide", annulled_because="")
    assert (row.paper, row.polling_id) == ("12-QĐ/ĐU", made.pk)
    assert row.because.startswith("Theo kết quả bỏ phiếu kín"), "it differs from what was proposed"
    one.refresh_from_db()
    assert one.stage == "decided"


def results_of(one: Dossier) -> dict[str, str]:
    return dict(one.results.filter(annulled_because="").values_list("act", "level"))


def test_hx18_45_the_deciding_ballot_on_members_is_read_cell_by_cell(vote: Campaign, vote_ward: Cast) -> None:
    """Agreement with the proposal of a whole cell is allowed by the pack; nothing is ticked beforehand."""
    one = vote.dossiers.get(person=vote_ward.persons["an"], kind="member")
    propose(one, "HTTNV")
    made = polling(vote, vote_ward, "member_decision", "executive", **HALF_SAID)
    question = question_of(made.poll)
    assert (made.poll.bulk, question.kind) == (True, Kind.LEVELS)
    line = made.poll.lines.get(subject=f"dossier:{one.pk}")
    assert (line.proposal, line.cell) == ("HTTNV", "Chi bộ Tổ dân phố 1")
    assert set(question.ticks({})) == {0}
    assert sum(tick != 0 for tick in question.ticks({}, [line.cell])) == 1, "only what was proposed"
    assert not polling(vote, vote_ward).poll.bulk, "where the pack does not allow it, there is none"


def test_hx18_82_only_the_eligible_can_be_ticked(vote: Campaign, vote_ward: Cast) -> None:
    """Points and facts decide what may be put to the vote; the level that is shut says why."""
    farmers = vote.dossiers.get(unit=vote_ward.units["farmers"], kind="mass_collective")
    assert eligible_in(vote, [farmers])[farmers.pk].allowed[0] == "HTXSNV"
    strike(vote, vote_ward)
    now = eligible_in(vote, [farmers])[farmers.pk]
    assert "HTXSNV" not in now.allowed
    made = polling(vote, vote_ward, "mass_decision", "executive", **HALF_SAID)
    line = made.poll.lines.get(subject=f"dossier:{farmers.pk}")
    assert line.allowed == list(now.allowed)
    assert line.closed["HTXSNV"].startswith("Thuộc trường hợp: ")
    ticks = bytes(1 if row.pk == line.pk else 0 for row in made.poll.lines.all())
    with pytest.raises(Refused, match="không có trên phiếu"):
        question_of(made.poll).check(ticks)


def test_hx18_82_points_below_the_bound_shut_the_level(vote: Campaign, vote_ward: Cast) -> None:
    """The own sheet with 80 of 100 points: the ballot offers every level but the highest."""
    moved(vote, "reviewing")
    with_account(vote_ward, "farmer_chair")
    farmers = vote.dossiers.get(unit=vote_ward.units["farmers"], kind="mass_collective")
    fill(vote_ward, own_sheet(vote_ward, farmers, "farmer_chair"), "farmer_chair", share=80)
    now = eligible_in(vote, [farmers])[farmers.pk]
    assert now.allowed == ("HTTNV", "HTNV", "KHTNV")
    assert "90 điểm" in now.closed["HTXSNV"]


def test_hx18_83_mass_collectives_are_voted_on_by_the_ward_committee(vote: Campaign, vote_ward: Cast) -> None:
    made = polling(vote, vote_ward, "mass_decision", "executive", **HALF_SAID)
    labels = {line.label for line in made.poll.lines.all()}
    assert "Ban Chấp hành Hội Nông dân phường" in labels
    assert "Ban Thường trực Mặt trận phường" in labels
    assert not {"Chi bộ Thanh Khê", "Nguyễn Văn An"} & labels


def test_hx18_82_facts_changed_after_the_vote_make_its_result_stale(vote: Campaign, vote_ward: Cast) -> None:
    made = held(polling(vote, vote_ward, "mass_decision", "executive", **HALF_SAID), vote_ward, 1, 1)
    assert marks_of(made) == []
    strike(vote, vote_ward)
    (mark,) = marks_of(made)
    assert mark.dossier.name == "Ban Chấp hành Hội Nông dân phường"
    assert "Thuộc trường hợp" in mark.says
    assert mark.is_open


def test_btt22_08_and_10_the_whole_section_votes_and_the_form_is_filled(ward: Cast) -> None:
    """Three numbers for each level, as printed; the base leaves out who is not in activity."""
    section(ward)
    campaign = opened(ward, "btt-2022", title="Bình Trưng Tây")
    place = ward.units["section"].pk
    ballot = ballot_of(campaign, "sectional")
    assert ballot is not None
    voters = electorate(campaign, ballot, place, DAY)
    assert voters.bases["official_members"] == 7
    assert voters.bases["official_active"] == 5, "one is exempt, one lives elsewhere for a time"
    made = held(polling(campaign, ward, "sectional", "section"), ward, (1,), (1,), (1,), (2,))
    assert (made.poll.base, verdict(made)[:2]) == (5, ("reached", "HTXSNV"))
    from congtam.web.polls.minutes import filled  # noqa: PLC0415 - a page's own words, held against the form

    one = results(made.poll)[0].verdict
    numbers = (one.standings[0].votes, one.ballots, one.base)
    assert filled(ballot.printed[0], numbers) == (
        "- Hoàn thành xuất sắc nhiệm vụ: 3 / 7 phiếu/ 5 đảng viên chính thức đang sinh hoạt."
    )


def test_agreement_with_what_was_proposed_reaches_that_level(
    vote: Campaign, vote_ward: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballot = ballot_of(vote, "member_vote")
    assert ballot is not None
    agree = ballot.model_copy(update={"choices": "agree"})
    monkeypatch.setattr(making, "ballot_of", lambda *_: agree)
    with pytest.raises(Refusal, match="Chưa có mức đề nghị"):
        polling(vote, vote_ward)
    for one in asked(vote, "member_vote", vote_ward.units["cell1"].pk).dossiers:
        propose(one, "HTTNV")
    made = polling(vote, vote_ward)
    assert [choice["label"] for choice in made.poll.choices] == ["Đồng ý", "Không đồng ý"]
    lines = made.poll.lines.count()
    assert "Đề nghị: Hoàn thành tốt nhiệm vụ" in {line.note for line in made.poll.lines.all()}
    held(made, vote_ward, *[(1, 2, *[0] * (lines - 2))] * 5)
    assert list(reached_levels(made).values()) == ["HTTNV"], "a majority that disagrees reaches no level"


def test_the_voted_level_is_recorded_and_who_waits_is_named(vote: Campaign, vote_ward: Cast) -> None:
    made = polling(vote, vote_ward)
    lines = made.poll.lines.count()
    held(made, vote_ward, *[2] * 6)
    recorded = record(made, vote_ward)
    rows = Result.objects.filter(act="vote", annulled_because="")
    assert (rows.count(), recorded.done + len(recorded.held)) == (recorded.done, lines)
    assert {(row.level, row.name) for row in rows} <= {("HTTNV", "Chi bộ Tổ dân phố 1")}


def record(made: Polling, cast: Cast, *, number: str = "1", decided: bool = False) -> Recorded:
    rights, by = rights_of(cast.accounts["dung"], DAY), cast.actor("dung")
    return record_polling(polling=made, on=DAY, number=number, rights=rights, by=by, decided=decided)


def appraised(campaign: Campaign, level: str, one: Dossier) -> None:
    """What must come before the deciding body's vote: reviewed, proposed, appraised."""
    campaign.dossiers.update(reviewed_on=DAY)
    Dossier.objects.filter(pk=one.pk).update(stage="appraised")
    propose(one, level)
    propose(one, level, act="appraise")


def own_vote(one: Dossier, level: str) -> None:
    propose(one, level, act="vote")


def propose(one: Dossier, level: str, act: str = "propose") -> None:
    Result.objects.create(
        organisation_id=one.organisation_id,
        dossier=one,
        act=act,
        level=level,
        who="unit:1",
        name="",
        on=DAY,
        recorded_by="",
        recorded_at=timezone.now(),
    )


def strike(campaign: Campaign, cast: Cast) -> None:
    """One of the cases that put a collective at the lowest level."""
    enter_fact(
        campaign=campaign,
        unit=cast.units["farmers"],
        fact="disunity_concluded",
        value=True,
        reason="Kết luận kiểm tra số 5",
        by=cast.actor("dung"),
    )


def section(cast: Cast) -> None:
    """A sectional organisation of one cell with seven official members and one on probation."""
    by = cast.actor("dung")
    cast.units["section"] = open_unit(
        organisation=cast.ward.pk,
        kind="sectional_committee",
        name="Đảng bộ bộ phận Khu phố 1",
        parent=cast.units["ward"],
        on=START,
        by=by,
    )
    cast.units["part"] = open_unit(
        organisation=cast.ward.pk,
        kind="cell",
        variety="neighbourhood",
        name="Chi bộ Khu phố 1",
        parent=cast.units["section"],
        on=START,
        by=by,
    )
    for number in range(6):
        new_member(cast, f"s{number}", f"Đồng Chí {'ABCDEG'[number]}", "part")
    new_member(cast, "s_old", "Đồng Chí Miễn", "part", standing=Standing.EXEMPT)
    new_member(cast, "s_new", "Đồng Chí Dự Bị", "part", standing=Standing.PROBATIONARY)
    Leave.objects.create(
        organisation=cast.ward, person=cast.persons["s5"], kind=Leave.Kind.ELSEWHERE, since=date(2018, 1, 1)
    )
