"""What no kept file may hold."""

import re
import unicodedata

from tests.house.tree import texts

# Written so that this file does not match itself.
REGISTRIES = re.compile(r"\bpyp[i]\.org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|index[-]url")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(work|farm|home|root|Users)/\w")


def test_no_registry_is_named() -> None:
    """The machine's own settings say where packages come from."""
    assert [name for name, text in texts() if REGISTRIES.search(text)] == []


def test_no_path_of_one_machine() -> None:
    assert [name for name, text in texts() if MACHINE_PATHS.search(text)] == []


def test_text_is_composed_unicode_with_unix_lines() -> None:
    """Vietnamese can be written in two ways that look the same and do not compare equal: one is kept."""
    assert [name for name, text in texts() if not unicodedata.is_normalized("NFC", text)] == []
    assert [name for name, text in texts() if "\r" in text or "\ufeff" in text] == []
