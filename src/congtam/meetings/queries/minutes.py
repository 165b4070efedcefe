"""The minutes, drafted from what was written down: in Vietnamese, whatever language the screens are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from operator import attrgetter

from django.utils import timezone

from congtam.meetings.models import Attendance, Item, Note, Sitting
from congtam.meetings.queries.course import Length, counted, length_of, steps_of
from congtam.meetings.queries.votes import Vote, vote_of
from congtam.meetings.states import ItemState, Part
from congtam.papers.paper import (
    Block,
    Head,
    Heading,
    Line,
    Paper,
    Signature,
    Table,
    minutes_number,
    paragraphs,
)
from congtam.papers.places import place_in
from congtam.papers.profiles import ended
from congtam.people.models import Organisation

TITLE = "Biên bản"
Notes = defaultdict[int | None, dict[str, str]]
"""What was written down, by item, of each its fields; under no item what is about the whole meeting."""


def minutes_of(sitting: Sitting) -> Paper:
    first = sitting.sessions.order_by("number").first()
    on = timezone.localtime(first.began_at).date() if first else timezone.localdate()
    organisation = Organisation.objects.get(pk=sitting.organisation_id)
    notes = written(sitting)
    blocks: list[Block] = [
        *opening(sitting),
        *reviews(sitting, notes),
        *ratings(sitting, notes),
        *closing(sitting, notes),
    ]
    return Paper(
        kind=TITLE,
        summary=f"Hội nghị {sitting.campaign.title[:1].lower()}{sitting.campaign.title[1:]}",
        head=Head(
            superior=organisation.name,
            issuer=sitting.unit_name,
            number=minutes_number(sitting.paper_number),
            place=place_in(organisation.name),
            on=on,
        ),
        blocks=ended(blocks, on),
        signatures=(
            Signature("Thư ký", sitting.secretary.full_name if sitting.secretary else ""),
            Signature("Chủ trì", sitting.chair.full_name if sitting.chair else ""),
        ),
    )


def opening(sitting: Sitting) -> Iterator[Block]:
    yield Heading("I- THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN")
    for session in sitting.sessions.order_by("number"):
        until = f" đến {said_at(session.ended_at)}" if session.ended_at else ""
        yield Line(f"từ {said_at(session.began_at)}{until}.", f"Buổi {session.number}:")
    yield Line(lasting(sitting, length_of(sitting)), "Thời gian họp:")
    if sitting.place:
        yield Line(f"{sitting.place}.", "Địa điểm:")
    yield from people(sitting)


def said_at(moment: datetime) -> str:
    here = timezone.localtime(moment)
    return f"{here.hour:02d} giờ {here.minute:02d} ngày {here:%d/%m/%Y}"


def said_long(lasted: timedelta) -> str:
    minutes = int(lasted.total_seconds()) // 60
    return f"{minutes // 60} giờ {minutes % 60:02d} phút"


def lasting(sitting: Sitting, length: Length) -> str:
    said = f"{said_long(length.lasted)}."
    if not length.least_half_days:
        return said
    days = f"{length.least_half_days * 5 / 10:.1f}".replace(".", ",").removesuffix(",0")
    said += f" Thời gian tối thiểu theo quy định: {days} ngày ({length.cites})."
    if sitting.lasted_why:
        said += f" Họp ngắn hơn thời gian tối thiểu, lý do: {sitting.lasted_why.rstrip('.')}."
    return said


def people(sitting: Sitting) -> Iterator[Block]:
    """How many, of how many; who is away and why; the base of majorities is all who have a vote."""
    rows = list(sitting.attendances.all())
    count, state, standing = counted(rows), Attendance.State, Attendance.Standing
    yield Line(
        f"{count.present} trên {count.base} đồng chí có quyền biểu quyết; "
        f"dự bị {count.probationary}; khách mời {count.invited}. "
        f"Quá nửa tính trên {count.base}, ít nhất {count.needed}.",
        "Có mặt:",
    )
    away = [f"{row.name} ({row.reason})" for row in rows if row.state == state.ABSENT]
    yield Line(f"{'; '.join(away)}." if away else "không.", "Vắng:")
    guests = [
        ", ".join(filter(None, (row.name, row.post))) for row in rows if row.standing == standing.INVITED
    ]
    if guests:
        yield Line(f"{'; '.join(guests)}.", "Khách mời:")
    if sitting.chair:
        because = f" ({sitting.chair_because})" if sitting.chair_because else ""
        yield Line(f"{sitting.chair.full_name}{because}.", "Chủ trì hội nghị:")
    if sitting.secretary:
        yield Line(f"{sitting.secretary.full_name}.", "Thư ký:")


def reviews(sitting: Sitting, notes: Notes) -> Iterator[Block]:
    yield Heading("II- NỘI DUNG KIỂM ĐIỂM")
    yield from texts(notes[None].get(Note.Field.OPENING, ""))
    yield from numbered(sitting, Part.REVIEW, notes)


def ratings(sitting: Sitting, notes: Notes) -> Iterator[Block]:
    yield Heading("III- ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG")
    yield from numbered(sitting, Part.RATING, notes)


def numbered(sitting: Sitting, part: Part, notes: Notes) -> Iterator[Block]:
    rows = sitting.items.filter(part=part).select_related("chair", "dossier").prefetch_related("ticks")
    rows = rows.order_by("position", "pk")
    for number, item in enumerate(rows, start=1):
        item.sitting = sitting
        yield Heading(f"{number}. {item.title}", rank=2)
        yield from course(item, notes[item.pk])


def course(item: Item, notes: Mapping[str, str]) -> Iterator[Block]:
    """What happened to one item, in its order."""
    if item.state == ItemState.POSTPONED:
        again = f" Làm bù ngày {item.next_on:%d/%m/%Y}." if item.next_on else ""
        yield Line(f"{item.postponed_because.rstrip('.')}.{again}", "Hoãn, lý do:")
        return
    if item.chair and (item.chair_id != item.sitting.chair_id or item.is_review):
        because = f" ({item.chair_because})" if item.chair_because else ""
        yield Line(f"{item.chair.full_name}{because}.", "Chủ trì:")
    if item.moved_because:
        yield Line(f"{item.moved_because.rstrip('.')}.", "Đổi thứ tự, lý do:")
    yield from walked(item)
    yield from labelled("Ý kiến góp ý:", notes.get(Note.Field.CONTRIBUTIONS, ""))
    yield from result(vote_of(item) if item.ballot else None)
    yield from labelled("Kết luận:", notes.get(Note.Field.CONCLUSION, ""))


def walked(item: Item) -> Iterator[Block]:
    """Which steps were gone through and when; their wording stands in the document that is cited."""
    steps, ticks = steps_of(item), sorted(item.ticks.all(), key=attrgetter("number"))
    if not ticks:
        return
    all_done = "đủ " if len(ticks) == len(steps) else ""
    at = "; ".join(f"bước {tick.number} lúc {timezone.localtime(tick.at):%H giờ %M}" for tick in ticks)
    yield Line(f"{all_done}{len(ticks)} bước ({steps[0].cites}): {at}.", "Trình tự:")


def result(vote: Vote | None) -> Iterator[Block]:
    """Only what was announced; the rest stands in the counting minutes."""
    if vote is None or not vote.lines:
        return
    heads = ("Đối tượng", *vote.choices, "Kết quả")
    rows = tuple(
        (line.name, *map(str, line.votes), line.reached or "không mức nào quá nửa") for line in vote.lines
    )
    yield Line(f"cơ số {vote.base}; kèm biên bản kiểm phiếu.", "Kết quả bỏ phiếu kín:")
    yield Table(heads, rows)
    for line in vote.lines:
        if line.overtaken:
            yield Line(
                f"{line.name} ({line.overtaken.rstrip('.')}).", "Dữ kiện đổi sau khi bỏ phiếu, phải xem lại:"
            )


def closing(sitting: Sitting, notes: Notes) -> Iterator[Block]:
    yield Heading("IV- KẾT THÚC")
    yield from texts(notes[None].get(Note.Field.CLOSING, ""))
    if sitting.reopened_because:
        yield Line(f"{sitting.reopened_because.rstrip('.')}.", "Hội nghị mở lại, lý do:")
    if not sitting.is_ended:
        yield Line("Hội nghị chưa kết thúc.")
        return
    last = sitting.sessions.order_by("-number").first()
    until = f" hồi {said_at(last.ended_at)}" if last and last.ended_at else ""
    yield Line(f"Hội nghị kết thúc{until}. Biên bản được đọc lại và hội nghị thông qua.")


def written(sitting: Sitting) -> Notes:
    found: Notes = defaultdict(dict)
    for item, field, text in Note.objects.filter(sitting=sitting).values_list("item", "field", "text"):
        found[item][field] = text
    return found


def texts(text: str) -> Iterator[Block]:
    yield from (Line(line) for line in paragraphs(text))


def labelled(lead: str, text: str) -> Iterator[Block]:
    """The label stands before the first line alone."""
    for place, line in enumerate(paragraphs(text)):
        yield Line(line, lead if place == 0 else "")
