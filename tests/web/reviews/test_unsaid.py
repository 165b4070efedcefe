"""A document that does not say what a review contains: that is said plainly, and the review is written."""

import pytest
from django.urls import reverse

from congtam.campaigns.models import Campaign
from congtam.reviews.forms import forms_for
from congtam.reviews.models import Review
from congtam.reviews.queries.reading import written
from tests.campaigns.ward import opened
from tests.cast import Cast
from tests.reviews.ground import fresh, moved
from tests.web.reviews.conftest import Browsers
from tests.web.reviews.test_writing import form_at


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward, "vn-2025", year=2025), "reviewing")


def test_the_office_is_told_whose_contents_nobody_said(campaign: Campaign, browser: Browsers) -> None:
    page = browser("dung").get(reverse("reviews:office", args=[campaign.pk])).content.decode()
    assert "Văn bản của đợt không nêu nội dung kiểm điểm của" in page
    assert "Đảng viên không làm việc trong hệ thống chính trị" in page


def test_it_is_written_in_one_text_and_handed_in(ward: Cast, campaign: Campaign, browser: Browsers) -> None:
    """Nothing is invented: one field, and why there is only one."""
    binh = browser("binh")
    one = campaign.dossiers.get(kind="organisation", unit=ward.units["cell1"])
    (form,) = forms_for(campaign, one.kind)
    binh.post(reverse("reviews:open", args=[one.pk, form]))
    review = Review.objects.get(dossier=one)
    (page,) = written(review).contents.pages
    assert [field.key for field in page.fields] == ["whole:text"]
    step = reverse("reviews:page", args=[review.pk, 1])
    assert "Văn bản của đợt không nêu từng nội dung" in binh.get(step).content.decode()
    step = binh.post(step, {**form_at(binh, step), "whole:text": "Đã làm xong.", "next": "next"}).headers[
        "Location"
    ]
    binh.post(step)
    assert fresh(review).state == "handed_in"
