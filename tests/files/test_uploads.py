"""Files people give: what they are by their content, how they are called, how they are scanned."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from congtam.files import uploads
from congtam.files.scanning import Found, scan, words_of
from congtam.people.refusals import Refusal

PDF = b"%PDF-1.7\n"
PROGRAM = b"MZ\x90\x00" + bytes(60)


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as inside:
        for name in ("[Content_Types].xml", *names):
            inside.writestr(name, "<x/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (unicodedata.normalize("NFD", "Báo cáo kiểm điểm.pdf"), "Báo cáo kiểm điểm.pdf"),
        ("C:\\tài liệu\\Sổ họp.pdf", "Sổ họp.pdf"),
        ("../../etc/Sổ họp.pdf", "Sổ họp.pdf"),
        ("Sổ\u202efdp.họp.pdf", "Sổfdp.họp.pdf"),
        ("a" * 200 + ".pdf", "a" * 156 + ".pdf"),
    ],
)
def test_a_name_is_written_in_one_way_and_steers_nothing(sent: str, kept: str) -> None:
    assert uploads.received(sent, [PDF]).name == kept


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("góp ý.pdf", PROGRAM, "không phải tài liệu nhận được"),
        ("góp ý.exe", PROGRAM, "không phải tài liệu nhận được"),
        ("góp ý.exe", PDF, "bên trong là PDF"),
        ("góp ý.docx", office("word/document.xml", "word/vbaProject.bin"), "không phải tài liệu nhận được"),
        ("góp ý.pdf", office("word/document.xml"), "bên trong là DOCX"),
        ("góp ý.zip", office("khác.txt"), "không phải tài liệu nhận được"),
        ("góp ý.docx", b"PK\x03\x04xxxx", "không phải tài liệu nhận được"),
        ("góp ý.pdf", b"", "rỗng"),
    ],
)
def test_a_file_is_what_it_holds(name: str, content: bytes, says: str) -> None:
    """An .exe renamed .pdf is a program all the same."""
    with pytest.raises(Refusal, match=says):
        uploads.received(name, [content])


def test_a_file_too_large_is_not_read_to_its_end() -> None:
    read = []

    def chunks() -> Iterator[bytes]:
        for number in range(1_000):
            read.append(number)
            yield PDF + bytes(1024 * 1024)

    with pytest.raises(Refusal, match="lớn quá 10 MB"):
        uploads.received("quét.pdf", chunks())
    assert len(read) == 10


def test_what_is_kept_lies_under_a_name_of_chance_for_the_program_alone(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    place = uploads.keep(7, uploads.received("Sổ họp.pdf", [PDF]))
    kept = uploads.path_of(place)
    assert (kept.read_bytes(), kept.stat().st_mode & 0o077, "họp" in place) == (PDF, 0, False)
    uploads.forget(place)
    assert not kept.exists()


@pytest.mark.parametrize(("code", "found"), [(0, Found.NOTHING), (1, Found.VIRUS), (2, Found.FAILED)])
def test_the_scanner_is_given_the_file_and_says_by_how_it_ends(
    settings: Settings, tmp_path: Path, code: int, found: Found
) -> None:
    scanner, file = tmp_path / "scan", tmp_path / "a.pdf"
    file.write_bytes(PDF)
    scanner.write_text(f'#!/bin/sh\ntest -f "$2" || exit 9\nexit {code}\n')
    scanner.chmod(0o700)
    settings.EVIDENCE_SCANNER = f"{scanner} --quick"
    assert scan(file) is found


def test_without_a_scanner_it_says_so_and_with_a_wrong_one_nothing_counts(
    settings: Settings, tmp_path: Path
) -> None:
    settings.EVIDENCE_SCANNER = ""
    assert scan(tmp_path) is Found.NO_SCANNER
    settings.EVIDENCE_SCANNER = str(tmp_path / "không có")
    assert scan(tmp_path) is Found.FAILED


def own_hook(file: Path) -> Found:
    return Found.VIRUS if file.name == "xấu.pdf" else Found.NOTHING


def test_an_installation_may_bring_its_own_hook(settings: Settings, tmp_path: Path) -> None:
    settings.EVIDENCE_SCAN = f"{__name__}.own_hook"
    assert scan(tmp_path / "xấu.pdf") is Found.VIRUS
    assert scan(tmp_path / "tốt.pdf") is Found.NOTHING


def test_a_program_is_named_as_its_system_names_it() -> None:
    named = r'"C:\Program Files\ClamAV\clamdscan.exe" --no-summary'
    assert words_of(named, windows=True) == [r"C:\Program Files\ClamAV\clamdscan.exe", "--no-summary"]
    assert words_of("'/opt/clam av/scan' --fdpass", windows=False) == ["/opt/clam av/scan", "--fdpass"]
