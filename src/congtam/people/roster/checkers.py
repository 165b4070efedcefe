"""What must hold between lines, and with what is there. Each checker looks at one thing and only logs."""

from collections import Counter, defaultdict
from collections.abc import Callable
from difflib import get_close_matches

from django.utils.translation import gettext as _

from congtam.people.models import Unit
from congtam.people.names import plain
from congtam.people.roster.known import Known
from congtam.people.roster.lines import MemberLine, Options, Parsed, unit_key
from congtam.people.roster.naming import Names
from congtam.people.roster.nearness import check_near_names
from congtam.people.roster.plan import changes_standing, names_with, new_units
from congtam.people.roster.sheets import Log, Weight
from congtam.people.roster.unit_checkers import check_units

YOUNGEST, OLD = 16, 100  # years
SECRETARY = "secretary"
CELLS = (Unit.Kind.CELL,)

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
    """The same name and birth twice with no cards to tell them apart, or two lines about one who is there."""
    first: dict[object, MemberLine] = {}
    for line in parsed.members:
        person = known.person(line)
        keys: list[object] = [person.pk] if person else []
        keys += [(line.full_name, line.born)] if line.born and line.born.is_whole else []
        for key in keys:
            earlier = first.setdefault(key, line)
            cards = line.card_number and earlier.card_number
            if (
                earlier is not line
                and not (cards and line.card_number == earlier.card_number)
                and (not cards or isinstance(key, int))
            ):
                log.fault(
                    line.at(_("Họ và tên")),
                    _("%(name)s, cùng ngày sinh, đã có ở dòng %(row)d")
                    % {"name": line.full_name, "row": earlier.place.row},
                    _("Nhập trùng thì bỏ một dòng; hai người khác nhau thì ghi số thẻ của cả hai."),
                )
                break


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
    """A sheet that says nothing about cells is told so once."""
    names = names_with(new_units(parsed, known), known)
    wrong: dict[str, tuple[str, str] | None] = {}
    told: set[str] = set()
    silent = {line.place.sheet for line in parsed.members} - {
        line.place.sheet for line in parsed.members if line.cell
    }
    for line in parsed.members:
        if not line.cell:
            check_without_cell(line, known, silent, told, log)
            continue
        if line.cell not in wrong:
            wrong[line.cell] = wrong_cell(line.cell, names, known, options)
        if said := wrong[line.cell]:
            log.fault(line.at(_("Chi bộ")), *said)


def check_without_cell(line: MemberLine, known: Known, silent: set[str], said: set[str], log: Log) -> None:
    now = known.memberships.get(person.pk) if (person := known.person(line)) else None
    sheet = line.place.sheet
    if (now and now.until is None) or sheet in said:
        return
    if sheet in silent:
        said.add(sheet)
    log.fault(
        line.at(_("Chi bộ")),
        _("Chưa rõ %(name)s ở chi bộ nào; cả trang này không nói đến chi bộ") % {"name": line.full_name}
        if sheet in silent
        else _("Chưa rõ %(name)s ở chi bộ nào") % {"name": line.full_name},
        _(
            "Thêm cột Chi bộ, hoặc một dòng tên chi bộ phía trên danh sách của chi bộ đó, hoặc đặt tên trang "
            "là tên chi bộ."
        ),
    )


def wrong_cell(cell: str, names: Names, known: Known, options: Options) -> tuple[str, str] | None:
    """What is wrong with the name of a cell, and how to mend it."""
    found, name = names.find(cell, CELLS), cell[:80]
    if len(found) == 1 or (not found and options.create_cells):
        return None
    if found:
        says = _("Có %(count)d chi bộ tên “%(name)s”") % {"count": len(found), "name": name}
        return says, _("Ghi tên đầy đủ của chi bộ như ở trang Tổ chức.")
    near = get_close_matches(name, [node.name for node in known.tree.of_kind(Unit.Kind.CELL)], 1, 0.6)
    hint = _("Có phải “%(near)s”? ") % {"near": near[0]} if near else ""
    remedy = hint + _("Sửa tên trong tệp, hoặc chọn “Lập các chi bộ chưa có” ở bước trước.")
    return _("Chưa có chi bộ “%(name)s”") % {"name": name}, remedy


def check_standings(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    """Where the file says something that cannot be read, that has been said already."""
    told = {fault.place for fault in log.of(Weight.ERROR)}
    for line in parsed.members:
        now = known.memberships.get(person.pk) if (person := known.person(line)) else None
        place = line.at(_("Tư cách"))
        if not (line.standing or line.by_days) and not (now and now.until is None) and place not in told:
            log.fault(
                place,
                _("Chưa rõ %(name)s là chính thức hay dự bị") % {"name": line.full_name},
                _("Ghi cột Tư cách, hoặc ghi ngày kết nạp và ngày chính thức."),
            )


def check_days(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    """Also together with the days that are there and the file leaves empty."""
    remedy = _("Xem lại các ngày của dòng này; hay gặp: đảo ngày và tháng, gõ sai năm.")
    for line in parsed.members:
        person = known.person(line)
        admitted = line.admitted_on or (person.admitted_on if person else None)
        official = line.official_on or (person.official_on if person else None)
        if admitted and official and official < admitted:
            log.fault(line.at(_("Ngày chính thức")), _("Ngày chính thức trước ngày kết nạp"), remedy)
        if admitted and line.born and admitted.year - line.born.on.year < YOUNGEST:
            log.fault(line.at(_("Ngày kết nạp Đảng")), _("Kết nạp khi chưa đủ tuổi theo ngày sinh"), remedy)
        elif line.born:
            check_age(line, options.day.year - line.born.on.year, remedy, log)
        for label, day in (
            (_("Ngày sinh"), line.born.on if line.born else None),
            (_("Ngày kết nạp Đảng"), line.admitted_on),
            (_("Ngày chính thức"), line.official_on),
        ):
            if day and day > options.day:
                log.fault(line.at(label), _("Ngày này sau ngày của danh sách"), remedy)


def check_age(line: MemberLine, age: int, remedy: str, log: Log) -> None:
    """Too young is a slip of the pen; very old may be true."""
    says = _("Tuổi theo ngày sinh là %(age)d") % {"age": age}
    if age < YOUNGEST:
        log.fault(line.at(_("Ngày sinh")), says, remedy)
    elif age > OLD:
        log.remark(line.at(_("Ngày sinh")), says, remedy)


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


def check_secretaries(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    """One in the file, and not another one who holds the post already."""
    heads = Counter(unit_key(line.cell) for line in parsed.members if line.party_post == SECRETARY)
    holding = {
        unit: holder for holder, held in known.posts.items() for unit, title in held if title == SECRETARY
    }
    for line in parsed.members:
        if line.party_post != SECRETARY:
            continue
        person, node = known.person(line), known.cell(line.cell)
        holder = known.persons.get(holding.get(node.id, 0)) if node else None
        if heads[unit_key(line.cell)] > 1:
            log.fault(
                line.at(_("Chức vụ Đảng")),
                _("Chi bộ “%(name)s” có hơn một bí thư") % {"name": line.cell[:80]},
                _("Sửa chức vụ của người không phải bí thư."),
            )
        elif holder and holder != person:
            log.fault(
                line.at(_("Chức vụ Đảng")),
                _("Chi bộ “%(name)s” đang có bí thư là %(holder)s")
                % {"name": line.cell[:80], "holder": holder.full_name},
                _("Ghi thôi giữ chức vụ ở trang của người đó rồi chạy thử lại, hoặc sửa chức vụ trong tệp."),
            )


def check_missing(parsed: Parsed, known: Known, options: Options, log: Log) -> None:  # noqa: ARG001
    """Members of the cells that the file lists who are not in it: said, not touched."""
    listed = {person.pk for line in parsed.members if (person := known.person(line))}
    first: dict[int, MemberLine] = {}
    for line in parsed.members:
        if node := known.cell(line.cell):
            first.setdefault(node.id, line)
    missing: dict[int, list[str]] = defaultdict(list)
    for key, now in known.memberships.items():
        if now.until is None and now.cell_id in first and key not in listed:
            missing[now.cell_id].append(known.persons[key].full_name)
    for cell, names in missing.items():
        more = _(" và %(count)d người nữa") % {"count": len(names) - 5} if len(names) > 5 else ""
        log.remark(
            first[cell].at(_("Chi bộ")),
            _("%(cell)s: không có trong tệp %(names)s%(more)s")
            % {"cell": known.tree.nodes[cell].short, "names": ", ".join(names[:5]), "more": more},
            _("Lần nhập không đụng đến họ. Ai đã chuyển đi, từ trần… thì ghi kết thúc ở trang của người đó."),
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
    check_missing,
)


def check(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    for checker in CHECKERS:
        checker(parsed, known, options, log)
