"""What must hold between lines, and with what is there. Each checker looks at one thing and only logs."""

from collections import Counter, defaultdict
from collections.abc import Callable
from difflib import get_close_matches

from django.utils.translation import gettext as _

from congtam.people.models import Membership, Unit
from congtam.people.names import plain
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, Parsed, UnitLine, unit_key
from congtam.people.roster.sheets import Log

YOUNGEST = 16  # years; younger is a slip of the pen

Checker = Callable[[Parsed, Known, Options, Log], None]


def check_cards_once(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    first: dict[str, MemberLine] = {}
    for line in parsed.members:
        earlier = first.setdefault(line.card_number, line) if line.card_number else line
        if earlier is not line:
            log.fault(
                line.at(_("Số thẻ đảng viên")),
                _("Số thẻ %(card)s đã có ở dòng %(row)d (%(name)s)")
                % {"card": line.card_number, "row": earlier.place.row, "name": earlier.full_name},
                _("Xem lại hai dòng: nhập trùng thì bỏ một dòng, gõ sai thì sửa số thẻ."),
            )


def check_people_once(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    """The same name and birth twice, with no cards that tell them apart."""
    first: dict[tuple[str, object], MemberLine] = {}
    for line in parsed.members:
        if not line.born:
            continue
        earlier = first.setdefault((line.full_name, line.born), line)
        if earlier is not line and not (line.card_number and earlier.card_number):
            log.fault(
                line.at(_("Họ và tên")),
                _("%(name)s, cùng ngày sinh, đã có ở dòng %(row)d")
                % {"name": line.full_name, "row": earlier.place.row},
                _("Nhập trùng thì bỏ một dòng; hai người khác nhau thì ghi số thẻ của cả hai."),
            )


def check_card_belongs(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    for line in parsed.members:
        owner = known.by_card.get(line.card_number) if line.card_number else None
        if owner and plain(owner.full_name) != plain(line.full_name):
            log.fault(
                line.at(_("Số thẻ đảng viên")),
                _("Số thẻ %(card)s đang là của %(name)s")
                % {"card": line.card_number, "name": owner.full_name},
                _("Sửa số thẻ; nếu người đó đổi tên thì sửa lý lịch trên phần mềm trước."),
            )


def check_cells(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    """Each missing name is said once, at its first row."""
    coming = {unit_key(line.name) for line in parsed.units} | {
        unit_key(line.short_name) for line in parsed.units if line.short_name
    }
    cells = [node.name for node in known.tree.of_kind(Unit.Kind.CELL)]
    said = set()
    for line in parsed.members:
        key = unit_key(line.cell)
        now = known.memberships.get(person.pk) if (person := known.person(line)) else None
        if not key and not (now and now.until is None):
            log.fault(
                line.at(_("Chi bộ")),
                _("Chưa rõ %(name)s ở chi bộ nào") % {"name": line.full_name},
                _("Thêm cột Chi bộ, hoặc một dòng tên chi bộ phía trên danh sách của chi bộ đó."),
            )
        elif key and key not in coming and key not in said and not options.create_cells:
            node = known.units.get(key)
            if node is None or node.kind != Unit.Kind.CELL:
                said.add(key)
                near = get_close_matches(line.cell, cells, 1, 0.6)
                hint = _("Có phải “%(near)s”? ") % {"near": near[0]} if near else ""
                log.fault(
                    line.at(_("Chi bộ")),
                    _("Chưa có chi bộ “%(name)s”") % {"name": line.cell},
                    hint + _("Sửa tên trong tệp, hoặc chọn “Lập các chi bộ chưa có” ở bước trước."),
                )


def check_standings(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    for line in parsed.members:
        now = known.memberships.get(person.pk) if (person := known.person(line)) else None
        if not standing_of(line) and not (now and now.until is None):
            log.fault(
                line.at(_("Tư cách")),
                _("Chưa rõ %(name)s là chính thức hay dự bị") % {"name": line.full_name},
                _("Ghi cột Tư cách, hoặc ghi ngày kết nạp và ngày chính thức."),
            )


def standing_of(line: MemberLine) -> str:
    """As said, else by the days: who has become official, or has only been admitted."""
    if line.standing:
        return line.standing
    if line.official_on:
        return Membership.Standing.OFFICIAL
    return Membership.Standing.PROBATIONARY if line.admitted_on else ""


def check_days(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    for line in parsed.members:
        remedy = _("Xem lại các ngày của dòng này; hay gặp: đảo ngày và tháng, gõ sai năm.")
        if line.admitted_on and line.official_on and line.official_on < line.admitted_on:
            log.fault(line.at(_("Ngày chính thức")), _("Ngày chính thức trước ngày kết nạp"), remedy)
        if line.admitted_on and line.born and line.admitted_on.year - line.born.on.year < YOUNGEST:
            log.fault(line.at(_("Ngày kết nạp Đảng")), _("Kết nạp khi chưa đủ tuổi theo ngày sinh"), remedy)
        for label, day in (
            (_("Ngày kết nạp Đảng"), line.admitted_on),
            (_("Ngày chính thức"), line.official_on),
        ):
            if day and day > options.day:
                log.fault(line.at(label), _("Ngày này sau ngày của danh sách"), remedy)


def check_moves(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    """Who moved after the day of the list is not moved back by it."""
    for line in parsed.members:
        person = known.person(line)
        now = known.memberships.get(person.pk) if person else None
        if now and now.until is None and now.since > options.day and changes_standing(line, now, known):
            log.fault(
                line.at(_("Chi bộ")),
                _("%(name)s đã đổi chi bộ hoặc tư cách từ %(day)s, sau ngày của danh sách")
                % {"name": line.full_name, "day": f"{now.since:%d/%m/%Y}"},
                _("Lấy danh sách mới hơn, hoặc bỏ dòng này."),
            )


def changes_standing(line: MemberLine, now: Membership, known: Known) -> bool:
    node = known.units.get(unit_key(line.cell)) if line.cell else None
    return (node is not None and node.id != now.cell_id) or bool(
        line.standing and line.standing != now.standing
    )


def check_secretaries(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    heads = Counter(unit_key(line.cell) for line in parsed.members if line.party_post == "secretary")
    for line in parsed.members:
        if line.party_post == "secretary" and heads[unit_key(line.cell)] > 1:
            log.fault(
                line.at(_("Chức vụ Đảng")),
                _("Chi bộ “%(name)s” có hơn một bí thư") % {"name": line.cell},
                _("Sửa chức vụ của người không phải bí thư."),
            )


def check_near_names(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    """Alike without their marks, or alike with different cards: perhaps one person written twice."""
    if options.different_people:
        return
    seen: dict[str, list[str]] = defaultdict(list)
    for name, persons in known.by_name.items():
        seen[name] += [described(person.full_name, person.born_on, _("đã có")) for person in persons]
    for line in parsed.members:
        name = plain(line.full_name)
        others = seen[name]
        matched = known.person(line)
        if others and matched is None:
            log.ask(
                line.at(_("Họ và tên")),
                _("%(name)s gần trùng với: %(others)s")
                % {"name": line.full_name, "others": "; ".join(others[:3])},
                _("Là một người thì sửa cho giống; là hai người thì đánh dấu xác nhận ở cuối trang."),
            )
        born = line.born.on if line.born else None
        seen[name].append(described(line.full_name, born, _("dòng %(row)d") % {"row": line.place.row}))


def described(name: str, born: object, where: str) -> str:
    return f"{name} ({getattr(born, 'year', '?')}, {where})"


def check_units(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    names = {unit_key(line.name) for line in parsed.units} | set(known.units)
    names |= {unit_key(line.short_name) for line in parsed.units if line.short_name}
    twice = Counter(unit_key(line.name) for line in parsed.units)
    for line in parsed.units:
        if twice[unit_key(line.name)] > 1:
            log.fault(
                line.at(_("Tên đơn vị")),
                _("Tên “%(name)s” có hai lần") % {"name": line.name},
                _("Bỏ dòng trùng, hoặc ghi tên đầy đủ để phân biệt."),
            )
        for label, other in ((_("Trực thuộc"), line.parent), (_("Gắn với chi bộ"), line.beside)):
            if other and unit_key(other) not in names:
                log.fault(
                    line.at(label),
                    _("Không có đơn vị “%(name)s”") % {"name": other},
                    _("Sửa tên cho giống tên ở cột Tên đơn vị, hoặc thêm dòng cho đơn vị đó."),
                )
        check_unit_kind(line, known, log)
        if line.since and line.since > options.day:
            log.fault(line.at(_("Thành lập từ ngày")), _("Ngày này sau ngày của danh sách"), _("Sửa ngày."))


def check_unit_kind(line: UnitLine, known: Known, log: Log) -> None:
    if line.kind == Unit.Kind.CELL and not line.variety:
        log.fault(
            line.at(_("Loại hình")),
            _("Chi bộ “%(name)s” chưa có loại hình") % {"name": line.name},
            _("Chọn: tổ dân phố, thôn; trường học; trạm y tế; quân sự; công an; cơ quan…"),
        )
    if not line.parent and line.kind != Unit.Kind.BASE_ORGANISATION and line.kind and known.tree.root is None:
        log.fault(
            line.at(_("Trực thuộc")),
            _("Chưa rõ “%(name)s” trực thuộc đơn vị nào") % {"name": line.name},
            _("Ghi tên đơn vị cấp trên. Chỉ Đảng bộ phường, xã không có cấp trên trong tệp."),
        )


CHECKERS: tuple[Checker, ...] = (
    check_units,
    check_cards_once,
    check_people_once,
    check_card_belongs,
    check_cells,
    check_standings,
    check_days,
    check_moves,
    check_secretaries,
    check_near_names,
)


def check(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    for checker in CHECKERS:
        checker(parsed, known, options, log)
