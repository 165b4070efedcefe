"""The counting minutes, and those of what else happened to a box, as papers: always Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from congtam.ballots.queries.minutes import CountingMinutes
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

KIND = "Biên bản"
MANY_COLUMNS = 6
"""From so many columns on the table lies."""
HEAD, MEMBER, CHAIR = "Trưởng ban kiểm phiếu", "Ủy viên", "Chủ trì hội nghị"


def counting_paper(found: dict[str, Any], organisation: str) -> Paper:
    """`found` are the figures of polls.minutes."""
    poll, kept = found["minutes"].poll, found["kept"]
    body = table_of(found)
    again = f" (vòng {poll.round})" if poll.round > 1 else ""
    return Paper(
        kind=KIND,
        summary=f"Kiểm phiếu: {poll.title}{again}",
        head=head_of(organisation, poll.body, kept.number if kept else "", found["on"]),
        blocks=ended([*committee(found), *numbers(found), *outcome(found, body)], found["on"]),
        signatures=(
            Signature(HEAD, found["head"]),
            Signature(CHAIR, found["chair"]),
            *(Signature(MEMBER, name) for name in found["tellers"]),
        ),
        wide=len(body.heads) > MANY_COLUMNS,
    )


def head_of(organisation: str, body: str, number: str, on: date) -> Head:
    return Head(organisation, body, minutes_number(number), place_in(organisation), on)


def committee(found: dict[str, Any]) -> Iterator[Block]:
    minutes: CountingMinutes = found["minutes"]
    yield Line(
        f"Hôm nay, tại {minutes.poll.body}, Ban kiểm phiếu do đồng chí {found['chair']} chủ trì đề cử và "
        "hội nghị biểu quyết thông qua, gồm:"
    )
    names = [
        f"Đồng chí {found['head']}, Trưởng ban",
        *(f"Đồng chí {one}, ủy viên" for one in found["tellers"]),
    ]
    for place, name in enumerate(names, start=1):
        yield Line(f"- {name}{'.' if place == len(names) else ';'}")
    yield Line(f"Hòm phiếu mở lúc {moment(minutes.opened_at)}, đóng lúc {moment(minutes.closed_at)}.")


def moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"


def numbers(found: dict[str, Any]) -> Iterator[Block]:
    minutes: CountingMinutes = found["minutes"]
    yield Heading("I- SỐ LIỆU BỎ PHIẾU")
    yield Line(
        f"1. Số người được bỏ phiếu: {minutes.entitled}; có mặt: {minutes.present}; vắng: {found['absent']}."
    )
    yield Line(
        f"2. Số phiếu phát ra: {minutes.issued}; thu về: {minutes.returned}; phát ra mà không thu về: "
        f"{found['not_returned']}."
    )
    reasons = "; ".join(f"{why.lower()}: {number}" for why, number in minutes.invalid.items())
    of_them = f", gồm: {reasons}" if reasons else ""
    yield Line(f"3. Số phiếu hợp lệ: {minutes.valid}; không hợp lệ: {found['bad']}{of_them}.")
    if minutes.early_reason:
        why = minutes.early_reason.rstrip(".")
        yield Line(f"Hòm phiếu đóng khi còn {minutes.left_over} phiếu chưa bỏ, vì: {why}.")
    yield Line(f"4. {base_said(found)}")
    yield from of_the_box(found)


def base_said(found: dict[str, Any]) -> str:
    poll = found["minutes"].poll
    cites = f", theo {found['cites']}" if found["cites"] else ""
    said = f"Cơ số tính đa số: {poll.base} ({found['base_name']}){cites}. "
    if poll.majority_numerator is None:
        said += "Văn bản không nêu đa số; biên bản ghi số phiếu từng mức."
    else:
        levels = f" (đối với các mức: {'; '.join(found['majority_for'])})" if found["majority_for"] else ""
        share = f"{poll.majority_numerator}/{poll.majority_denominator}"
        said += f"Đủ phiếu khi có trên {share} cơ số, tức từ {found['needed']} phiếu{levels}."
    because = found["chosen_because"].rstrip(".")
    return f"{said} Hội nghị thống nhất: {because}." if because else said


def of_the_box(found: dict[str, Any]) -> Iterator[Block]:
    """What happened before, and the print by which this box is known again."""
    minutes: CountingMinutes = found["minutes"]
    if minutes.box_fingerprint:
        yield Line(f"5. Mã hòm phiếu điện tử (không theo thứ tự phiếu nào): {minutes.box_fingerprint}.")
    if found["exchanged"]:
        yield Line(f"Trong lúc bỏ phiếu có {found['exchanged']} người đổi phiếu mã lấy phiếu giấy.")
    for one in minutes.discarded:
        paper = f" (biên bản số {one.number})" if one.number else ""
        text = f" {one.text.rstrip('.')}." if one.text else ""
        yield Line(f"Hòm phiếu trước đã hủy, không đọc phiếu nào, vì: {one.cause.lower()}{paper}.{text}")
    for one in found["recounts"]:
        agrees = "khớp" if one.agrees else "không khớp"
        paper = f", biên bản số {one.number}" if one.number else ""
        yield Line(f"Kiểm lại ngày {one.on:%d/%m/%Y}{paper}: {agrees} với kết quả dưới đây.")


def outcome(found: dict[str, Any], body: Table) -> Iterator[Block]:
    yield Heading("II- KẾT QUẢ")
    yield body
    if len(found["rows"]) == 1 and found["rows"][0].says:
        yield Line(f"{found['rows'][0].label}: {found['rows'][0].says}.", "Kết luận:")
    yield from (Line(text) for text in found["as_printed"])
    yield from after_the_count(found["marks"])
    kept = found["kept"]
    said = f" {kept.text}" if kept and kept.text else ""
    yield Line(
        "Biên bản lập xong lúc ……… giờ ………, đã đọc trước hội nghị. Phiếu và các tờ khóa được niêm phong, "
        f"giao lưu giữ theo quy định.{said}"
    )


def after_the_count(marks: list[Any]) -> Iterator[Block]:
    """Facts that changed later, and what the meeting said of it: what was counted stays as it was counted."""
    if marks:
        yield Heading("III- SAU KHI KIỂM PHIẾU")
    for one in marks:
        yield Line(
            f"- {one.dossier.name}: {one.says}. Dữ kiện đổi: {one.change} ({one.changed_by}, "
            f"{moment(one.at)}). {came_of(one)}"
        )


def came_of(mark: Any) -> str:
    if mark.confirmed_at:
        paper = f"biên bản {mark.stands_paper}: {mark.stands_because.rstrip('.')}."
        return f"Hội nghị ngày {mark.stands_on:%d/%m/%Y} khẳng định kết quả, {paper}"
    return "Đã bỏ phiếu lại." if mark.revoted_id else "Kết quả phải xem lại."


def table_of(found: dict[str, Any]) -> Table:
    """For, ballots, base, reached or not, how many are missing: per subject and level."""
    rows, labels = found["rows"], found["labels"]
    if len(rows) == 1:
        one = rows[0]
        lines = [
            (level["label"], str(level["votes"]), str(one.ballots), str(one.base), reached(level))
            for level in one.levels
        ]
        blank = ("Để trống", str(one.blank), str(one.ballots), str(one.base), "")
        heads = ("Mức", "Số phiếu", "Trong số phiếu", "Cơ số", "Đủ phiếu hay thiếu")
        return Table(heads, (*lines, blank), widths=(5, 2, 2, 2, 4))
    heads = ("TT", "Đối tượng", *labels, "Để trống", "Số phiếu", "Cơ số", "Kết luận")
    body = tuple(
        (
            str(row.number),
            row.label,
            *(counted(level) for level in row.levels),
            str(row.blank),
            str(row.ballots),
            str(row.base),
            row.says,
        )
        for row in rows
    )
    return Table(heads, body, widths=(1, 4, *(2 for _ in labels), 1, 1, 1, 3))


def counted(level: dict[str, Any]) -> str:
    said = reached(level)
    return f"{level['votes']}; {said}" if said and not level["closed"] else said or str(level["votes"])


def reached(level: dict[str, Any]) -> str:
    if level["closed"]:
        return "không đưa ra bỏ phiếu"
    if level["needed"] is None:
        return ""
    return "đủ" if level["reached"] else f"thiếu {level['missing']}"


def other_paper(found: dict[str, Any], organisation: str) -> Paper:
    """Of a discarded box, a recount, a destruction."""
    poll, kept = found["poll"], found["kept"]
    members = "".join(f"; đồng chí {name}, ủy viên" for name in found["tellers"])
    who = f"Ban kiểm phiếu tại {poll.body} gồm đồng chí {found['head']}, Trưởng ban{members}"
    lines = [f"{who}; chủ trì: đồng chí {found['chair']}.", what_happened(poll, kept), *paragraphs(kept.text)]
    return Paper(
        kind=KIND,
        summary=f"{kept.get_kind_display()}: {poll.title}",
        head=head_of(organisation, poll.body, kept.number, kept.on),
        blocks=ended([Line(text) for text in lines], kept.on),
        signatures=(Signature(HEAD, found["head"]), Signature(CHAIR, found["chair"])),
    )


def what_happened(poll: Any, kept: Any) -> str:
    if kept.kind == "discard":
        return (
            f"Hòm phiếu được hủy, không lá phiếu nào được đọc, vì: {kept.get_cause_display().lower()}. "
            "Danh sách người bỏ phiếu giữ nguyên; mọi người nhận phiếu mới và bỏ phiếu lại."
        )
    if kept.kind == "recount":
        agrees = "khớp" if kept.agrees else "không khớp"
        return (
            f"Phong bì phiếu lưu đã được mở bằng {poll.keys_needed} tờ khóa và cộng lại từ đầu. "
            f"Kết quả kiểm lại {agrees} với kết quả đã công bố."
        )
    return "Hết thời hạn lưu, phong bì phiếu lưu đã được tiêu hủy. Kết quả và các biên bản vẫn được giữ."
