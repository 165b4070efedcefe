"""The print by which a tablet knows the machine."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import override_settings

from congtam.serving.authority import Files, bring_up, fingerprint
from congtam.web.polls.line import authority_print


@pytest.mark.parametrize("tls", [True, False])
def test_the_console_shows_the_print_that_the_server_says_at_its_start(
    tmp_path: Path,
    tls: bool,
) -> None:
    made = Files(tmp_path / "tls")
    with override_settings(TLS=tls, DATA_FOLDER=tmp_path):
        assert authority_print() == ""
        bring_up(made, ["localhost"], datetime.now(UTC))
        assert authority_print() == (fingerprint(made) if tls else "")
