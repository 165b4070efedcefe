"""Files people give: what they are by their content, and where they lie, outside everything a web server
shows."""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from congtam.people.refusals import Refusal

LARGEST = 10 * 1024 * 1024
MOST_PARTS = 5_000
"""Files inside an office document."""

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ALLOWED = "PDF, PNG, JPG, DOCX, XLSX"
BEGINNINGS = (("pdf", b"%PDF-"), ("png", b"\x89PNG\r\n\x1a\n"), ("jpg", b"\xff\xd8\xff"))
ENDINGS = {"jpeg": "jpg"}


@dataclass(frozen=True)
class Upload:
    """A file as it came, whole: none is larger than `LARGEST`."""

    name: str
    kind: str
    content: bytes
    digest: str


def received(name: str, chunks: Iterable[bytes]) -> Upload:
    """Refused with a sentence unless it is small enough and is what its name says."""
    shown = name_shown(name)
    content = b"".join(within(chunks, shown))
    if not content:
        raise Refusal(_("Tệp “%(name)s” rỗng. Hãy mở thử tệp trên máy rồi chọn lại.") % {"name": shown})
    kind = kind_of(content)
    ending = PurePath(shown).suffix.lstrip(".").lower()
    if kind is None:
        raise Refusal(
            _(
                "Tệp “%(name)s” không phải tài liệu nhận được (%(kinds)s). "
                "Hãy lưu hoặc quét thành PDF rồi chọn lại."
            )
            % {"name": shown, "kinds": ALLOWED}
        )
    if ENDINGS.get(ending, ending) != kind:
        raise Refusal(
            _(
                "Tệp “%(name)s” có đuôi .%(ending)s nhưng bên trong là %(kind)s. "
                "Hãy lưu lại đúng loại rồi chọn lại."
            )
            % {"name": shown, "ending": ending, "kind": kind.upper()}
        )
    return Upload(shown, kind, content, hashlib.sha256(content).hexdigest())


def within(chunks: Iterable[bytes], name: str) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise Refusal(
                _("Tệp “%(name)s” lớn quá %(most)s MB. Hãy chia nhỏ, hoặc quét lại với độ nét thấp hơn.")
                % {"name": name, "most": LARGEST // 1024 // 1024}
            )
        yield chunk


def kind_of(content: bytes) -> str | None:
    """By what the file is, whatever it is called; None for everything that is not evidence."""
    for kind, beginning in BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return office_kind(content) if content.startswith(b"PK\x03\x04") else None


def office_kind(content: bytes) -> str | None:
    """A document or table without programs inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            names = set(inside.namelist())
    except (zipfile.BadZipFile, ValueError):
        return None
    has_program = any(PurePath(name).name.lower() == "vbaproject.bin" for name in names)
    if "[Content_Types].xml" not in names or has_program or len(names) > MOST_PARTS:
        return None
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else None


def name_shown(name: str) -> str:
    """The last part of whatever path the browser sent, each Vietnamese letter written in one way, without
    letters that steer a screen."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-160:] or "tep"


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "evidence"


def path_of(place: str) -> Path:
    return folder() / place


def keep(organisation: int, upload: Upload) -> str:
    """Written under a name of chance, readable by the program alone, and on the disk before it is named."""
    place = f"{organisation}/{secrets.token_hex(16)}.{upload.kind}"
    target = path_of(place)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(upload.content)
        file.flush()
        os.fsync(file.fileno())
    return place


def forget(place: str) -> None:
    path_of(place).unlink(missing_ok=True)
