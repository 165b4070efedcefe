"""What installers print, and what the person at the keyboard reads."""

import pytest

from setup.trouble import from_output

PRINTED = {
    "The disk is full": "ERROR: Could not install packages due to OSError 28: No space left on device",
    "does not have the locked hash": "error: Hash mismatch for `six==1.17.0`",
    "cannot be written to": "[Errno 13] Permission denied: '.venv'",
    "does not trust the certificate": "connection broken by SSLError(CERTIFICATE_VERIFY_FAILED)",
    "cannot be reached": "Failed to establish a connection: Temporary failure in name resolution",
    "A step of the set-up failed": "Segmentation fault",
}


@pytest.mark.parametrize(("says", "printed"), PRINTED.items())
def test_an_installers_output_becomes_plain_words(says: str, printed: str) -> None:
    shown = str(from_output(printed, step="uv pip sync"))
    assert says in shown
    assert "uv pip sync" in shown
    assert printed in shown
    assert shown.count("Cách làm: ") == shown.count("What to do: ") == 1
