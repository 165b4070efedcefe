"""The drawing of many units: every name is read, every box is there."""

from itertools import combinations

from congtam.web.campaign.figure import LETTER, drawn, placed
from congtam.web.campaign.marks import Group, Line, Shown

STATES = ("late", "part", "done")


def group(name: str, units: int) -> Group:
    marks = [Shown(f"step {state}", state, state, "", "") for state in STATES]
    return Group(name, [Line(None, marks) for _ in range(units)])  # type: ignore[arg-type]


GROUPS = [
    *(group("Đảng ủy, chính quyền, Mặt trận, đoàn thể", 8), group("Tổ dân phố", 64), group("Trạm y tế", 1)),
    *(group("Quân sự", 1), group("Công an", 1), group("Cơ quan", 3), group("Doanh nghiệp", 6)),
]


def test_names_of_groups_never_lie_over_each_other() -> None:
    spans = placed(GROUPS)
    assert all(not one.meets(other) for one, other in combinations(spans, 2) if one.line == other.line)


def test_every_name_is_inside_of_the_drawing() -> None:
    figure = drawn(GROUPS, STATES)
    assert all(label.y > 0 and label.x + len(label.text) * LETTER <= figure.width for label in figure.groups)
    assert all(label.y < figure.top for label in figure.groups)


def test_every_unit_has_a_box_at_every_step() -> None:
    boxes = drawn(GROUPS, STATES).boxes
    units = sum(len(one.lines) for one in GROUPS)
    assert {state: path.count("M") for state, path in boxes.items()} == dict.fromkeys(STATES, units)
