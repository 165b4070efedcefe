"""The fonts that set-up brings: locked with hashes, without addresses, the very files the pages name."""

import json
import re

from setup.fonts import FILES, PACKAGES
from setup.installer import ROOT


def test_every_package_is_locked_with_its_hash_and_no_address() -> None:
    lock = json.loads((PACKAGES / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert not any("resolved" in package for package in packages)


def test_the_pages_name_the_files_that_are_brought() -> None:
    css = (ROOT / "src/congtam/web/base/static/base/css/fonts.css").read_text(encoding="utf-8")
    assert set(re.findall(r"[a-z0-9-]+\.woff2", css)) == set(FILES)
