"""Paper: entered by the office with its scan, which is looked at before anything is written."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from congtam.campaigns.models import Campaign
from congtam.comments.actions.entering import Sent, enter_paper
from congtam.comments.models import Answer, Scan
from congtam.files import uploads
from congtam.files.scanning import Found
from congtam.journal.actors import PROGRAM
from congtam.people.refusals import Refusal
from tests.comments.ground import farmers, said

PDF = b"%PDF-1.7\n1 0 obj\n"
PROGRAM_FILE = b"MZ\x90\x00" + bytes(200)
found_next = Found.NOTHING


def hook(_file: Path) -> Found:
    return found_next


def enter(campaign: Campaign, *files: tuple[str, bytes], reason: str = "", **other: Any) -> Answer:
    sent = [Sent(name, [content]) for name, content in files]
    return enter_paper(
        part=farmers(campaign),
        said=said(way=Answer.Way.PAPER, **other),
        files=sent,
        by=PROGRAM,
        reason=reason,
    )


def lying_about() -> list[Path]:
    return [path for path in uploads.folder().rglob("*") if path.is_file()]


def test_paper_is_entered_with_its_scan(campaign: Campaign) -> None:
    answer = enter(campaign, ("góp ý.pdf", PDF), giver="Lê Văn Tư")
    scan = answer.scans.get()
    assert (scan.name, scan.kind, scan.size, answer.giver) == ("góp ý.pdf", "pdf", len(PDF), "Lê Văn Tư")
    assert uploads.path_of(scan.place).read_bytes() == PDF


def test_paper_without_a_scan_is_refused_unless_it_says_nothing(campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="phải kèm bản quét"):
        enter(campaign)
    assert enter(campaign, text="", declines=True).declines


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("góp ý.pdf", PROGRAM_FILE, "không phải tài liệu nhận được"),
        ("góp ý.png", PDF, "bên trong là PDF"),
        ("góp ý.pdf", b"", "rỗng"),
        ("góp ý.pdf", PDF + bytes(uploads.LARGEST), "lớn quá 10 MB"),
    ],
)
def test_a_file_is_what_it_holds(campaign: Campaign, name: str, content: bytes, says: str) -> None:
    """An .exe renamed .pdf: nothing is written, nothing stays on the disk, the first file neither."""
    with pytest.raises(Refusal, match=says):
        enter(campaign, ("trang 1.pdf", PDF), (name, content))
    assert not Answer.objects.exists()
    assert lying_about() == []


@pytest.mark.parametrize(
    ("found", "says"), [(Found.VIRUS, "thấy vi rút"), (Found.FAILED, "Chưa quét được vi rút")]
)
def test_a_scan_is_scanned_before_it_counts(
    campaign: Campaign, settings: Settings, monkeypatch: pytest.MonkeyPatch, found: Found, says: str
) -> None:
    settings.EVIDENCE_SCAN = f"{__name__}.hook"
    monkeypatch.setitem(globals(), "found_next", found)
    with pytest.raises(Refusal, match=says):
        enter(campaign, ("góp ý.pdf", PDF))
    assert not Answer.objects.exists()
    assert lying_about() == []


def test_a_refused_answer_leaves_no_file(campaign: Campaign) -> None:
    enter(campaign, ("một.pdf", PDF))
    with pytest.raises(Refusal, match="đã trả lời"):
        enter(campaign, ("hai.pdf", PDF + b"2"))
    assert len(lying_about()) == 1


def test_a_correction_may_bring_another_scan(campaign: Campaign) -> None:
    enter(campaign, ("một.pdf", PDF))
    second = enter(campaign, ("hai.pdf", PDF + b"2"), reason="quét thiếu trang")
    assert second.number == 2
    assert Scan.objects.count() == 2


def test_five_files_at_most(campaign: Campaign) -> None:
    with pytest.raises(Refusal, match="tối đa 5 tệp"):
        enter(campaign, *((f"{n}.pdf", PDF + bytes([n])) for n in range(6)))
    assert lying_about() == []
