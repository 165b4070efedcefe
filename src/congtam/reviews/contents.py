"""A review as its pack lays it out: pages of fields, one content to a page, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from congtam.engine.pack import Pack
from congtam.engine.pack.reviews import ChecklistItem, Review, Section
from congtam.reviews.models import Prompt

PROMPTS, WHOLE = "prompts", "whole"
BETWEEN = ":"


class Kind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True)
class Field:
    """`follows` is the choice that asks for these words; they may stay away unless it says yes."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    follows: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Page:
    """`above` is the heading it stands under. `is_sure` is None where nobody knows yet whether the subject
    has to write it: then it may stay blank."""

    number: int
    path: str
    text: str
    above: str
    cites: str
    fields: tuple[Field, ...]
    holds: str = ""
    note: str = ""
    topic_of_year: bool = False
    is_sure: bool | None = True

    @property
    def is_gone(self) -> bool:
        """It was written when the subject still had to write it; kept in sight."""
        return self.is_sure is False


@dataclass(frozen=True)
class Contents:
    pages: tuple[Page, ...]

    @property
    def fields(self) -> dict[str, Field]:
        return {field.key: field for page in self.pages for field in page.fields}

    def page_of(self, key: str) -> Page | None:
        return next((page for page in self.pages if any(one.key == key for one in page.fields)), None)


def contents_of(
    pack: Pack,
    form: str,
    prompts: Iterable[Prompt],
    applies: Mapping[str, bool | None],
    written: Iterable[str] = (),
) -> Contents:
    """`applies` by path, for sections with a condition; `written` are the keys that have a text: what they
    stand on stays in sight, whatever became of the condition."""
    asked, kept = pack.reviews[form], set(written)
    layout = Layout(pack, form, tuple(prompts))
    made = [
        replace(page, is_sure=sure(page.path, applies))
        for page in layout.pages(asked.sections or unsaid(asked))
        if sure(page.path, applies) is not False or any(field.key in kept for field in page.fields)
    ]
    if layout.prompts and not asked.private and not any(page.holds == PROMPTS for page in made):
        made.append(
            Page(0, PROMPTS, _("Những vấn đề được gợi ý kiểm điểm"), "", "", layout.prompted, PROMPTS)
        )
    return Contents(tuple(replace(page, number=number) for number, page in enumerate(made, 1)))


def unsaid(asked: Review) -> tuple[Section, ...]:
    """Where nobody has said what a review contains it is written in one text, and that is said plainly."""
    note = _(
        "Văn bản của đợt không nêu từng nội dung và cấp ủy chưa điền; viết theo hướng dẫn của cấp ủy mình."
    )
    text = _("Nội dung kiểm điểm")
    return (Section(id=WHOLE, text=text, cites=asked.cites, note=note, holds="open_items"),)


def sure(path: str, applies: Mapping[str, bool | None]) -> bool | None:
    """What stands under a section that is not there is not there either."""
    steps = path.split("#", maxsplit=1)[0].split("/")
    known = [applies.get("/".join(steps[: end + 1]), True) for end in range(len(steps))]
    if False in known:
        return False
    return None if None in known else True


@dataclass(frozen=True)
class Layout:
    """Pages from sections. What superiors prompted, and the signs of a checklist, come one by one."""

    pack: Pack
    form: str
    prompts: tuple[Prompt, ...]

    @property
    def signs(self) -> tuple[ChecklistItem, ...]:
        return self.pack.checklists.get(self.pack.reviews[self.form].form, ())

    @property
    def prompted(self) -> tuple[Field, ...]:
        return tuple(Field(prompt.key, prompt.text, hint=prompt.body) for prompt in self.prompts)

    def pages(self, found: Iterable[Section], path: str = "", above: str = "") -> Iterator[Page]:
        """What stands under a section is written before what is said of it as a whole."""
        for section in found:
            here = f"{path}/{section.id}" if path else section.id
            yield from self.pages(section.children, here, section.text.rstrip(":"))
            yield from self.own(section, here, _("Đánh giá chung") if section.children else above)

    def own(self, section: Section, path: str, above: str) -> Iterator[Page]:
        """A section asks for its parts. One that only stands above others asks for nothing by itself; one
        without parts is answered in one text."""
        text, cites = section.text.rstrip(":") if section.children else section.text, section.cites
        blank = Page(
            0, path, text, above, cites, (), section.holds, section.note or "", section.topic_of_year
        )
        if section.holds == PROMPTS:
            yield replace(blank, fields=self.prompted)
        elif section.parts:
            yield replace(blank, fields=part_fields(self.pack, path, section.parts))
        elif self.signs and not section.children:
            for number, (group, fields) in enumerate(sign_fields(path, self.signs).items(), 1):
                yield replace(
                    blank, path=f"{path}#{number}", text=group, above=section.text, fields=tuple(fields)
                )
        elif not section.children:
            yield replace(blank, fields=(Field(f"{path}{BETWEEN}text", _("Nội dung kiểm điểm")),))


def part_fields(pack: Pack, path: str, parts: Iterable[str]) -> tuple[Field, ...]:
    labels = ((part, pack.review_parts[part]) for part in parts)
    return tuple(Field(f"{path}{BETWEEN}{part}", label[:1].upper() + label[1:]) for part, label in labels)


def sign_fields(path: str, signs: tuple[ChecklistItem, ...]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for number, sign in enumerate(signs, 1):
        key = f"{path}{BETWEEN}{number}"
        fields = found.setdefault(sign.group, [])
        fields.append(Field(key, sign.text, Kind.CHOICE))
        fields.append(Field(f"{key}.words", _("Liên hệ cụ thể"), follows=key))
    return found
