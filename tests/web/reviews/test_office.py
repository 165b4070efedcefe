"""Who has handed in and who has not: the same few questions for one dossier and for thousands."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier
from congtam.people.actions.persons import register_person
from congtam.reviews.models import Drafter, Prompt
from tests.cast import Cast
from tests.reviews.ground import dossier, fill, give, opened_review, prompted
from tests.web.reviews.conftest import Browsers


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def more(cast: Cast, campaign: Campaign, number: int) -> None:
    """So many members with a review handed in and a prompt that is open."""
    now = timezone.now()
    for index in range(number):
        person = register_person(
            organisation=cast.ward.pk, full_name=f"Người Thứ {index}", by=cast.actor("dung")
        )
        one = Dossier.objects.create(
            organisation=cast.ward,
            campaign=campaign,
            kind="member",
            person=person,
            home=cast.units["cell1"],
            name=person.full_name,
            is_reviewed=True,
            is_rated=True,
        )
        review = one.reviews.create(organisation=cast.ward, form="form-02", opened_at=now)
        review.answers.create(organisation=cast.ward, key="commitment:causes", text="x", saved_at=now)
        Prompt.objects.create(
            organisation=cast.ward,
            dossier=one,
            text="Làm rõ.",
            body="Đảng ủy",
            director=cast.persons["giang"],
            given_on=campaign.begins_on,
            given_at=now,
            given_by="Dũng",
        )


def test_lists_ask_as_often_for_thirty_as_for_one(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    office, address = browser("dung"), f"/lam-viec/kiem-diem/dot/{campaign.pk}/"
    tasks = "/lam-viec/"
    more(ward, campaign, 1)
    before = asked(office, address), asked(office, tasks)
    more(ward, campaign, 30)
    assert (asked(office, address), asked(office, tasks)) == before


def test_the_office_sees_each_state_and_filters_by_it(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    review = opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")
    fill(ward, review, "an")
    give(ward, review, "an")
    office, address = browser("dung"), f"/lam-viec/kiem-diem/dot/{campaign.pk}/"
    assert "1 trong" in text_of(office.get(address))
    listed = office.get(f"{address}?tinh-trang=handed_in")
    assert [row.dossier.name for row in listed.context["rows"]] == ["Nguyễn Văn An"]
    nobody = office.get(f"{address}?tinh-trang=returned")
    assert nobody.context["rows"] == []
    found = office.get(f"{address}?tim=Thanh+Kh&loai=cell_committee")
    assert [row.dossier.name for row in found.context["rows"]] == ["Chi bộ Thanh Khê"]


def test_a_secretary_sees_just_their_own(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    page = browser("binh").get(f"/lam-viec/kiem-diem/dot/{campaign.pk}/")
    homes = {row.dossier.home_id for row in page.context["rows"]}
    assert homes == {ward.units["cell1"].pk}
    assert "Gợi ý kiểm điểm cho các đối tượng" not in text_of(page)


def test_the_same_prompt_goes_to_those_who_were_ticked(campaign: Campaign, browser: Browsers) -> None:
    """GV21-10: by name, before it is sent."""
    cells = campaign.dossiers.filter(kind="cell_assembly").order_by("pk")[:2]
    keys = [one.pk for one in cells]
    office, address = browser("dung"), f"/lam-viec/kiem-diem/dot/{campaign.pk}/goi-y/"
    page = text_of(office.get(address, {"ho-so": keys}))
    assert all(one.name in page for one in cells)
    words = {"text": "Làm rõ việc nộp đảng phí.", "body": "Đảng ủy phường", "on": "20/11/2018"}
    blank = office.post(address, {"ho-so": keys, "on": "hôm nay"})
    assert "Chưa có: Nội dung gợi ý." in text_of(blank)
    assert "Không đọc được ngày này" in text_of(blank)
    office.post(address, {**words, "ho-so": [*keys, 999_999]})
    assert sorted(Prompt.objects.values_list("dossier", flat=True)) == sorted(keys)
    long = office.post(address, {**words, "ho-so": keys, "text": "dài " * 5_000})
    assert "dài 19999 ký tự, tối đa 4000" in text_of(long)
    assert Prompt.objects.count() == 2


def test_a_prompt_is_answered_in_sight_of_whoever_gave_it(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    """GV21-10."""
    review = opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")
    prompt = prompted(ward, review.dossier)
    fill(ward, review, "an")
    give(ward, review, "an")
    page = text_of(browser("giang").get(f"/lam-viec/kiem-diem/ho-so/{review.dossier_id}/"))
    assert prompt.text in page
    assert "đã trả lời" in page
    browser("giang").post(f"/lam-viec/kiem-diem/goi-y/{prompt.pk}/rut/", {"reason": "Ghi nhầm."})
    prompt.refresh_from_db()
    assert prompt.withdrawn_because == "Ghi nhầm."


def test_a_drafter_is_named_and_released(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    cell = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    binh, page = browser("binh"), f"/lam-viec/kiem-diem/ho-so/{cell.pk}/"
    binh.post(f"{page}nguoi-soan/", {"person": ward.persons["an"].pk})
    assert "Nguyễn Văn An" in text_of(binh.get(page))
    assert browser("an").post(f"/lam-viec/kiem-diem/mo/{cell.pk}/form-01/").status_code == 302
    refused = binh.post(f"{page}nguoi-soan/", {"person": ward.persons["cuc"].pk})
    assert "Lựa chọn này không có trong danh sách" in text_of(refused)
    binh.post(f"/lam-viec/kiem-diem/nguoi-soan/{Drafter.objects.get().pk}/thoi/")
    assert Drafter.objects.get().until is not None


def test_helping_writes_under_both_names(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    own, an = dossier(campaign, "member", person=ward.persons["an"]), ward.persons["an"]
    binh = browser("binh")
    assert binh.post(f"/lam-viec/kiem-diem/mo/{own.pk}/form-02/").status_code == 403
    binh.post(f"/lam-viec/nhap-ho/{an.pk}/")
    binh.post(f"/lam-viec/kiem-diem/mo/{own.pk}/form-02/")
    review = own.reviews.get()
    sent = {"field": "commitment:causes", "commitment:causes": "Do bận.", "was:commitment:causes": "0."}
    binh.post(f"/lam-viec/kiem-diem/{review.pk}/luu/", sent)
    assert review.answers.get().saved_by == "Trần Thị Bình (nhập hộ Nguyễn Văn An)"


def test_what_is_returned_says_whether_the_meeting_has_to_review_it_again(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    """GV21-10, GV21-14."""
    review = opened_review(ward, dossier(campaign, "member", person=ward.persons["an"]), "form-02", "an")
    fill(ward, review, "an")
    give(ward, review, "an")
    office, page = browser("dung"), f"/lam-viec/kiem-diem/ho-so/{review.dossier_id}/"
    assert "Hội nghị phải kiểm điểm lại" not in text_of(office.get(page))
    assert "Chờ hội nghị kiểm điểm." in text_of(browser("an").get(f"/lam-viec/kiem-diem/{review.pk}/"))
    Dossier.objects.filter(pk=review.dossier_id).update(stage="reviewed", reviewed_on=campaign.begins_on)
    assert "Hội nghị phải kiểm điểm lại" in text_of(office.get(page))
    sent = {"reason": "Kiểm điểm lại.", "again": "on"}
    office.post(f"/lam-viec/kiem-diem/{review.pk}/tra-lai/", sent)
    give(ward, review, "an")
    assert Dossier.objects.get(pk=review.dossier_id).stage == "returned"
