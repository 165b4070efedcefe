"""The script ./congtam as a person meets it."""

import ast
import os
import subprocess
import sys

from tests.house.tree import ROOT

SCRIPT = ROOT / "congtam"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *words]
    narrow = {
        **os.environ,
        "PYTHONIOENCODING": "ascii",
    }  # as a pipe on Windows, which lacks Vietnamese letters
    return subprocess.run(command, env=narrow, capture_output=True, check=False, encoding="utf-8")


def test_it_parses_on_pythons_that_are_too_old() -> None:
    ast.parse(SCRIPT.read_bytes(), feature_version=(3, 5))


def test_an_old_python_is_told_so_in_both_languages() -> None:
    old = f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(SCRIPT)!r})"
    done = subprocess.run([sys.executable, "-c", old], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 1
    assert "cần Python 3.11 trở lên" in done.stderr
    assert "needs Python 3.11 or newer" in done.stderr


def test_other_words_go_to_the_product() -> None:
    done = run("--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage: ./congtam" in done.stdout


def test_an_unknown_group_of_packages_is_refused_with_those_there_are() -> None:
    done = run("setup", "everything")
    assert done.returncode == 2
    assert "base bench postgres spark test web" in done.stderr


def test_help_lists_every_word() -> None:
    done = run("help")
    assert done.returncode == 0
    for word in ("setup", "run", "test", "check", "fmt", "bench", "lock"):
        assert f"./congtam {word} " in done.stdout
