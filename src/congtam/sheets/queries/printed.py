"""A sheet as it is handed in on paper: in Vietnamese, whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from congtam.campaigns.models import Dossier
from congtam.papers.paper import Block, Head, Heading, Line, Paper
from congtam.papers.places import place_in
from congtam.people.models import Organisation, Placing
from congtam.sheets.models import Sheet
from congtam.sheets.queries.printed_rows import CHOSEN, EMPTY, Form, form_of, table_of
from congtam.sheets.queries.signing import signatures

DOTS = "…………"


def paper_of(sheet: Sheet) -> Paper:
    form, on = form_of(sheet), day_of(sheet)
    kind, title = titled(sheet, form)
    return Paper(
        kind=kind,
        summary=title,
        head=head_of(sheet, on),
        blocks=(*about(sheet, form), table_of(sheet, form), *proposed(sheet, form), *votes(sheet, form)),
        signatures=signatures(sheet, on),
        wide=form.with_proof,
    )


def day_of(sheet: Sheet) -> date:
    moment = sheet.submitted_at
    return timezone.localtime(moment).date() if moment else timezone.localdate()


def titled(sheet: Sheet, form: Form) -> tuple[str, str]:
    """The kind of paper, then what it is about: the year, and whose."""
    campaign, subject = sheet.dossier.campaign, form.pack.subjects[sheet.dossier.kind]
    return form.card.title.partition(" (Mẫu")[0], f"Năm {campaign.year} (loại hình: {subject.label})"


def head_of(sheet: Sheet, on: date) -> Head:
    organisation = Organisation.objects.get(pk=sheet.organisation_id)
    return Head(organisation.name, issuer_of(sheet), "", place_in(organisation.name), on)


def issuer_of(sheet: Sheet) -> str:
    """Who fills it: the unit, the rater, or the cell of a person."""
    if sheet.is_own and sheet.dossier.person_id:
        home = Placing.objects.on(day_of(sheet)).filter(unit=sheet.dossier.home_id).first()
        return home.name if home else ""
    return sheet.name


def about(sheet: Sheet, form: Form) -> Iterator[Block]:
    """Whom the sheet is about: a person with what the forms ask of them. A unit's own stands at the head."""
    dossier = sheet.dossier
    if dossier.person_id:
        yield from about_person(dossier)
    elif not sheet.is_own:
        yield Line(f"{dossier.name}.", f"{form.pack.subjects[dossier.kind].label}:")
    if not sheet.is_own:
        yield Line(f"{sheet.name}.", "Chủ thể chấm:")


def about_person(dossier: Dossier) -> Iterator[Block]:
    person = dossier.person
    born = DOTS
    if person and person.born_on:
        born = f"{person.born_on.year}" if person.born_year_only else f"{person.born_on:%d/%m/%Y}"
    yield Line(f"{dossier.name}. Sinh ngày: {born}.", "Họ và tên:")
    yield Line(f"{dossier.standing or DOTS}.", "Chức vụ:")


def proposed(sheet: Sheet, form: Form) -> Iterator[Block]:
    """Levels to tick, with the frame of points where the document asks for one; nothing ticked beforehand."""
    subject = form.pack.subjects[sheet.dossier.kind]
    if subject.no_level_because and not subject.levels:
        yield Line(subject.no_level_because)
        return
    yield Heading("Đề nghị mức xếp loại chất lượng")
    for level, name in form.pack.levels.items():
        yield Line(f"{CHOSEN if sheet.proposal == level else EMPTY} {name}")


def votes(sheet: Sheet, form: Form) -> Iterator[Block]:
    """The vote of the document on this subject, as it prints it, to be filled in by hand after the count."""
    if not sheet.is_own:
        return
    for ballot in form.pack.ballots.values():
        if sheet.dossier.kind in ballot.for_subjects and ballot.printed:
            yield Heading(ballot.label)
            yield from (Line(printed) for printed in ballot.printed)
