"""What must be settled before a vote opens, and what stands still once it has."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from congtam.ballots.actions import opening, preparing, slips
from congtam.ballots.choices import Kind
from congtam.ballots.models import Box, Line, Poll, RollLine, Teller
from congtam.ballots.queries.opening import obstacles_to_opening, warnings_before_opening
from congtam.ballots.refusals import Refused
from congtam.ballots.terms import Name
from tests.ballots.evening import CHAIR, HEAD, LEVELS, TERMS, Evening

pytestmark = pytest.mark.usefixtures("ground")
TOKEN = RollLine.Token


def test_each_thing_missing_is_named() -> None:
    evening = Evening(names=[])
    Teller.objects.all().delete()
    assert [obstacle.split(".")[0] for obstacle in obstacles_to_opening(evening.poll)] == [
        "Phiếu chưa có dòng nào",
        "Chưa có trưởng ban kiểm phiếu",
        "Chưa ai ký nhận phiếu",
    ]
    with pytest.raises(Refused, match="Chưa ai ký nhận phiếu"):
        opening.open_poll(poll=evening.poll, by=CHAIR)


def test_live_slips_are_the_slips_signed_for() -> None:
    evening = Evening(by_slip=6, spare_slips=2).hand_out()
    with pytest.raises(Refused, match="Còn 2 phiếu mã chưa phát mà chưa hủy"):
        opening.open_poll(poll=evening.poll, by=CHAIR)
    evening.void_spare()
    assert obstacles_to_opening(evening.poll) == []
    slips.void_slip(poll=evening.poll, code=evening.codes[0], by=CHAIR)
    assert "6 người ký nhận phiếu mã nhưng chỉ 5 phiếu" in obstacles_to_opening(evening.poll)[0]


def test_the_key_is_tried_before_anything_depends_on_it() -> None:
    evening = Evening().hand_out().void_spare()
    words = [" ".join(paper) for paper in slips.make_key(poll=evening.poll, by=CHAIR)]
    assert "Chưa mở thử khóa" in obstacles_to_opening(Poll.objects.get(pk=evening.poll.pk))[0]
    with pytest.raises(Refused, match="không mở được hòm phiếu này"):
        slips.try_key(poll=evening.poll, papers=evening.words[:2], by=HEAD)
    slips.try_key(poll=evening.poll, papers=[words[0], words[2]], by=HEAD)
    assert obstacles_to_opening(Poll.objects.get(pk=evening.poll.pk)) == []


def test_few_voters_and_a_silent_document_are_said_aloud() -> None:
    evening = Evening(by_slip=4, terms=replace(TERMS, majority=None)).hand_out().void_spare()
    said = warnings_before_opening(evening.poll)
    assert [warning.split(".")[0] for warning in said] == [
        "Chỉ có 4 người bỏ phiếu",
        "Văn bản không nêu cần quá bao nhiêu phiếu, nên kết quả chỉ có số phiếu, không có kết luận",
    ]
    with pytest.raises(Refused, match="Chỉ có 4 người"):
        opening.open_poll(poll=evening.poll, by=CHAIR, accepted=said[1:])
    assert opening.open_poll(poll=evening.poll, by=CHAIR, accepted=said).stage == "open"


def test_a_channel_of_fewer_than_five_does_not_open() -> None:
    evening = Evening(by_slip=8, by_paper=4).hand_out().void_spare()
    assert "dưới 5 người" in obstacles_to_opening(evening.poll)[0]
    assert obstacles_to_opening(Evening(by_slip=0, by_paper=4).hand_out().poll) == []


def test_one_token_per_voter() -> None:
    evening = Evening().hand_out()
    with pytest.raises(Refused, match="đã ký nhận phiếu mã"):
        preparing.sign_for(poll=evening.poll, person=1, token=TOKEN.PAPER, by=CHAIR)
    with pytest.raises(Refused, match="không thể ghi vắng"):
        preparing.mark_present(poll=evening.poll, people=[1, 2], by=CHAIR)
    preparing.sign_for(poll=evening.poll, person=1, token=TOKEN.NONE, by=CHAIR)
    preparing.sign_for(poll=evening.poll, person=1, token=TOKEN.PAPER, by=CHAIR)
    with pytest.raises(Refused, match="không có trong danh sách"):
        preparing.sign_for(poll=evening.poll, person=99, token=TOKEN.SLIP, by=CHAIR)


def test_the_pile_is_not_printed_again_under_signed_slips() -> None:
    evening = Evening().hand_out()
    with pytest.raises(Refused, match="Đã có người ký nhận phiếu mã"):
        slips.lay_out_slips(poll=evening.poll, number=9, by=CHAIR)


def test_slips_exist_as_hashes_only() -> None:
    evening = Evening().hand_out()
    box = Box.objects.get()
    assert len(box.slips_left) == 8
    assert list(box.slips_left) == sorted(box.slips_left)
    for code in evening.codes:
        assert code.replace("-", "").encode() not in bytes(box.slips)


def test_what_is_no_live_slip_is_not_voided() -> None:
    evening = Evening().hand_out()
    with pytest.raises(Refused, match="gõ chưa đúng"):
        slips.void_slip(poll=evening.poll, code="K7MW", by=CHAIR)
    slips.void_slip(poll=evening.poll, code=evening.spare[0], by=CHAIR)
    with pytest.raises(Refused, match="không phải của một phiếu còn hiệu lực"):
        slips.void_slip(poll=evening.poll, code=evening.spare[0], by=CHAIR)


def test_an_opened_vote_stands_still() -> None:
    evening = Evening().open()
    for deed in (
        lambda: preparing.sign_for(poll=evening.poll, person=1, token=TOKEN.NONE, by=CHAIR),
        lambda: preparing.mark_present(poll=evening.poll, people=[], by=CHAIR),
        lambda: slips.void_slip(poll=evening.poll, code=evening.codes[0], by=CHAIR),
        lambda: slips.make_key(poll=evening.poll, by=CHAIR),
        lambda: slips.lay_out_slips(poll=evening.poll, number=3, by=CHAIR),
    ):
        with pytest.raises(Refused, match="đã mở"):
            deed()
    with pytest.raises(Refused, match="đang bỏ phiếu"):
        opening.open_poll(poll=evening.poll, by=CHAIR)


def test_the_database_itself_keeps_list_and_ballot() -> None:
    evening = Evening().open()
    own = {"organisation_id": evening.poll.organisation_id, "poll": evening.poll}
    for deed in (
        lambda: RollLine.objects.create(**own, person=77),
        lambda: RollLine.objects.filter(person=1).update(person=78),
        lambda: RollLine.objects.filter(person=1).update(present=False, token=TOKEN.NONE),
        lambda: Line.objects.create(**own, number=9, subject="x", label="x", allowed=[]),
        lambda: Line.objects.filter(number=1).update(label="x"),
    ):
        with pytest.raises(DatabaseError, match="has been opened"), transaction.atomic():
            deed()


def test_whoever_is_taken_off_the_list_is_noticed_at_closing() -> None:
    evening = Evening().open().cast_all()
    RollLine.objects.filter(person=1).delete()
    with pytest.raises(Refused, match="Danh sách bỏ phiếu khác với lúc mở hòm"):
        evening.close()


def test_the_database_refuses_what_cannot_be() -> None:
    poll = Evening().poll
    for wrong in (
        {"base": 0},
        {"majority_numerator": 2, "majority_denominator": 2},
        {"majority_numerator": None},
        {"keys_needed": 1},
        {"key_holders": 1},
        {"at_most": 0},
        {"stage": "half-open"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        poll.roll.filter(person=1).update(present=False, token=TOKEN.SLIP)
    with pytest.raises(IntegrityError), transaction.atomic():
        RollLine.objects.create(organisation_id=poll.organisation_id, poll=poll, person=1)


def test_every_growing_table_carries_its_organisation() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("ballots_"):
                columns = {
                    column.name for column in connection.introspection.get_table_description(cursor, table)
                }
                assert columns & {"organisation_id", "organisation"}, table


def test_a_caller_s_mistake_is_found_at_once() -> None:
    stray = [Name("dossier:1", "Đồng chí 1", allowed=("HTXS",))]
    with pytest.raises(ValueError, match="dossier:1: a choice"):
        Evening(names=stray)
    with pytest.raises(ValueError, match="a majority for a choice"):
        Evening(terms=replace(TERMS, majority_for=("HTXS",)))
    for wrong in ({"kind": Kind.AGREE}, {"choices": TERMS.choices[:1] * 2}):
        with pytest.raises(ValueError, match="choices"):
            Evening(terms=replace(TERMS, **wrong))
    with pytest.raises(ValueError, match="how many at most"):
        Evening(terms=replace(TERMS, at_most=2))
    with pytest.raises(ValueError, match="printed on the ballot"):
        Evening(terms=replace(TERMS, own_vote_counts=False))
    assert tuple(choice.key for choice in TERMS.choices) == LEVELS
