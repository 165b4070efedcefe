"""The reader of regulations: the text in force, what changed it, the rules as sentences, what is open."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from congtam.campaigns.packs import offers
from congtam.web.base.wording import compared
from congtam.web.packs.points import read
from tests.cast import Cast


def page(cast: Cast, who: str, pack: str, query: str = "") -> str:
    client = Client()
    client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("packs:pack", args=(pack,)) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_gv21_02_gv21_04_each_changed_point_shows_old_new_and_its_letter(cast: Cast) -> None:
    text = page(cast, "an", "gv-2020", "?chi=sua")
    assert "123-CV/ĐU" in text
    assert "<del>" in text
    assert "<ins>" in text
    for address in ("III.1.1.(2)", "IV.3.1.d", "IV.3.1.g"):
        assert f"<b>{address}</b>" in text
    assert "Tập thể Ủy ban nhân dân phường" in text


def test_rules_stand_as_sentences_beside_their_source() -> None:
    point = next(one for one in read("hx-2018") if one.address == "II.B.1.3.a")
    assert any("90 điểm" in rule.text for rule in point.rules)
    assert all(rule.text for rule in point.rules)
    assert "Chi bộ trực thuộc, Hoàn thành xuất sắc nhiệm vụ" in {rule.lead for rule in point.rules}


def test_open_wording_stands_with_the_reading_that_was_chosen(cast: Cast) -> None:
    text = page(cast, "an", "hx-2018", "?chi=ngo")
    assert "Chữ có thể hiểu nhiều cách" in text
    assert 'class="chosen"' in text
    assert "chưa ai ký" in text


def test_what_waits_for_people_is_listed(cast: Cast) -> None:
    """The pack's own words are marked as Vietnamese; what is to be done is said by the page."""
    text = page(cast, "dung", "hx-2018", "?chi=cho")
    assert "chỗ trống, chưa ai điền" in text
    quoted = re.findall(r'<span lang="vi">(.*?)</span>', text)
    assert quoted
    assert not any("chưa ai điền" in words or "cần ký" in words for words in quoted)


@pytest.mark.parametrize("key", [one.key for one in offers() if "+" not in one.key])
def test_every_shipped_pack_can_be_read(cast: Cast, key: str) -> None:
    assert len(page(cast, "an", key)) > 1000


def test_changes_are_marked_word_by_word() -> None:
    gone, came = compared("dưới 6 tháng", "dưới 06 tháng; dưới 03 thành viên")
    assert [(piece.text, piece.is_changed) for piece in gone] == [("dưới", False), ("6 tháng", True)]
    assert came[0].text == "dưới"
    assert not came[0].is_changed
    assert came[1].is_changed
