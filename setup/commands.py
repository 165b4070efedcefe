"""The words of ./congtam. Any other word goes to the product's own command."""

import io
import os
import subprocess
import sys
from collections.abc import Callable

from setup import checks, fonts, locks
from setup.environment import known_groups, ready, say
from setup.installer import ROOT
from setup.python import TYPED, WINDOWS
from setup.trouble import Trouble

USAGE = """\
./congtam setup    cài hoặc cập nhật môi trường           set up, or bring up to date
./congtam run      chạy Công Tâm                          start Công Tâm
./congtam test     kiểm tra mã và chạy mọi phép thử       linters, then every test
./congtam check    chỉ kiểm tra mã                        linters only
./congtam fmt      sắp lại mã theo khuôn                  format the code
./congtam bench    đo: liệt kê, hoặc chạy một phép đo     measure: list, or run one
./congtam lock     khóa lại các gói (--upgrade: gói mới)  lock the packages again
./congtam LỆNH …   mọi lệnh khác của Công Tâm             any other word of the product:
"""


def setup(arguments: list[str]) -> int:
    """`setup` is for those who use the product; `setup test spark` adds groups of requirements."""
    groups = known_groups()
    if not groups.issuperset(arguments):
        say(f"Các nhóm gói / groups of packages: {' '.join(sorted(groups))}")
        return 2
    ready(*arguments)
    fonts.bring()
    say(f"Xong. Chạy: {TYPED} run\nDone. Start it: {TYPED} run")
    return 0


def run(arguments: list[str]) -> int:
    """Starts the web server, with the example ward when there is no data yet."""
    ready()
    fonts.bring()
    return product(["run", *arguments])


def bench(arguments: list[str]) -> int:
    """Runs bench/NAME.py, or lists the names."""
    names = sorted(path.stem for path in (ROOT / "bench").glob("[!_]*.py"))
    if not arguments or arguments[0] not in names:
        say(f"{TYPED} bench " + " | ".join(names or ["(chưa có / none yet)"]))
        return 2 if arguments else 0
    python = ready("test", "bench")
    return subprocess.call([str(python), str(ROOT / "bench" / f"{arguments[0]}.py"), *arguments[1:]])


def usage(_: list[str]) -> int:
    print(USAGE.replace("./congtam", TYPED), flush=True)
    return product(["--help"])


def product(arguments: list[str]) -> int:
    command = [str(ready()), "-m", "congtam", *arguments]
    if not WINDOWS:  # there, a replaced process would let go of the terminal
        os.execv(command[0], command)
    with subprocess.Popen(command) as started:
        while True:
            try:
                return started.wait()
            except KeyboardInterrupt:  # told to both of us: the product ends itself, and says when it has
                continue


WORDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": checks.test,
    "check": checks.check,
    "fmt": checks.fmt,
    "bench": bench,
    "lock": locks.lock,
    "help": usage,
}


def speak_utf8() -> None:
    """Windows gives a pipe the code page of the country, which lacks most Vietnamese letters."""
    os.environ.update(PYTHONUTF8="1", PYTHONIOENCODING="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def main(arguments: list[str]) -> int:
    speak_utf8()
    word, *rest = arguments or ["help"]
    try:
        return WORDS[word](rest) if word in WORDS else product(arguments)
    except Trouble as trouble:
        say(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
