"""What the product leans on: locked, hashed, in step, and each with its reason."""

import json
import re
from collections import defaultdict

from tests.house.tree import ROOT, SRC, settings, tracked

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)
DIRECT = re.compile(r"^([A-Za-z0-9-]+(?:\.[a-z]+)?)", re.MULTILINE)


def test_every_list_is_locked() -> None:
    lists = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert lists == {path.stem for path in LOCKS}


def test_every_pinned_package_has_hashes() -> None:
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8")
        assert len(re.findall(r"\\\n    --hash=", text)) >= len(PINNED.findall(text)) > 0, lock.name
        assert text.count("==") == len(PINNED.findall(text)) + text.count(" == "), lock.name
        assert "//" not in text, f"{lock.name} holds an address"


def test_all_locks_fit_into_one_environment() -> None:
    versions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for lock in LOCKS:
        for name, version, condition in PINNED.findall(lock.read_text(encoding="utf-8")):
            versions[name, condition].add(version)
    assert {key: found for key, found in versions.items() if len(found) > 1} == {}


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "why.md").read_text(encoding="utf-8").lower()
    lists = (path.read_text(encoding="utf-8") for path in (ROOT / "requirements").glob("*.in"))
    brought = json.loads((ROOT / "assets" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    direct = {name.lower() for text in lists for name in DIRECT.findall(text)} | set(brought)
    assert {name for name in direct if f"**{name}**" not in reasons} == set(), "one line each in docs/why.md"
    assert set(re.findall(r"^\| \*\*(\S+)\*\*", reasons, re.MULTILINE)) - direct == set(), "no longer used"


def test_nothing_of_others_lies_in_the_repository() -> None:
    """Scripts and fonts come from packages at set-up, by their locks."""
    kinds = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".map", ".whl", ".jar", ".exe", ".dll", ".so"}
    files = tracked()
    assert [path for path in files if path.suffix in kinds or ".min." in path.name] == []
    scripts = [path for path in files if path.suffix == ".js"]
    assert scripts
    assert [path for path in scripts if not is_ours(path.read_text(encoding="utf-8"))] == []


def is_ours(script: str) -> bool:
    return not re.search(r"@license|copyright|https?://", script, re.IGNORECASE)


def test_the_version_is_said_once() -> None:
    assert "version" in settings("pyproject.toml")["project"]["dynamic"]
    assert "__version__" in (SRC / "__init__.py").read_text(encoding="utf-8")
