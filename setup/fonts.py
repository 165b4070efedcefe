"""The fonts of the pages: from their npm packages to build/assets, and never into the repository."""

import os
import shutil
import subprocess
from itertools import product

from setup.environment import VENV, say
from setup.installer import LOCKS, ROOT, uv
from setup.python import interpreter, make_venv, program
from setup.trouble import Trouble

PACKAGES = ROOT / "assets"
WORKSHOP = ROOT / "build" / "npm"
FONTS = ROOT / "build" / "assets" / "fonts"
SHEET = PACKAGES / "fonts.css"
FILES = tuple(
    f"{family}-{script}-{weight}-normal.woff2"
    for (family, script), weight in product(
        (("be-vietnam-pro", "latin"), ("be-vietnam-pro", "vietnamese"), ("ibm-plex-sans", "latin")),
        (400, 600),
    )
)


def bring() -> None:
    """Pages can be read without their fonts, so a machine that cannot fetch them is told and goes on."""
    if all((FONTS / name).exists() for name in (*FILES, SHEET.name)):
        return
    say("Lấy phông chữ / fetching fonts …")
    try:
        install()
    except (OSError, subprocess.CalledProcessError, Trouble) as error:
        say(f"Chưa lấy được phông chữ, tạm dùng phông của máy / using the machine's fonts for now: {error}")
        return
    FONTS.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        family = name.partition("-latin")[0].partition("-vietnamese")[0]
        shutil.copy(WORKSHOP / "node_modules" / "@fontsource" / family / "files" / name, FONTS / name)
    shutil.copy(SHEET, FONTS / SHEET.name)


def install() -> None:
    """By the lock, whose hashes npm checks."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PACKAGES / name, WORKSHOP / name)
    subprocess.run([npm(), "ci", "--silent"], cwd=WORKSHOP, check=True, env=settings_of_npm())


def npm() -> str:
    """The machine's own, else the one that a locked Python package brings."""
    found = shutil.which("npm")
    if found:
        return found
    home = VENV / "node"
    own = program(home, "npm")
    if not own.exists():
        make_venv(home, with_pip=False)
        lock = str(LOCKS / "node.txt")
        uv(VENV, "pip", "sync", "--quiet", "--require-hashes", "--python", str(interpreter(home)), lock)
    return str(own)


def settings_of_npm() -> dict[str, str]:
    """npm of the Python package looks for its node beside itself."""
    folder = program(VENV / "node", "npm").parent
    return {**os.environ, "PATH": f"{os.environ.get('PATH', '')}{os.pathsep}{folder}"}
