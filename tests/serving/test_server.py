"""The server is told of Ctrl-C wherever it waits."""

import threading

import pytest

from congtam.serving import server


def test_it_never_waits_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows no signal would reach it meanwhile."""
    monkeypatch.setattr(server, "LISTENS_EVERY", 0.001)
    waits: list[float | None] = []
    wait = threading.Event.wait

    def counted(self: threading.Event, timeout: float | None = None) -> bool:
        if isinstance(self, server.Interruptible):
            waits.append(timeout)
            if len(waits) == 3:
                self.set()
        return wait(self, timeout)

    monkeypatch.setattr(threading.Event, "wait", counted)
    assert server.Interruptible().wait()
    assert waits == [0.001] * 3


def test_it_ends_at_once_when_it_is_asked_for_a_time() -> None:
    assert not server.Interruptible().wait(0.001)
