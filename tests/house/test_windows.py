"""Nobody of us has a Windows machine at hand: what is known to fail there is looked for in the source."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.house.tree import ROOT, modules, tracked

PRODUCT = ("src/", "setup/")
ABSENT = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "posix", "readline", "syslog", "curses"}
NAMES_ABSENT = {
    "os": "fork setsid setpgrp killpg getpgid geteuid getuid getgid chown fchmod mkfifo uname statvfs wait "
    "getloadavg sysconf waitpid O_NOFOLLOW O_DIRECTORY",
    "signal": "SIGHUP SIGKILL SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGPIPE SIGQUIT alarm setitimer pause",
    "socket": "AF_UNIX SO_REUSEPORT",
    "time": "tzset clock_settime",
}
KNOWS_WHERE_IT_RUNS = re.compile(r"win32|WINDOWS|\"nt\"|'nt'")
UNNAMEABLE = re.compile(r'[<>:"\\|?*]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)
LONGEST = 140
"""Of 260 letters; the rest is the folder's own place."""
READS_TEXT = {"read_text": 1, "write_text": 2, "open": 0}


def pieces(tree: ast.Module) -> Iterator[ast.stmt]:
    """What stands by itself: a function with its guard, or a statement of a module or a class."""
    for statement in tree.body:
        inner = statement.body if isinstance(statement, ast.ClassDef) else [statement]
        yield from inner


def test_what_windows_lacks_is_asked_for_only_elsewhere() -> None:
    found = [
        f"{name}: {lacking}"
        for name, tree in modules(*PRODUCT)
        for piece in pieces(tree)
        for lacking in lacking_in(piece)
        if not KNOWS_WHERE_IT_RUNS.search(ast.unparse(piece))
    ]
    assert found == []


def lacking_in(piece: ast.stmt) -> Iterator[str]:
    for node in ast.walk(piece):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name.split(".")[0] in ABSENT)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in ABSENT:
                yield module
            case ast.Attribute(value=ast.Name(id=owner), attr=word):
                if word in NAMES_ABSENT.get(owner, "").split():
                    yield f"{owner}.{word}"


def test_every_text_file_says_how_its_letters_are_written() -> None:
    """Windows would take the code page of the country."""
    unsaid = [
        f"{name}:{node.lineno}"
        for name, tree in modules(*PRODUCT, "bench/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and reads_text(node)
        if not {"encoding", "mode", "force_zip64"} & {keyword.arg for keyword in node.keywords}
    ]
    assert unsaid == []


def reads_text(call: ast.Call) -> bool:
    """Opened as text, and without a place where the encoding could stand unnamed."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "open":
        modes = [
            one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        is_mode = [mode for mode in modes if re.fullmatch(r"[rwax]t?\+?", mode)]
        return bool(is_mode) or (isinstance(call.func, ast.Name) and len(call.args) == 1)
    return name in READS_TEXT and len(call.args) < READS_TEXT[name]


def test_every_file_can_be_named_there() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    assert [name for name in names if any(UNNAMEABLE.search(part) for part in name.split("/"))] == []
    assert len({name.lower() for name in names}) == len(names), "two names differ in capitals alone"
    assert [name for name in names if len(name) > LONGEST] == []


@pytest.mark.parametrize("pages", ["cp1252", "cp1258"])
def test_the_command_speaks_vietnamese_into_a_pipe(pages: str) -> None:
    """As on a Windows of the West, and of Vietnam, whose own page lacks letters too."""
    narrow = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": pages, "PYTHONPATH": str(ROOT / "src")}
    for words, told in ((["--help"], "Đánh giá, xếp loại theo đúng văn bản."), (["rate"], "còn thiếu FILE")):
        command = [sys.executable, "-m", "congtam", *words]
        done = subprocess.run(command, env=narrow, capture_output=True, check=False)
        assert told in (done.stdout + done.stderr).decode("utf-8")


def test_the_command_needs_no_terminal_that_knows_colours() -> None:
    """An old console would print the signs for them."""
    escapes = ("\x1b[", "\\x1b", "\\033", "\\u001b")
    assert [
        name for name, tree in modules(*PRODUCT) if any(sign in ast.unparse(tree) for sign in escapes)
    ] == []


def test_days_of_every_place_are_locked_for_a_system_that_has_none() -> None:
    """Linux knows the zones of time; Windows is given them."""
    lock = (ROOT / "requirements" / "web.txt").read_text(encoding="utf-8")
    assert re.search(r"^tzdata==\S+ ; sys_platform == 'win32' \\$", lock, re.MULTILINE)
