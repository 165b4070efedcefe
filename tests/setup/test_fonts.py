"""The fonts that set-up brings: locked with hashes, without addresses, the very files the pages name."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from setup.fonts import FILES, PACKAGES, SHEET


def test_every_package_is_locked_with_its_hash_and_no_address() -> None:
    lock = json.loads((PACKAGES / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert not any("resolved" in package for package in packages)


def test_the_pages_name_the_files_that_are_brought() -> None:
    assert set(re.findall(r"[a-z0-9-]+\.woff2", SHEET.read_text(encoding="utf-8"))) == set(FILES)


def test_a_machine_without_the_fonts_still_gathers_its_pages(tmp_path: Path) -> None:
    """As on a network that does not reach the packages: pages then use the fonts of the machine."""
    own = {"CONGTAM_ASSETS": str(tmp_path / "none"), "CONGTAM_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
    settings = {"DJANGO_SETTINGS_MODULE": "congtam.config.settings"}
    subprocess.run(command, env={**os.environ, **own, **settings}, check=True)
    assert (tmp_path / "data" / "static" / "staticfiles.json").is_file()
