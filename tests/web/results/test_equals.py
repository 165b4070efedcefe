"""HX18-02: equivalent positions stand side by side, with the evidence of every criterion."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from congtam.campaigns.models import Campaign, Dossier, Result
from congtam.campaigns.permissions import rights_in
from congtam.campaigns.phases import ORDER
from congtam.people.queries.rights import rights_of
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.actions.proving import save_text
from congtam.sheets.actions.submitting import submit
from congtam.sheets.models import Sheet
from congtam.sheets.parties import own_key, parties_of
from congtam.sheets.permissions import has_own_to_give, may_read, may_see_marks
from congtam.sheets.queries.abreast import sight_of
from congtam.sheets.rules import layout_for
from congtam.sheets.states import State
from tests.campaigns.ward import new_member, opened, settle
from tests.cast import NAMES, Cast
from tests.sheets.ground import DAY, dossier, fill, moved, pens
from tests.web.test_permissions import signed_in

ROW = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
FIRST = "a/#1"
NOBODY_YET = "không giữ chức danh ghi trong sổ"


@pytest.fixture
def ward(cast: Cast) -> Cast:
    settle(cast)
    return cast


@pytest.fixture
def campaign(ward: Cast) -> Campaign:
    return moved(opened(ward), "reviewing")


def member(campaign: Campaign, ward: Cast, key: str) -> Dossier:
    return dossier(campaign, "member", person=ward.persons[key])


def on_paper(ward: Cast, one: Dossier, rule: str = "", share: int = 100) -> Sheet:
    """Filled and given by the office, from paper; the first row has its evidence."""
    who = next((party.who for party in parties_of(one) if party.rule == rule), own_key(one))
    sheet = open_sheet(dossier=one, rule=rule, who=who, pens=pens(ward, "dung"), by=ward.actor("dung"))
    fill(ward, sheet, "dung", share)
    line = layout_for(one.campaign, one.kind).by_address[FIRST]
    by, account = ward.actor("dung"), ward.accounts["dung"].pk
    save_text(sheet=sheet, line=line, text="Nghị quyết số 07", version=0, by=by, account=account)
    submit(sheet=sheet, by=ward.actor("dung"), on=DAY)
    return sheet


def page(client: Client, campaign: Campaign, query: str = "") -> str:
    response = client.get(reverse("results:equals", args=(campaign.pk,)) + query)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def rows(text: str) -> list[str]:
    return [words(row) for row in ROW.findall(text)]


def proof_address(sheet: Sheet) -> str:
    line = layout_for(sheet.dossier.campaign, sheet.dossier.kind).by_address[FIRST]
    return reverse("sheets:evidence", args=(sheet.pk, line.number))


def test_hx18_02_equals_stand_side_by_side_criterion_by_criterion(campaign: Campaign, ward: Cast) -> None:
    """Two members without a post; by name, although the second has more points."""
    few, most = member(campaign, ward, "an"), member(campaign, ward, "cuc")
    for one, share in ((few, 50), (most, 100)):
        on_paper(ward, one, share=share)
    moved(campaign, "meeting")
    text = page(signed_in(ward, "dung"), campaign, f"?ho-so={few.pk}")
    first, second = (next(row for row in rows(text) if f" {one.name} " in f" {row} ") for one in (few, most))
    assert text.index(f">{few.name}</a>") < text.index(f">{most.name}</a>")
    assert "50 / 100 50%" in first
    assert "100 / 100 100%" in second
    line = layout_for(campaign, "member").by_address[FIRST]
    criterion = next(row for row in rows(text) if " ".join(line.place.row.text.split())[:40] in row)
    assert criterion.count("1 minh chứng") == 2


def test_hx18_02_evidence_is_one_link_away(campaign: Campaign, ward: Cast) -> None:
    sheet = on_paper(ward, member(campaign, ward, "an"))
    moved(campaign, "meeting")
    client = signed_in(ward, "dung")
    address = proof_address(sheet)
    assert f'href="{address}"' in page(client, campaign, f"?ho-so={sheet.dossier_id}")
    assert "Nghị quyết số 07" in client.get(address).content.decode()


def test_who_gave_nothing_has_no_0(campaign: Campaign, ward: Cast) -> None:
    on_paper(ward, member(campaign, ward, "an"))
    moved(campaign, "meeting")
    other = member(campaign, ward, "cuc")
    text = page(signed_in(ward, "dung"), campaign, f"?ho-so={other.pk}")
    row = next(row for row in rows(text) if other.name in row)
    assert f"{other.name} chưa chấm chưa chấm chưa chấm" in row
    assert not re.search(r"\b0\b", row.partition(other.name)[2].partition("mức")[0])


def test_four_results_stay_in_their_columns(campaign: Campaign, ward: Cast) -> None:
    one = member(campaign, ward, "an")
    for act, level in (("vote", "HTXSNV"), ("propose", "HTTNV"), ("decide", "HTNV")):
        Result.objects.create(
            organisation_id=one.organisation_id,
            dossier=one,
            act=act,
            level=level,
            who="body:x",
            name="Nơi họp",
            on=DAY,
            recorded_by="Dũng",
            recorded_at=timezone.now(),
        )
    moved(campaign, "meeting")
    text = page(signed_in(ward, "dung"), campaign, f"?ho-so={one.pk}")
    row = next(row for row in ROW.findall(text) if one.name in row)
    for head, level in (
        ("Bỏ phiếu", "Hoàn thành xuất sắc"),
        ("Đề nghị", "Hoàn thành tốt"),
        ("Quyết định", "Hoàn thành nhiệm vụ"),
    ):
        assert level in next(cell for cell in row.split("<td") if f'data-l="{head}"' in cell)


def test_groups_are_told_with_how_many_are_in_each(campaign: Campaign, ward: Cast) -> None:
    moved(campaign, "meeting")
    client = signed_in(ward, "dung")
    text = page(client, campaign)
    group = next(row for row in ROW.findall(text) if NOBODY_YET in row.lower() and "đảng viên" in row.lower())
    count = int(re.findall(r"(\d+)\s+người", words(group))[0])
    query = re.findall(r'href="(\?nhom=[^"]+)"', group)[0]
    assert f"{NOBODY_YET.capitalize()}: {count} người" in words(page(client, campaign, query))
    assert page(client, campaign, "?nhom=member:::x&ho-so=9&tieu-chi=x").count("<h1>So sánh") == 1
    assert (
        "vi-tri-tuong-duong" in client.get(reverse("results:campaign", args=(campaign.pk,))).content.decode()
    )


def test_a_secretary_compares_the_own_unit_once_the_own_sheet_is_given(
    campaign: Campaign, ward: Cast
) -> None:
    """Bình leads the cell that rates An: marks are covered until the cell has given its own."""
    one = member(campaign, ward, "an")
    sheet = on_paper(ward, one)
    on_paper(ward, member(campaign, ward, "cuc"))
    moved(campaign, "meeting")
    binh, query = signed_in(ward, "binh"), f"?ho-so={one.pk}"
    covered = page(binh, campaign, query)
    assert member(campaign, ward, "cuc").name not in covered
    assert f"{one.name} chưa mở chưa mở chưa mở" in words(covered)
    assert proof_address(sheet) not in covered
    for rule in ("member_cell_committee", "member_cell_members"):
        on_paper(ward, one, rule, share=50)
    assert proof_address(sheet) in page(binh, campaign, query)


def test_a_member_is_offered_no_comparison(campaign: Campaign, ward: Cast) -> None:
    own = member(campaign, ward, "an")
    on_paper(ward, member(campaign, ward, "cuc"))
    moved(campaign, "notifying")
    client = signed_in(ward, "an")
    for address in (("results:dossier", own.pk), ("results:campaign", campaign.pk)):
        mine = client.get(reverse(address[0], args=address[1:])).content.decode()
        assert own.name in mine
        assert "vi-tri-tuong-duong" not in mine
    assert member(campaign, ward, "cuc").name not in page(client, campaign, f"?ho-so={own.pk}")


def test_many_are_seen_as_each_by_itself(campaign: Campaign, ward: Cast) -> None:
    """What is asked once for all says the same as the permission of each sheet, in every phase."""
    sheets = [on_paper(ward, member(campaign, ward, key)) for key in ("an", "cuc")]
    on_paper(ward, member(campaign, ward, "an"), "member_cell_committee")
    for phase in ORDER:
        moved(campaign, phase)
        for name in NAMES:
            rights, hands = rights_of(ward.accounts[name], DAY), pens(ward, name)
            sight = sight_of(campaign, rights_in(campaign, rights), hands)
            for sheet in Sheet.objects.filter(pk__in=[one.pk for one in sheets]).select_related(
                "dossier__campaign"
            ):
                one = sheet.dossier
                assert sight.reads_own(sheet) == may_read(sheet, rights, hands)
                marks = may_see_marks(campaign, rights, one) and not has_own_to_give(one, hands)
                assert sight.opens_marks(one) == marks


def grown(ward: Cast, number: int) -> Campaign:
    """So many more members without a post, each with a sheet that was given."""
    for index in range(number):
        new_member(ward, f"m{number}{index}", f"Người {number} {index}", "khe")
    campaign = moved(opened(ward, year=2018 + number), "meeting")
    Sheet.objects.bulk_create(
        Sheet(
            organisation_id=campaign.organisation_id,
            dossier=one,
            who=own_key(one),
            name=one.name,
            state=State.SUBMITTED,
            opened_at=timezone.now(),
            submitted_at=timezone.now(),
            submitted_by="x",
        )
        for one in campaign.dossiers.filter(kind="member")
    )
    return campaign


def questions(client: Client, campaign: Campaign, query: str) -> int:
    page(client, campaign, query)
    with CaptureQueriesContext(connection) as asked:
        page(client, campaign, query)
    return len(asked)


def test_as_many_questions_for_thirty_persons_as_for_three(ward: Cast) -> None:
    """The longer list is cut at thirty; criteria then lie in columns, one group of them at a time."""
    client = signed_in(ward, "dung")
    few, many = grown(ward, 3), grown(ward, 30)
    of_few, of_many = (f"?ho-so={member(one, ward, 'an').pk}" for one in (few, many))
    asked = questions(client, few, of_few)
    assert asked == questions(client, many, of_many)
    assert asked < 30
    text = page(client, many, of_many)
    assert text.partition('aria-label="Từng tiêu chí"')[0].count('<th scope="row">') == 30
    assert "trang=2" in text
    under = re.findall(r'href="([^"]*tieu-chi=[^"]+)"', text)[0]
    below = page(client, many, under)
    assert "Về các nhóm tiêu chí" in below
    line = layout_for(many, "member").by_address[FIRST]
    assert " ".join(line.place.row.text.split())[:40] in below
