"""Results on paper are entered by name; four results stay apart; what blocks is said by name."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congtam.campaigns.actions.correcting import enter_fact
from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.phases import Phase
from congtam.campaigns.stages import Stage
from congtam.journal.actors import PROGRAM
from congtam.journal.queries import entries
from tests.campaigns.test_results import close_comments, skip_to_appraised
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import Cast
from tests.web.test_permissions import signed_in

PAPER = {"on": "21/12/2018", "number": "12-QĐ/ĐU"}


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    made = opened(ward)
    made.phase = Phase.MEETING
    made.save()
    return made


@pytest.fixture
def office(ward: Cast) -> Client:
    return signed_in(ward, "dung")


def text_of(response: object) -> str:
    content = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def dossier(campaign: Campaign, name: str, kind: str) -> Dossier:
    return campaign.dossiers.get(name=name, kind=kind)


def record(campaign: Campaign, act: str, query: str = "") -> str:
    return reverse("results:record", args=(campaign.pk, act)) + query


def step(campaign: Campaign, move: str) -> str:
    return reverse("results:move", args=(campaign.pk, move))


def page_of(one: Dossier) -> str:
    return reverse("results:dossier", args=(one.pk,))


def branch(campaign: Campaign) -> Dossier:
    """Decided by its superior body alone: nothing comes before."""
    return dossier(campaign, "Ban Công tác Mặt trận Thanh Khê", "branch")


def by_front(campaign: Campaign, ward: Cast, level: str = "HTTNV", **other: str) -> dict[str, object]:
    who = f"unit:{ward.units['front'].pk}"
    return {f"muc-{branch(campaign).pk}": level, "who": who, **PAPER, **other}


def test_a_decision_of_the_body_above_is_recorded_with_its_paper(
    campaign: Campaign, ward: Cast, office: Client
) -> None:
    one = branch(campaign)
    look = office.post(record(campaign, "decide"), by_front(campaign, ward))
    assert "Chưa ghi gì" in text_of(look)
    assert not Result.objects.exists()
    done = office.post(record(campaign, "decide"), by_front(campaign, ward, ghi="1"))
    assert done.status_code == 302
    row = Result.objects.get()
    assert (row.level, row.paper, row.on, row.name) == (
        "HTTNV",
        "12-QĐ/ĐU",
        date(2018, 12, 21),
        "Ban Thường trực Mặt trận phường",
    )
    text = text_of(office.get(page_of(one)))
    for shown in ("Hoàn thành tốt nhiệm vụ", "12-QĐ/ĐU", "Phạm Quang Dũng ghi lúc", "Chưa bỏ phiếu"):
        assert shown in text


def test_rules_read_back_in_vietnamese_say_so_on_an_english_page(campaign: Campaign, office: Client) -> None:
    office.post(reverse("set_language"), {"language": "en", "next": "/"})
    page = office.get(page_of(dossier(campaign, "Ủy ban nhân dân phường", "collective"))).content.decode()
    steps = re.findall(r'<th scope="row"( lang="vi")?>', page)
    assert '<html lang="en">' in page
    assert steps
    assert all(steps), "read aloud with the voice of their language"


def test_the_second_of_two_who_record_the_same_is_told(
    campaign: Campaign, ward: Cast, office: Client
) -> None:
    office.post(record(campaign, "decide"), by_front(campaign, ward, ghi="1"))
    again = office.post(record(campaign, "decide"), by_front(campaign, ward, "HTNV", ghi="1"))
    assert "Chưa chọn mức cho ai" in text_of(again)
    assert "đang ở bước “Đã quyết định”" in text_of(again)
    assert Result.objects.get().level == "HTTNV"


def test_hx18_30_hx18_53_only_the_body_that_is_named_decides(
    campaign: Campaign, ward: Cast, office: Client
) -> None:
    peoples = dossier(campaign, "Ủy ban nhân dân phường", "collective")
    skip_to_appraised(peoples)
    executive = f"unit:{ward.units['executive'].pk}"
    said = {f"muc-{peoples.pk}": "HTTNV", "who": executive, **PAPER, "ghi": "1"}
    assert "thẩm quyền thuộc Ban Thường vụ Thị ủy" in text_of(office.post(record(campaign, "decide"), said))
    assert not Result.objects.filter(act="decide").exists()


def test_a_decision_that_differs_from_the_proposal_needs_a_reason(campaign: Campaign, office: Client) -> None:
    peoples = dossier(campaign, "Ủy ban nhân dân phường", "collective")
    skip_to_appraised(peoples)
    who = "body:town_standing_committee"
    said = {f"muc-{peoples.pk}": "HTNV", "who": who, **PAPER, "ghi": "1"}
    enter_fact(
        campaign=campaign,
        unit=peoples.unit,
        fact="comments_closed_on",
        value="2018-12-06",
        reason="Công văn",
        by=PROGRAM,
    )
    refused = text_of(office.post(record(campaign, "decide"), said))
    assert "khác mức đề nghị (Hoàn thành tốt nhiệm vụ)" in refused
    because = "Kết luận kiểm tra số 7-KL/TU"
    assert office.post(record(campaign, "decide"), {**said, "because": because}).status_code == 302
    row = Result.objects.get(act="decide")
    assert (row.level, row.because) == ("HTNV", because)
    assert because in text_of(office.get(page_of(peoples)))
    entry = entries(campaign.organisation_id)[0]
    assert (entry.deed, entry.details["because"]) == ("campaign.decide", because)


def test_above_what_the_rules_leave_a_reason_is_asked(campaign: Campaign, office: Client, ward: Cast) -> None:
    farmers = dossier(campaign, "Ban Chấp hành Hội Nông dân phường", "mass_collective")
    skip_to_appraised(farmers)
    Result.objects.filter(dossier=farmers, act="propose").update(level="HTXSNV")
    enter_fact(
        campaign=campaign,
        unit=farmers.unit,
        fact="disunity_concluded",
        value=True,
        reason="Kết luận",
        by=PROGRAM,
    )
    who = f"unit:{ward.units['executive'].pk}"
    said = {f"muc-{farmers.pk}": "HTXSNV", "who": who, **PAPER, "ghi": "1"}
    assert "cao hơn mức quy định cho phép" in text_of(office.post(record(campaign, "decide"), said))
    assert not Result.objects.filter(act="decide").exists()
    assert "Cao hơn mức quy định cho phép" in text_of(office.get(page_of(farmers)))


def test_hx18_31_the_orders_say_by_name_who_is_waited_for(
    campaign: Campaign, ward: Cast, office: Client
) -> None:
    whole = dossier(campaign, "Đảng bộ phường Bình An", "organisation")
    skip_to_appraised(whole)
    text = text_of(office.get(record(campaign, "decide", f"?ho-so={whole.pk}")))
    assert "còn chờ" in text
    assert "Chi bộ Tổ dân phố 1" in text
    committee = dossier(campaign, "Chi bộ Thanh Khê", "cell_committee")
    said = {"chon": [committee.pk], "on": "09/12/2018"}
    assert "chưa có ngày hoàn thành việc lấy ý kiến" in text_of(office.post(step(campaign, "review"), said))
    close_comments(campaign, ward)
    assert office.post(step(campaign, "review"), said).status_code == 302
    committee.refresh_from_db()
    assert (committee.stage, committee.reviewed_on) == (Stage.REVIEWED, date(2018, 12, 9))


def test_annulled_and_rated_again_with_reasons_and_history(
    campaign: Campaign, ward: Cast, office: Client
) -> None:
    one = branch(campaign)
    office.post(record(campaign, "decide"), by_front(campaign, ward, ghi="1"))
    said = {"chon": [one.pk], "on": "25/12/2018"}
    assert "Chưa có: Lý do" in text_of(office.post(step(campaign, "annul"), said))
    office.post(step(campaign, "annul"), {**said, "reason": "Kết luận kiểm tra số 5"})
    one.refresh_from_db()
    assert one.stage == Stage.ANNULLED
    assert "Kết luận kiểm tra số 5" in text_of(office.get(page_of(one)))
    office.post(step(campaign, "rate_again"), {**said, "reason": "xếp loại lại"})
    one.refresh_from_db()
    assert one.stage == Stage.REVIEWED
    office.post(record(campaign, "decide"), by_front(campaign, ward, "HTNV", ghi="1"))
    assert one.results.count() == 2


def test_a_secretary_records_only_for_the_own_unit(campaign: Campaign, ward: Cast) -> None:
    binh = signed_in(ward, "binh")
    text = text_of(binh.get(record(campaign, "propose")))
    assert "Nguyễn Văn An" in text
    assert "Đinh Thị Lan" not in text
    assert binh.get(record(campaign, "decide")).status_code == 403
    other = dossier(campaign, "Đinh Thị Lan", "member")
    said = {f"muc-{other.pk}": "HTTNV", **PAPER, "ghi": "1"}
    assert "Chưa chọn mức cho ai" in text_of(binh.post(record(campaign, "propose"), said))
    assert "Đinh Thị Lan" not in text_of(binh.get(reverse("results:campaign", args=(campaign.pk,))))


def test_a_unit_votes_only_on_its_own(campaign: Campaign, ward: Cast, office: Client) -> None:
    campaign.dossiers.update(reviewed_on=date(2018, 12, 9), stage=Stage.REVIEWED)
    lan = dossier(campaign, "Đinh Thị Lan", "member")
    said = {f"muc-{lan.pk}": "HTTNV", **PAPER, "ghi": "1"}
    other = {**said, "who": f"unit:{ward.units['cell1'].pk}"}
    refused = text_of(office.post(record(campaign, "vote"), other))
    assert "Đinh Thị Lan: không thuộc đơn vị đã chọn" in refused
    assert not Result.objects.exists()
    own = {**said, "who": f"unit:{ward.units['khe'].pk}"}
    assert office.post(record(campaign, "vote"), own).status_code == 302
    assert Result.objects.get().act == "vote"


def test_every_step_stands_with_its_clause(campaign: Campaign, office: Client) -> None:
    text = text_of(office.get(page_of(dossier(campaign, "Chi bộ Thanh Khê", "cell"))))
    assert "II.B.1.3.a" in text
    assert "Vì sao chưa chắc hoàn thành xuất sắc nhiệm vụ" in text
    assert "chưa đủ dữ liệu" in text
    assert "Kết quả còn chờ" in text


def test_members_see_their_own_result_from_the_notice_on(campaign: Campaign, ward: Cast) -> None:
    an = signed_in(ward, "an")
    own = dossier(campaign, "Nguyễn Văn An", "member")
    other = dossier(campaign, "Đinh Thị Lan", "member")
    assert an.get(page_of(own)).status_code == 403
    Campaign.objects.filter(pk=campaign.pk).update(phase=Phase.NOTIFYING)
    assert an.get(page_of(own)).status_code == 200
    assert an.get(page_of(other)).status_code == 403


def test_wrong_input_is_said(campaign: Campaign, ward: Cast, office: Client) -> None:
    said = by_front(campaign, ward, on="31/02/2018", number="", ghi="1")
    text = text_of(office.post(record(campaign, "decide"), said))
    assert "Không đọc được ngày này" in text
    assert "Chưa có: Số văn bản" in text
    wrong = by_front(campaign, ward, "GIỎI", ghi="1")
    assert "Chưa chọn mức cho ai" in text_of(office.post(record(campaign, "decide"), wrong))
    long = by_front(campaign, ward, ghi="1", because="x" * 200_000)
    assert not Result.objects.exists()
    assert office.post(record(campaign, "decide"), long).status_code == 200
    assert not Result.objects.exists()
    assert office.get(record(campaign, "guess")).status_code == 404
    assert office.get(step(campaign, "vote")).status_code == 404


@pytest.mark.parametrize(
    "query", ["?chi=vuong", "?chi=lech", "?loai=member", "?buoc=listed", "?don-vi=x&trang=99"]
)
def test_the_list_is_narrowed(campaign: Campaign, office: Client, query: str) -> None:
    assert office.get(reverse("results:campaign", args=(campaign.pk,)) + query).status_code == 200


@pytest.mark.parametrize("name", ["campaign", "record", "move", "dossier"])
def test_as_many_questions_for_thirty_members(ward: Cast, office: Client, name: str) -> None:
    counts = []
    for number in (1, 30):
        for index in range(number):
            new_member(ward, f"{name}{number}{index}", f"Người {number} {index}", "khe")
        campaign = opened(ward, year=2018 + number)
        address = {
            "campaign": reverse("results:campaign", args=(campaign.pk,)),
            "record": record(campaign, "propose", "?loai=member"),
            "move": step(campaign, "rate_self"),
            "dossier": page_of(dossier(campaign, "Đinh Thị Lan", "member")),
        }[name]
        office.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 25
