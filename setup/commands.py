"""The words of ./congtam. Any other word goes to the product's own command."""

import os
import subprocess
from collections.abc import Callable

from setup import checks, locks
from setup.environment import ROOT, ready, say
from setup.python import WINDOWS
from setup.trouble import Trouble


def setup(_: list[str]) -> int:
    ready("test")
    say("Xong. Chạy: ./congtam run\nDone. Start it: ./congtam run")
    return 0


def run(arguments: list[str]) -> int:
    """Starts the web server once its settings exist; until then prints the example pack's table."""
    has_web = (ROOT / "src" / "congtam" / "config").is_dir()
    return product(["run" if has_web else "demo-table", *arguments])


def bench(arguments: list[str]) -> int:
    names = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    if not arguments or arguments[0] not in names:
        say("./congtam bench " + " | ".join(names or ["(chưa có / none yet)"]))
        return 0 if not arguments else 2
    python = ready("test", "bench")
    return subprocess.call([str(python), str(ROOT / "bench" / f"{arguments[0]}.py"), *arguments[1:]])


def product(arguments: list[str]) -> int:
    command = [str(ready()), "-X", "utf8", "-m", "congtam", *arguments]
    if not WINDOWS:  # there, a replaced process would let go of the terminal
        os.execv(command[0], command)
    return subprocess.call(command)


WORDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": checks.test,
    "check": checks.check,
    "fmt": checks.fmt,
    "bench": bench,
    "lock": locks.lock,
}


def main(arguments: list[str]) -> int:
    word, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    try:
        return WORDS[word](rest) if word in WORDS else product(arguments or ["--help"])
    except Trouble as trouble:
        say(f"\n{trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
