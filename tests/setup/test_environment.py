"""The environment is made anew exactly when it no longer holds."""

from pathlib import Path

import pytest

from setup import environment


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in an empty folder, made for real; only the network is left out."""
    taken: list[str] = []
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(environment, "sync", lambda groups: taken.append(" ".join(groups)))
    return taken


def test_the_second_start_does_nothing(steps: list[str]) -> None:
    assert environment.ready() == environment.ready()
    assert steps == ["base web"]


def test_a_group_asked_for_once_stays(steps: list[str]) -> None:
    for groups in ([], ["test"], [], ["bench"], ["test"]):
        environment.ready(*groups)
    assert steps == ["base web", "base test web", "base bench test web"]


def test_a_step_that_failed_is_taken_again(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: list[str]) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(environment, "sync", fail)
        with pytest.raises(ConnectionError):
            environment.ready()
    environment.ready()
    assert steps == ["base web"]


def test_an_environment_that_broke_is_made_anew(steps: list[str]) -> None:
    python = environment.ready()
    python.unlink()
    assert environment.ready() == python
    assert python.exists()
    assert steps == ["base web", "base web"]


def test_an_environment_of_another_python_is_made_anew(steps: list[str]) -> None:
    stale = environment.ready().parent.parent / "left-behind"
    stale.touch()
    stamp = environment.STAMP.read_text(encoding="utf-8")
    environment.STAMP.write_text(stamp.replace("3.", "2.", 1), encoding="utf-8")
    environment.ready()
    assert not stale.exists()
    assert len(steps) == 2
