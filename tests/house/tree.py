"""The files of the product, as its rules see them."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "congtam"
BINARY = {".png", ".jpg", ".ico", ".woff2", ".ttf", ".pdf", ".docx", ".xlsx", ".mo", ".parquet", ".zip"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is kept, so that a cache or a work in progress breaks nobody's run."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name.decode() for name in listed.split(b"\0") if name)
    return tuple(path for path in paths if path.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Name and content of every kept file that is text."""
    for path in tracked():
        if path.suffix not in BINARY:
            yield name_of(path), path.read_bytes().decode("utf-8")


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Name and syntax tree of every kept Python module, or of those in some folders."""
    for path in tracked():
        name = name_of(path)
        if path.suffix == ".py" and name.startswith(folders or ("",)):
            yield name, ast.parse(path.read_bytes())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The floors as the import contract names them, highest first."""
    contracts: list[dict[str, Any]] = settings("importlinter.toml")["tool"]["importlinter"]["contracts"]
    floors = next(contract for contract in contracts if contract["id"] == "floors")
    return tuple(
        frozenset(name.strip(" ()").removeprefix("congtam.") for name in floor.split("|"))
        for floor in floors["layers"]
    )


def settings(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def glossary() -> list[tuple[str, list[str], str]]:
    """Rows of docs/glossary.md: the Vietnamese term, its identifiers, what it means."""
    rows = []
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and "`" in line:
            term, identifiers, meaning = cells
            rows.append((term, [word.strip("` ") for word in identifiers.split(",")], meaning))
    return rows
