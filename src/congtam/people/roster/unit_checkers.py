"""What must hold between the units of a file, and with those that are there."""

from collections import Counter

from django.utils.translation import gettext as _

from congtam.people.models import Unit
from congtam.people.roster.known import Known
from congtam.people.roster.lines import Options, Parsed, UnitLine
from congtam.people.roster.naming import Names, exact
from congtam.people.roster.plan import names_with, new_units
from congtam.people.roster.sheets import Log

CELLS = (Unit.Kind.CELL,)


def check_units(parsed: Parsed, known: Known, options: Options, log: Log) -> None:
    coming = new_units(parsed, known)
    names = names_with(coming, known)
    twice = Counter(key_of(line) for line in parsed.units)
    for line in parsed.units:
        if twice[key_of(line)] > 1:
            log.fault(
                line.at(_("Tên đơn vị")),
                _("Tên “%(name)s” có hai lần") % {"name": line.name},
                _("Bỏ dòng trùng, hoặc ghi tên đầy đủ để phân biệt."),
            )
        check_reference(line, line.parent, _("Trực thuộc"), (), names, log)
        check_reference(line, line.beside, _("Gắn với chi bộ"), CELLS, names, log)
        check_unit_kind(line, known, log)
        if line.since and line.since > options.day:
            log.fault(line.at(_("Thành lập từ ngày")), _("Ngày này sau ngày của danh sách"), _("Sửa ngày."))
    check_circles(coming, names, log)


def key_of(line: UnitLine) -> tuple[str, str, str]:
    """Units of one name are told apart by their parents; cells, which members name, by their names alone."""
    return line.kind, exact(line.name), "" if line.kind == Unit.Kind.CELL else exact(line.parent)


def check_reference(
    line: UnitLine, other: str, label: str, kinds: tuple[str, ...], names: Names, log: Log
) -> None:
    found = names.find(other, kinds) if other else []
    if other and not found:
        log.fault(
            line.at(label),
            _("Không có đơn vị “%(name)s”") % {"name": other[:80]},
            _("Sửa tên cho giống tên ở cột Tên đơn vị, hoặc thêm dòng cho đơn vị đó."),
        )
    elif len(found) > 1:
        log.fault(
            line.at(label),
            _("Có %(count)d đơn vị tên “%(name)s”") % {"count": len(found), "name": other[:80]},
            _("Ghi thêm đơn vị cấp trên để phân biệt, ví dụ: Chi hội 1 (thuộc Hội Nông dân)."),
        )


def check_circles(coming: list[UnitLine], names: Names, log: Log) -> None:
    """A unit that stands, by several steps, under itself would be in no tree."""
    parents = {line.place: names.one(line.parent) for line in coming if line.parent}
    for line in coming:
        seen: set[object] = set()
        above: object = line.place
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above in seen:
            log.fault(
                line.at(_("Trực thuộc")),
                _("“%(name)s” trực thuộc chính mình, trực tiếp hay qua đơn vị khác") % {"name": line.name},
                _("Sửa cột Trực thuộc để đi lên tới Đảng bộ phường, xã."),
            )


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
