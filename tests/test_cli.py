import pytest

from congtam.cli import main


def test_usage_is_vietnamese_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "xếp loại" in capsys.readouterr().out
    assert main(["--lang", "en"]) == 0
    assert "Rating" in capsys.readouterr().out
