"""What people of an example ward have done by now, all invented, all by the deeds of the rooms.

A review and a scorecard handed in, others begun, a question of the superior, a shortcoming of last year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from congtam.campaigns.models import Campaign, Dossier
from congtam.campaigns.stages import Stage
from congtam.journal.actors import Actor
from congtam.people.models import Account
from congtam.people.queries.rights import rights_of
from congtam.remedies.actions.recording import About, Finding, Planned, plan_measure, record_shortcomings
from congtam.reviews.actions.opening import open_review
from congtam.reviews.actions.passing import hand_in
from congtam.reviews.actions.prompting import Prompted, give_prompts
from congtam.reviews.actions.writing import Typed as Written
from congtam.reviews.actions.writing import save_fields
from congtam.reviews.contents import Kind
from congtam.reviews.forms import shared_forms
from congtam.reviews.permissions import pens_of as review_pens
from congtam.reviews.queries.reading import written
from congtam.sheets.actions.marking import Typed, save_rows
from congtam.sheets.actions.opening import open_sheet
from congtam.sheets.actions.submitting import submit
from congtam.sheets.parties import own_key
from congtam.sheets.permissions import pens_of as sheet_pens
from congtam.sheets.rules import layout_for

HANDED_IN, BEGUN = "binh", "an"
SENTENCES = (
    "Chấp hành nghiêm chủ trương của Đảng, chính sách, pháp luật của Nhà nước; dự đủ các buổi sinh hoạt.",
    "Hoàn thành các việc được phân công đúng hạn; còn hai việc phải nhắc, đã làm xong trong tháng sau.",
    "Giữ gìn đoàn kết trong chi bộ, thẳng thắn góp ý, lắng nghe ý kiến của nhân dân nơi cư trú.",
    "Có lúc còn nể nang khi phê bình; đã nhận rõ và đăng ký khắc phục trong quý I năm sau.",
)
MOST = 92
"""Percent of the points that the one who handed in gives herself."""
ROWS_BEGUN = 4
SHORTCOMING = "Một số buổi sinh hoạt chi bộ chưa có chuyên đề; biên bản còn sơ sài."
MEASURE = "Mỗi quý có ít nhất một buổi sinh hoạt chuyên đề, biên bản theo mẫu của Đảng ủy."
QUESTION = "Làm rõ trách nhiệm của chi ủy trong việc chậm nộp báo cáo quý III và cách khắc phục."


@dataclass(frozen=True)
class Member:
    """Somebody of the cast with the dossier as a member of a cell."""

    account: Account
    dossier: Dossier
    day: date

    @property
    def actor(self) -> Actor:
        return Actor(key=self.account.pk, name=self.account.display_name)


def fill_rooms(campaign: Campaign, day: date, office: Actor) -> None:
    giving, beginning = two_members(campaign, day)
    ask_superior(giving, office)
    remember_last_year(giving, office)
    for member, whole in ((giving, True), (beginning, False)):
        write_review(member, whole=whole)
        fill_sheet(member, whole=whole)


def two_members(campaign: Campaign, day: date) -> list[Member]:
    """Bình and An; in a ward of another cast two others who have accounts."""
    accounts = Account.objects.filter(organisation=campaign.organisation_id, person__isnull=False)
    by_person = {account.person_id: account for account in accounts}
    dossiers = campaign.dossiers.filter(kind="member", person__in=by_person, is_listed=True)
    known = dossiers.exclude(is_rated=False).exclude(stage=Stage.REVIEWED)
    members = [Member(by_person[row.person_id], row, day) for row in known.select_related("home")]
    wanted = {HANDED_IN: 0, BEGUN: 1}
    return sorted(members, key=lambda one: (wanted.get(one.account.username, 2), one.account.pk))[:2]


def write_review(member: Member, *, whole: bool) -> None:
    pens = review_pens(rights_of(member.account, member.day), member.account.pk, member.day, None)
    for form in sorted(shared_forms(member.dossier.campaign, member.dossier.kind)):
        review = open_review(dossier=member.dossier, form=form, pens=pens, by=member.actor)
        fields = [*written(review).contents.fields.values()]
        texts = cycle(SENTENCES)
        typed = [
            Written(field, "no" if field.kind is Kind.CHOICE else next(texts), 0)
            for field in fields[: None if whole else ROWS_BEGUN]
        ]
        save_fields(review=review, typed=typed, by=member.actor, account=member.account.pk)
        if whole:
            hand_in(review=review, by=member.actor, on=member.day)


def fill_sheet(member: Member, *, whole: bool) -> None:
    pens = sheet_pens(rights_of(member.account, member.day), member.day)
    sheet = open_sheet(
        dossier=member.dossier, rule="", who=own_key(member.dossier), pens=pens, by=member.actor
    )
    layout = layout_for(member.dossier.campaign, member.dossier.kind)
    rows = []
    for line in layout.filled():
        if "points" in line.fields:
            value = (line.place.row.max or 0) * MOST // 100 // layout.step * layout.step
            rows.append(Typed(line, {"points": f"{value // 100},{value % 100:02d}"}, 0))
        elif "grade" in line.fields:
            rows.append(Typed(line, {"grade": layout.grades[1]}, 0))
    kept = rows if whole else rows[:ROWS_BEGUN]
    save_rows(sheet=sheet, rows=kept, by=member.actor, account=member.account.pk)
    if whole:
        submit(sheet=sheet, by=member.actor, on=member.day)


def ask_superior(member: Member, office: Actor) -> None:
    said = Prompted(
        QUESTION, "Ban Thường vụ Đảng ủy", member.day - timedelta(days=5), paper="Công văn 45-CV/ĐU (ví dụ)"
    )
    cell = member.dossier.campaign.dossiers.filter(
        unit=member.dossier.home_id, kind__in=("cell_committee", "cell_assembly"), is_listed=True
    )
    give_prompts(campaign=member.dossier.campaign, dossiers=[*cell], said=said, by=office)


def remember_last_year(member: Member, office: Actor) -> None:
    home = member.dossier.home
    cell = member.dossier.campaign.dossiers.get(unit=home, kind="cell")
    about = About(cell.organisation_id, cell.unit_id, None, cell.home_id, cell.name)
    found_on = date(member.day.year - 1, 12, 20)
    finding = Finding("review", "Thông báo 31-TB/ĐU (ví dụ)", found_on, SHORTCOMING)
    (row,) = record_shortcomings(found=[(about, finding)], by=office)
    planned = Planned(MEASURE, f"Chi ủy {cell.name}", member.day + timedelta(days=30))
    plan_measure(shortcoming=row, planned=planned, by=office)
