"""Who takes part, in which order, by when, who decides and how a vote is taken, as sentences."""

from __future__ import annotations

from congtam.engine.pack.conditions import AnyCondition
from congtam.engine.pack.process import (
    Authority,
    Ballot,
    Deadline,
    Forum,
    Order,
    Participant,
    Supervisor,
    TimelineItem,
)
from congtam.engine.sentences.conditions import concerning
from congtam.engine.sentences.numbers import counted, day_text, joined, listed, span_text
from congtam.engine.sentences.words import Words

BINDS = {
    "decision": "quyết định xếp loại",
    "review": "kiểm điểm",
    "rating": "đánh giá, xếp loại",
    "self_rating": "tự đánh giá, xếp loại",
    "agenda": "kiểm điểm tại hội nghị",
}
ROLES = {"head": "người đứng đầu", "deputy": "cấp phó", "member": "thành viên"}


def order(words: Words, rule: Order) -> str:
    then = _ordered(words, rule, rule.then)
    if rule.first == ("review",):
        text = f"phải hoàn thành kiểm điểm mới được {BINDS[rule.binds]} {then}"
    elif all(name in words.pack.facts for name in rule.first) and rule.by is None:
        facts = joined(words.fact(name) for name in rule.first)
        text = f"phải có {facts} mới được {BINDS[rule.binds]} {then}"
    else:
        text = f"{BINDS[rule.binds]} {_ordered(words, rule, rule.first)} trước, sau đó đến {then}"
    if rule.relation:
        text += f" (giữa những đối tượng có quan hệ: {words.relation(rule.relation)})"
    return _where(words, rule.when, text)


def _ordered(words: Words, rule: Order, names: tuple[str, ...]) -> str:
    """Kinds of subject; in an agenda also roles, or values of the choice that sorts it."""

    def name_of(name: str) -> str:
        if rule.by is not None:
            return words.value(rule.by, name).strip("“”")
        if rule.binds == "agenda" and (name in ROLES and name not in words.pack.subjects):
            return ROLES[name]
        return words.subject(name)

    return listed(name_of(name) for name in names)


EVENTS = {"meeting": "ngày tổ chức hội nghị", "year_end": "ngày cuối năm"}


def deadline(words: Words, rule: Deadline) -> str:
    if rule.on is not None:
        return f"{rule.what}: chậm nhất ngày {day_text(rule.on)}"
    event = rule.after or rule.before or ""
    name = EVENTS.get(event) or words.fact(event)
    if rule.within is None or rule.within.length == 0:
        return f"{rule.what}: chậm nhất {'vào' if rule.after else 'trước'} {name}"
    if rule.before:
        return (
            f"{rule.what}: trước {name} {'ít nhất' if rule.strict else 'trong vòng'} {span_text(rule.within)}"
        )
    least = "sớm nhất sau" if rule.strict else "chậm nhất sau"
    return f"{rule.what}: {least} {span_text(rule.within)} kể từ {name}"


SIDES = {"above": " (cấp trên)", "beside": " (cùng cấp)", "below": " (cấp dưới)", "own": "", "person": ""}


def participant(words: Words, rule: Participant) -> str:
    asked = any(rule is other for other in words.pack.comments.values())
    does = "được lấy ý kiến góp ý đối với" if asked else "tham gia đánh giá, xếp loại"
    alone = ", lấy ý kiến từng người" if rule.as_individuals else ""
    text = f"{words.body(rule.body)}{SIDES[rule.side]} {does} {words.subjects(rule.for_subjects)}{alone}"
    return _where(words, rule.when, text)


def forum(words: Words, rule: Forum) -> str:
    text = f"{words.subjects(rule.for_subjects)} kiểm điểm trước {words.body(rule.body)}"
    if rule.deep:
        text += f", kiểm điểm sâu {rule.deep}"
    if rule.least_duration:
        text += f"; thời gian ít nhất {span_text(rule.least_duration)}"
    elif rule.least_half_days:
        text += f"; thời gian ít nhất {_half_days(rule.least_half_days)} ngày"
    if rule.chaired_by:
        text += f"; chủ trì: {rule.chaired_by}"
    if rule.head_chaired_by:
        text += f"; khi kiểm điểm người đứng đầu: {rule.head_chaired_by}"
    return _where(words, rule.when, text)


def _half_days(halves: int) -> str:
    whole, half = divmod(halves, 2)
    return f"{whole},5" if half else counted(whole)


ACTS = {"propose": "đề nghị mức xếp loại", "appraise": "thẩm định xếp loại", "decide": "quyết định xếp loại"}


def authority(words: Words, rule: Authority) -> str:
    text = f"{words.body(rule.body)} {ACTS[rule.act]} {words.subjects(rule.for_subjects)}"
    return _where(words, rule.when, text)


BASES = {
    "official_members": "tổng số đảng viên chính thức",
    "official_active": "số đảng viên chính thức đang sinh hoạt",
    "body_members": "tổng số thành viên",
    "present": "số thành viên có mặt",
}
STAGES = {
    "self_rating": "tự xếp loại",
    "rating": "xếp loại",
    "proposal": "đề nghị mức xếp loại",
    "decision": "quyết định xếp loại",
}
IF_NONE = {
    "again": "không mức nào đủ phiếu thì bỏ phiếu lại",
    "authority": "không mức nào đủ phiếu thì báo cáo cấp có thẩm quyền quyết định",
    "cumulate": "không mức nào đủ phiếu thì cộng dồn phiếu từ mức cao xuống mức thấp",
    "unstated": "",
}


def ballot(words: Words, rule: Ballot) -> str:
    text = f"{words.body(rule.voters)} bỏ phiếu {STAGES[rule.stage]} {words.subjects(rule.for_subjects)}"
    parts = [text, _majority(words, rule), IF_NONE[rule.if_none]]
    if rule.quorum is not None:
        less = "không đủ thì chưa bỏ phiếu" if rule.quorum.if_less == "stop" else "không đủ thì phải nêu rõ"
        parts.append(f"phải có mặt ít nhất {rule.quorum.at_least} {BASES[rule.quorum.base]}, {less}")
    if rule.at_most is not None:
        parts.append(f"mỗi phiếu chọn không quá {counted(rule.at_most)}")
    if not rule.own_vote_counts:
        parts.append("không bỏ phiếu cho chính mình")
    return "; ".join(part for part in parts if part)


def _majority(words: Words, rule: Ballot) -> str:
    """What the document leaves open is said to be open."""
    if rule.majority is None or rule.base is None:
        return "văn bản không nêu cơ số và số phiếu cần đạt"
    levels = joined((words.level(level) for level in rule.majority_for), "hoặc")
    which = f"mức {levels}" if levels else "mức được chọn"
    return f"{which} phải có trên {rule.majority} {BASES[rule.base]} tán thành"


def timeline_item(_: Words, rule: TimelineItem) -> str:
    start = rule.from_
    days = f"ngày {day_text(rule.to)}"
    if start is not None and start != rule.to:
        days = f"từ ngày {day_text(start)} đến {days}"
    units = f" ({joined(rule.units)})" if rule.units else ""
    return f"{days}: {rule.what.rstrip('.;')}{units}; thực hiện: {rule.owner}"


def supervisor(_: Words, rule: Supervisor) -> str:
    return f"{rule.post} phụ trách {joined(rule.units)}"


def _where(words: Words, when: AnyCondition | None, text: str) -> str:
    return f"{concerning(words, when)}: {text}" if when else text
