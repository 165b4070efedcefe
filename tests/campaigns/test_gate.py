"""What a real campaign asks of its regulation before it is opened."""

from types import SimpleNamespace

import pytest

from congtam.campaigns import packs


def test_examples_of_every_layer_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def cases_of(_: object, name: str) -> SimpleNamespace:
        asked.append(name)
        failed = SimpleNamespace(passed=name != "over", case=SimpleNamespace(id=f"{name}-1"))
        return SimpleNamespace(results=[failed])

    monkeypatch.setattr(packs, "cases_of", cases_of)
    assert packs.failed_cases("base+over") == ["over-1"]
    assert asked == ["base", "over"]


@pytest.mark.parametrize("key", ["hx-2018+demo-hx-2018"])
def test_the_shipped_layers_come_out(key: str) -> None:
    assert packs.failed_cases(key) == []
