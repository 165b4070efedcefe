"""The Python that is there, and the virtual environments made from it."""

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from setup.trouble import Trouble, from_output

WINDOWS = os.name == "nt"
TYPED = "python congtam" if WINDOWS else "./congtam"


def interpreter(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def program(folder: Path, name: str) -> Path:
    return folder / (f"Scripts/{name}.exe" if WINDOWS else f"bin/{name}")


def make_venv(folder: Path, *, with_pip: bool) -> None:
    if with_pip:
        require_ensurepip()
    try:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, symlinks=not WINDOWS, with_pip=with_pip)
    except (OSError, subprocess.CalledProcessError) as error:
        output = getattr(error, "output", None) or str(error)
        text = output.decode(errors="replace") if isinstance(output, bytes) else str(output)
        raise from_output(text, step=f"python -m venv {folder}") from error


def require_ensurepip() -> None:
    """Debian and Ubuntu cut ensurepip out of Python into a package of its own."""
    if has_ensurepip():
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if can_apt_install():
        apt_install(package)
        importlib.invalidate_caches()
    if not has_ensurepip():
        line = f"sudo apt-get install -y {package}"
        raise Trouble(
            "Python trên máy thiếu phần tạo môi trường riêng (venv, ensurepip).",
            "This Python lacks the part that makes virtual environments (venv, ensurepip).",
            where=sys.executable,
            do_vi=f"gõ dòng này rồi gõ lại lệnh vừa rồi:\n    {line}",
            do_en="type the line above, then the same command again.",
        )


def has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def can_apt_install() -> bool:
    """On Debian and its kin, as root: nobody is asked for a password halfway."""
    return not WINDOWS and os.geteuid() == 0 and shutil.which("apt-get") is not None


def output_of(command: list[str], *, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def apt_install(*packages: str) -> None:
    print(f"apt-get install {' '.join(packages)} …", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-qy", "--no-install-recommends", *packages]):
        done = output_of(["apt-get", *arguments], env=quiet)
        if done.returncode and arguments[0] == "install":
            raise from_output(done.stdout + done.stderr, step=" ".join(done.args))
