"""Which part may know which: what a linter of imports cannot see."""

import ast
import sys
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from tests.house.tree import ROOT, SRC, layers, modules


def test_every_part_of_the_product_has_its_floor() -> None:
    parts = {path.stem for path in SRC.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))}
    assert parts - {"__init__", "__main__"} - set().union(*layers()) == set(), "name it in importlinter.toml"


def test_keys_point_only_to_lower_floors() -> None:
    """A foreign key ties two apps together as an import does, also when it is written as a string."""
    upward = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
        if (target := floor_of(field.related_model)) is not None
        if target < (floor_of(model) or 0) or (target == floor_of(model) and not same_app(model, field))
    ]
    assert upward == []


def test_the_lowest_floor_knows_no_framework() -> None:
    """Rules, papers and scorecards take plain data, so that they run wherever Python does."""
    lowest = tuple(f"src/congtam/{part}" for part in layers()[-1])
    assert [
        name for name, tree in modules(*lowest) if any(word.startswith("django") for word in imports(tree))
    ] == []


def test_the_first_step_needs_nothing_but_python() -> None:
    foreign = {
        f"{name}: {imported}"
        for name, tree in [*modules("setup/"), ("congtam", ast.parse((ROOT / "congtam").read_bytes()))]
        for imported in imports(tree)
        if imported.split(".")[0] not in {*sys.stdlib_module_names, "setup"}
    }
    assert foreign == set()


def models() -> list[Any]:
    """The product's own Django models; none until there are settings."""
    return [model for model in apps.get_models() if floor_of(model) is not None] if apps.ready else []


def floor_of(model: Any) -> int | None:
    """0 is the highest floor; None for a model of another product."""
    package, _, rest = model.__module__.partition(".")
    app = rest.split(".")[0]
    return next((i for i, floor in enumerate(layers()) if package == "congtam" and app in floor), None)


def same_app(model: Any, field: Any) -> bool:
    return bool(model._meta.app_label == field.related_model._meta.app_label)


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
