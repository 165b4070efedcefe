"""The superior's own account prompts the organisations under it; the office enters what came on paper."""

from django.utils import timezone

from congtam.campaigns.models import Campaign
from congtam.journal.queries import entries_about
from congtam.people.actions.posts import give_post
from congtam.reviews.models import Prompt
from tests.cast import START, Cast
from tests.reviews.ground import dossier, fill, give, moved, opened_review
from tests.web.reviews.conftest import Browsers
from tests.web.reviews.test_office import asked, text_of

WORDS = {"text": "Làm rõ việc chậm giải ngân.", "on": "20/11/2018", "paper": "12-CV/TU"}


def test_the_superior_prompts_by_its_own_account(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    """GV21-10: collectives and whom it manages, nobody else; answered in its sight, withdrawn by it alone."""
    collective = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    member = dossier(campaign, "member", person=ward.persons["an"])
    hanh, page = browser("hanh"), f"/lam-viec/kiem-diem/cap-duoi/{campaign.pk}/"
    form = f"/lam-viec/kiem-diem/dot/{campaign.pk}/goi-y/"
    assert ward.ward.name in text_of(hanh.get("/lam-viec/kiem-diem/"))
    assert member.name not in text_of(hanh.get(page))
    body = ward.accounts["hanh"].organisation.name
    sent = {**WORDS, "body": body, "ho-so": [collective.pk, member.pk]}
    assert hanh.post(form, sent).headers["Location"] == page
    prompt = Prompt.objects.get()
    assert (prompt.dossier, prompt.from_above, prompt.given_by) == (collective, True, "Đỗ Mỹ Hạnh")
    assert [one.deed for one in entries_about(ward.ward.pk, f"dossier:{collective.pk}")] == ["review.prompt"]
    told = text_of(
        browser("dung").post(f"/lam-viec/kiem-diem/goi-y/{prompt.pk}/rut/", {"reason": "x"}, follow=True)
    )
    assert f"do {body} ghi; chỉ nơi ấy rút được" in told
    review = opened_review(ward, collective, "form-01", "binh")
    fill(ward, review, "binh")
    assert "chưa trả lời" in text_of(hanh.get(page))
    give(ward, review, "binh")
    assert "đã trả lời" in text_of(hanh.get(page))
    hanh.post(f"/lam-viec/kiem-diem/goi-y/{prompt.pk}/rut/", {"reason": "Đã rõ."})
    prompt.refresh_from_db()
    assert prompt.withdrawn_because == "Đã rõ."


def test_a_leader_whom_it_manages_is_prompted_by_name(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    person = ward.persons["an"]
    give_post(
        person=person,
        unit=ward.units["cell1"],
        title="committee_member",
        managed_at="above",
        since=START,
        by=ward.actor("dung"),
    )
    page = text_of(browser("hanh").get(f"/lam-viec/kiem-diem/cap-duoi/{campaign.pk}/"))
    assert person.full_name in page


def test_the_office_enters_for_whoever_wrote_it(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    collective = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    form = f"/lam-viec/kiem-diem/dot/{campaign.pk}/goi-y/"
    for who in ("dung", "giang"):
        browser(who).post(form, {**WORDS, "body": "Thị ủy", "ho-so": [collective.pk]})
    given = list(Prompt.objects.order_by("pk").values_list("given_by", "from_above"))
    assert given == [("Phạm Quang Dũng (nhập hộ Thị ủy)", False), ("Hoàng Trường Giang", False)]


def test_nothing_is_prompted_once_it_is_decided(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    moved(campaign, "deciding")
    assert ward.ward.name not in text_of(browser("hanh").get("/lam-viec/kiem-diem/"))


def test_the_superiors_page_asks_as_often_for_thirty_prompts_as_for_one(
    ward: Cast, campaign: Campaign, browser: Browsers
) -> None:
    collective = dossier(campaign, "cell_assembly", unit=ward.units["cell1"])
    hanh, page = browser("hanh"), f"/lam-viec/kiem-diem/cap-duoi/{campaign.pk}/"

    def prompt(number: int) -> None:
        Prompt.objects.bulk_create(
            Prompt(
                organisation=ward.ward,
                dossier=collective,
                text=f"Gợi ý {index}",
                body="Thị ủy",
                director=ward.persons["giang"],
                given_on=campaign.begins_on,
                given_at=timezone.now(),
                given_by="Đỗ Mỹ Hạnh",
                from_above=True,
            )
            for index in range(number)
        )

    prompt(1)
    before = asked(hanh, page)
    prompt(29)
    assert asked(hanh, page) == before
