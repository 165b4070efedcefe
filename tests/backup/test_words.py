"""`congtam backup` and `congtam restore` as they are typed."""

from pathlib import Path

import pytest
from pytest_django import Settings

from congtam.cli import build
from congtam.config import places
from congtam.journal.models import Entry
from congtam.serving import deeds, folder
from congtam.serving.faults import FAULTS
from congtam.serving.sentences import WORDS
from congtam.serving.starting import start
from congtam.serving.trouble import Trouble
from tests.backup.elsewhere import elsewhere
from tests.ballots.evening import Evening
from tests.ballots.ground import Ground

sqlite = pytest.mark.parametrize("ground", ["sqlite"], indirect=True)


def do(*words: str, lang: str = "vi") -> None:
    asked = build(lang).parse_args(words)
    deeds.BY_WORD[words[0]](asked, WORDS.speaking(lang))


@sqlite
def test_there_and_back_at_the_keyboard(
    ground: Ground,
    data: Path,
    tmp_path: Path,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "DATA", data)
    evening = Evening().open()
    do("backup", str(tmp_path / "stick"))
    (file,) = (tmp_path / "stick").iterdir()
    said = capsys.readouterr().out
    assert str(file) in said
    assert "SHA-256" in said
    assert "cất nơi có khóa" in said
    with elsewhere(ground.vendor, tmp_path / "other", settings):
        monkeypatch.setattr(places, "DATA", tmp_path / "other")
        do("restore", str(file))
        said = capsys.readouterr().out
        assert "bỏ phiếu lại" in said
        assert f"- {evening.poll.title}, {evening.poll.body}" in said
        assert Entry.objects.filter(deed="backup.restore").exists()
        with pytest.raises(Trouble) as refused:
            do("restore", str(file), lang="en")
        assert "There are data in this place already" in refused.value.said("en")
    with pytest.raises(Trouble) as refused:
        do("restore", str(tmp_path / "nothing.zip"))
    assert "Không thấy tệp này" in refused.value.said("vi")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_starts_beside_half_a_restore(
    lang: str, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server would make new and empty tables there."""
    monkeypatch.setattr(places, "DATA", data)
    (data / "secret.key").touch()
    (data / "restoring.txt").touch()
    with pytest.raises(Trouble) as refused:
        folder.refuse_half_restored(data)
    assert refused.value.fault == "half_restored"
    for words in (["serve"], ["run"], ["backup"]):
        assert start(build(lang).parse_args(words)) == 1
        assert FAULTS["half_restored"][0][lang == "en"] in capsys.readouterr().err
