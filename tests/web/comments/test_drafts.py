"""The pages of drafts: who has it too late stands there by name, before the meeting."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from congtam.campaigns.actions.planning import set_meeting
from congtam.campaigns.models import Campaign
from congtam.drafts.models import LateNotice, Sending
from congtam.journal.actors import PROGRAM
from tests.campaigns.ward import settle
from tests.cast import Cast
from tests.comments.ground import account, collecting

TODAY = date.today()  # noqa: DTZ011 - the pages look at the same clock
DAY = f"{TODAY:%d/%m/%Y}"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """Thanh Khê meets the day after tomorrow: yesterday was the last day to send."""
    settle(cast)
    made = collecting(cast)
    set_meeting(campaign=made, unit=cast.units["khe"], planned_on=TODAY + timedelta(days=2), by=PROGRAM)
    account(cast, "khe_secretary")
    account(cast, "khe_committee")
    return made


def send(cast: Cast, who: str, name: str, *args: object, **data: object) -> str:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(name, args=args)
    response = client.post(address, data, follow=True) if data else client.get(address)
    return response.content.decode()


def test_who_has_no_draft_in_time_is_named_before_the_meeting(campaign: Campaign, cast: Cast) -> None:
    """HX18-10."""
    assert "Ngô Văn Khánh" in send(cast, "dung", "comments:drafts", campaign.pk)
    late = "4 người muộn"
    text = send(cast, "khe_secretary", "tasks:tasks")
    assert late in text
    assert text.count("Gửi dự thảo báo cáo kiểm điểm") == 1, "the deadline and the names are one duty"
    Campaign.objects.get(pk=campaign.pk).meetings.filter(unit=cast.units["khe"]).update(
        planned_on=TODAY + timedelta(days=9)
    )
    assert late not in send(cast, "khe_secretary", "tasks:tasks")


def test_the_secretary_notes_sends_and_says_why_it_was_late(campaign: Campaign, cast: Cast) -> None:
    """HX18-10: recorded with why."""
    place = (campaign.pk, cast.units["khe"].pk)
    everybody = [cast.persons[key].pk for key in ("khe_secretary", "khe_committee", "khe_new", "chairman")]
    said = {"person": everybody, "what": "review", "sent_on": DAY, "way": "hand"}
    text = send(cast, "khe_secretary", "comments:draft_unit", *place, **said)
    assert "Đã ghi gửi dự thảo cho 4 người" in text
    assert "4 người nhận muộn" in text
    reason = (*place, "review", "draft_sent")
    send(cast, "khe_secretary", "comments:draft_excuse", *reason, reason="Đảng ủy đổi ngày họp")
    assert LateNotice.objects.get().reason == "Đảng ủy đổi ngày họp"
    assert "đủ để họp" in send(cast, "khe_secretary", "comments:draft_unit", *place)
    assert "Gửi dự thảo báo cáo kiểm điểm" not in send(cast, "khe_secretary", "tasks:tasks")


def test_whoever_got_it_confirms_it_alone(campaign: Campaign, cast: Cast) -> None:
    place = (campaign.pk, cast.units["khe"].pk)
    said = {"person": [cast.persons["khe_committee"].pk], "what": "review", "sent_on": DAY, "way": "hand"}
    send(cast, "dung", "comments:draft_unit", *place, **said)
    assert "Xác nhận đã nhận 1 dự thảo" in send(cast, "khe_committee", "tasks:tasks")
    sending = Sending.objects.get()
    send(cast, "cuc", "comments:draft_received", sending.pk, x="1")
    sending.refresh_from_db()
    assert sending.received_on is None
    assert "Đã ghi đồng chí nhận được" in send(
        cast, "khe_committee", "comments:draft_received", sending.pk, x="1"
    )
    after = Sending.objects.get()
    assert (after.received_on, after.received_by) == (TODAY, "Đinh Thị Lan")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"person": []}, "Chưa chọn người nhận"),
        ({"person": [999999, "abc"]}, "Chưa chọn người nhận"),
        ({"sent_on": "31/02/2025"}, "Không đọc được ngày này"),
        ({"way": "pigeon"}, "không có trong danh sách"),
        ({"what": ""}, "Chưa có: Dự thảo nào."),
    ],
)
def test_bad_input_is_said(campaign: Campaign, cast: Cast, change: dict[str, object], says: str) -> None:
    said = {"person": [cast.persons["khe_new"].pk], "what": "review", "sent_on": DAY, "way": "hand"}
    text = send(cast, "dung", "comments:draft_unit", campaign.pk, cast.units["khe"].pk, **said | change)
    assert says in text
    assert not Sending.objects.exists()
