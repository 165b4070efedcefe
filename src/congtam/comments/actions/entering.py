"""What came on paper, entered by the office with its scan."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from congtam.campaigns.models import Participation
from congtam.comments.actions.answering import KeptFile, Said, correct, give
from congtam.comments.models import Answer
from congtam.files import uploads
from congtam.files.scanning import Found, scan
from congtam.journal.actors import Actor
from congtam.people.refusals import Refusal

MOST = 5


class Sent(NamedTuple):
    """A file as the browser sends it."""

    name: str
    chunks: Iterable[bytes]


def enter_paper(
    *, part: Participation, said: Said, files: Iterable[Sent], by: Actor, reason: str = ""
) -> Answer:
    """Every file is looked at and scanned before the answer is written; with one doubt nothing stays. With a
    reason it corrects what is there."""
    kept: list[KeptFile] = []
    try:
        kept.extend(received(part.organisation_id, file) for file in files)
        refuse_number(len(kept), is_asked_for=not reason and not said.declines)
        full = Said(said.text, said.declines, said.way, said.on, said.giver, kept)
        if reason:
            return correct(part=part, said=full, reason=reason, by=by)
        return give(part=part, said=full, by=by)
    except BaseException:
        for one in kept:
            uploads.forget(one.place)
        raise


def refuse_number(count: int, *, is_asked_for: bool) -> None:
    if is_asked_for and not count:
        raise Refusal(_("Ý kiến nhập từ bản giấy phải kèm bản quét hoặc ảnh chụp trang giấy."))
    if count > MOST:
        raise Refusal(_("Nhận tối đa %(most)d tệp. Hãy gộp các trang vào một tệp PDF.") % {"most": MOST})


def received(organisation: int, file: Sent) -> KeptFile:
    upload = uploads.received(file.name, file.chunks)
    place = uploads.keep(organisation, upload)
    found = scan(uploads.path_of(place))
    if found in {Found.VIRUS, Found.FAILED}:
        uploads.forget(place)
        raise Refusal(sentence_of(found) % {"name": upload.name})
    return KeptFile(upload, place, found is Found.NOTHING)


def sentence_of(found: Found) -> str:
    if found is Found.VIRUS:
        return _(
            "Phần mềm quét thấy vi rút trong tệp “%(name)s” nên tệp không được nhận. Hãy quét lại bản giấy."
        )
    return _("Chưa quét được vi rút trong tệp “%(name)s” nên chưa ghi gì. Hãy thử lại sau ít phút.")
