"""A file that proves something, taken before the row that names it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congtam.files import uploads
from congtam.files.scanning import Found, scan
from congtam.people.refusals import Refusal


@dataclass(frozen=True)
class Taken:
    name: str
    kind: str
    digest: str
    place: str

    def columns(self) -> dict[str, str]:
        return {
            "file_name": self.name,
            "file_kind": self.kind,
            "file_digest": self.digest,
            "place": self.place,
        }


def taken(organisation: int, name: str, chunks: Iterable[bytes]) -> Taken:
    """Looked at, kept and scanned; a file that is not clean is gone before anybody sees it."""
    upload = uploads.received(name, chunks)
    place = uploads.keep(organisation, upload)
    found = scan(uploads.path_of(place))
    if found in {Found.VIRUS, Found.FAILED}:
        uploads.forget(place)
        raise Refusal(
            _("Tệp “%(name)s” không qua được lần quét vi rút nên không được nhận. Hãy nộp bản khác.")
            % {"name": upload.name}
        )
    return Taken(upload.name, upload.kind, upload.digest, place)


def dropped(file: Taken | None) -> None:
    """The row was refused after all."""
    if file:
        uploads.forget(file.place)
