"""Every page: who opens it, by which action, about whom. An address that is missing here fails a test."""

from datetime import date

from congtam.backup.kept import folder_of_kept
from congtam.people.models import (
    CalendarDay,
    Discipline,
    Grant,
    ImportRun,
    Leave,
    Person,
    Post,
    ProfessionalRating,
)
from congtam.people.permissions import Action, Target
from congtam.people.queries.rights import rights_of
from tests.cast import START, Cast
from tests.web.campaign_pages import CAMPAIGN_PAGES
from tests.web.comment_pages import COMMENT_PAGES
from tests.web.commitment_pages import COMMITMENT_PAGES
from tests.web.fact_pages import FACT_PAGES
from tests.web.job_pages import JOB_PAGES
from tests.web.meeting_pages import MEETING_PAGES
from tests.web.page import Page
from tests.web.poll_pages import POLL_PAGES
from tests.web.remedy_pages import REMEDY_PAGES
from tests.web.result_pages import RESULT_PAGES
from tests.web.review_pages import REVIEW_PAGES
from tests.web.settling_pages import SETTLING_PAGES
from tests.web.sheet_pages import SHEETS

NOBODY = "nobody"
CAST = ("an", "binh", "cuc", "dung", "giang", "hanh", "khoa")
SIGNED_IN = " ".join(CAST)
PUBLIC = f"{SIGNED_IN} {NOBODY}"
REACHING_OTHERS = "binh dung giang hanh khoa"


def target(cast: Cast, about: str) -> Target:
    """The ward, An in cell 1, An alone, or cell 1."""
    cell = frozenset({cast.units["cell1"].pk})
    if about == "an":
        return Target(cast.ward.pk, cell, cast.persons["an"].pk)
    return Target(cast.ward.pk, cell if about == "cell1" else frozenset())


def who_may(cast: Cast, page: Page) -> str:
    assert page.action is not None
    day = date.today()  # noqa: DTZ011 - any day after the start
    return " ".join(
        name
        for name in CAST
        if rights_of(cast.accounts[name], day).may(page.action, target(cast, page.about))
    )


def unit(cast: Cast) -> dict[str, object]:
    return {"unit_id": cast.units["cell1"].pk}


def person(cast: Cast) -> dict[str, object]:
    return {"person_id": cast.persons["an"].pk}


def post(cast: Cast) -> dict[str, object]:
    an: Person = cast.persons["an"]
    held = Post.objects.create(
        organisation=cast.ward, person=an, unit=cast.units["cell1"], title="committee_member", since=START
    )
    return {"person_id": an.pk, "post_id": held.pk}


def leave(cast: Cast) -> dict[str, object]:
    an: Person = cast.persons["an"]
    away = Leave.objects.create(organisation=cast.ward, person=an, kind="sick", since=START)
    return {"person_id": an.pk, "leave_id": away.pk}


def discipline(cast: Cast) -> dict[str, object]:
    an: Person = cast.persons["an"]
    measure = Discipline.objects.create(
        organisation=cast.ward, person=an, side="party", form="reprimand", decision="1", decided_on=START
    )
    return {"person_id": an.pk, "discipline_id": measure.pk}


def rating(cast: Cast) -> dict[str, object]:
    an: Person = cast.persons["an"]
    given = ProfessionalRating.objects.create(organisation=cast.ward, person=an, year=2020, result="Tốt")
    return {"person_id": an.pk, "rating_id": given.pk}


def run(cast: Cast) -> dict[str, object]:
    begun = ImportRun.objects.create(
        organisation=cast.ward,
        started_at="2025-01-01T00:00:00+07:00",
        started_by="Dũng",
        file_name="ds.csv",
        content="Họ và tên;Ngày sinh\n".encode(),
        options={"day": "2025-01-01", "create_cells": False, "different_people": False},
        layouts=[],
    )
    return {"run_id": begun.pk}


def day_off(cast: Cast) -> dict[str, object]:
    row, _ = CalendarDay.objects.get_or_create(
        organisation=cast.ward,
        on=START,
        defaults={
            "kind": "off",
            "reason": "Tết",
            "entered_by": "Dũng",
            "entered_at": "2025-01-01T00:00:00+07:00",
        },
    )
    return {"day_id": row.pk}


def account(cast: Cast) -> dict[str, object]:
    return {"account_id": cast.accounts["an"].pk}


def backup(_cast: Cast) -> dict[str, object]:
    """Of nobody's data: what a backup holds is asked in tests/backup."""
    place = folder_of_kept() / "congtam-20251231-170000.backup.zip"
    place.parent.mkdir(exist_ok=True)
    place.touch()
    return {"name": place.name}


def grant(cast: Cast) -> dict[str, object]:
    return {"grant_id": Grant.objects.get(account=cast.accounts["khoa"]).pk}


CHANGES_PERSON = Page("dung", Action.CHANGE_PERSON, "an", keys=person)
CHANGES_UNIT = Page("dung", Action.CHANGE_UNITS, "cell1", keys=unit)
IMPORTS = Page("dung", Action.IMPORT_ROSTER, keys=run)
POSTS_IMPORT = Page("dung", Action.IMPORT_ROSTER, method="POST", keys=run)
POSTS_ACCESS = Page("dung", Action.MANAGE_ACCESS, method="POST", keys=account)

PAGES: dict[str, Page] = {
    **CAMPAIGN_PAGES,
    **COMMENT_PAGES,
    **COMMITMENT_PAGES,
    **FACT_PAGES,
    **JOB_PAGES,
    **MEETING_PAGES,
    **POLL_PAGES,
    **REMEDY_PAGES,
    **RESULT_PAGES,
    **REVIEW_PAGES,
    **SETTLING_PAGES,
    **SHEETS,
    "root": Page(PUBLIC),
    "skin": Page(PUBLIC),
    "set_language": Page(PUBLIC, method="POST"),
    "home:home": Page(SIGNED_IN),
    "home:about_me": Page(SIGNED_IN),
    "home:own_phone": Page("an binh cuc dung giang hanh"),
    "signin:sign_in": Page(PUBLIC),
    "signin:first_time": Page(PUBLIC),
    "signin:own_password": Page(SIGNED_IN),
    "signin:sign_out": Page(PUBLIC, method="POST"),
    "signin:signed_out": Page(PUBLIC),
    "signin:account": Page(SIGNED_IN),
    "signin:change_password": Page(SIGNED_IN),
    "signin:end_session": Page(SIGNED_IN, method="POST", keys=lambda _: {"session_id": 1}, answers=404),
    "account_login": Page(PUBLIC),
    "mfa_authenticate": Page(SIGNED_IN),
    "account_reauthenticate": Page(SIGNED_IN),
    "mfa_reauthenticate": Page(SIGNED_IN),
    "mfa_index": Page(SIGNED_IN),
    "mfa_activate_totp": Page(REACHING_OTHERS),
    "mfa_deactivate_totp": Page(REACHING_OTHERS, answers=404),
    "mfa_view_recovery_codes": Page(REACHING_OTHERS, answers=404),
    "mfa_generate_recovery_codes": Page(REACHING_OTHERS),
    "units:tree": Page("an binh cuc dung giang hanh"),
    "units:unit": Page("an binh cuc dung giang hanh", Action.SEE_UNITS, "cell1", keys=unit),
    "units:open": Page("dung", Action.CHANGE_UNITS),
    "units:rename": CHANGES_UNIT,
    "units:describe": CHANGES_UNIT,
    "units:move": CHANGES_UNIT,
    "units:close": CHANGES_UNIT,
    "units:merge": CHANGES_UNIT,
    "units:split": CHANGES_UNIT,
    "persons:list": Page(SIGNED_IN),
    "persons:person": Page("an binh dung giang", Action.SEE_PERSON, "an", keys=person),
    "persons:register": Page("dung", Action.CHANGE_PERSON),
    "persons:correct": CHANGES_PERSON,
    "persons:membership": CHANGES_PERSON,
    "persons:leave_here": CHANGES_PERSON,
    "persons:post": CHANGES_PERSON,
    "persons:end_post": Page("dung", Action.CHANGE_PERSON, "an", keys=post),
    "persons:employment": CHANGES_PERSON,
    "persons:absence": CHANGES_PERSON,
    "persons:end_absence": Page("dung", Action.CHANGE_PERSON, "an", keys=leave),
    "persons:discipline": CHANGES_PERSON,
    "persons:rating": CHANGES_PERSON,
    "persons:end_discipline": Page("dung", Action.CHANGE_PERSON, "an", keys=discipline),
    "persons:withdraw_discipline": Page("dung", Action.CHANGE_PERSON, "an", keys=discipline),
    "persons:withdraw_leave": Page("dung", Action.CHANGE_PERSON, "an", keys=leave),
    "persons:withdraw_rating": Page("dung", Action.CHANGE_PERSON, "an", keys=rating),
    "persons:withdraw_post": Page("dung", Action.CHANGE_PERSON, "an", keys=post),
    "workdays:days": Page("an binh cuc dung giang hanh"),
    "workdays:unmark": Page("dung", Action.RUN_CAMPAIGN, method="POST", keys=day_off),
    "roster:upload": Page("dung", Action.IMPORT_ROSTER),
    "roster:template": Page("dung", Action.IMPORT_ROSTER),
    "roster:columns": IMPORTS,
    "roster:trial": IMPORTS,
    "roster:run": IMPORTS,
    "roster:write": POSTS_IMPORT,
    "roster:drop": POSTS_IMPORT,
    "roster:undo": POSTS_IMPORT,
    "roster:export": Page("binh dung giang", Action.EXPORT_ROSTER, "cell1"),
    "access:accounts": Page("dung", Action.MANAGE_ACCESS),
    "access:open_for_all": Page("dung", Action.MANAGE_ACCESS, method="POST"),
    "access:open_one": Page("dung", Action.MANAGE_ACCESS),
    "access:cards": Page("dung", Action.MANAGE_ACCESS, method="POST"),
    "access:card": POSTS_ACCESS,
    "access:close": POSTS_ACCESS,
    "access:unlock": POSTS_ACCESS,
    "access:grant": Page("dung", Action.MANAGE_ROLES, keys=account),
    "access:withdraw": Page("dung", Action.MANAGE_ROLES, method="POST", keys=grant),
    "access:start_helping": Page("binh dung", Action.ASSIST, "an", method="POST", keys=person),
    "access:stop_helping": Page(SIGNED_IN, method="POST"),
    "logbook:entries": Page("dung giang", Action.SEE_JOURNAL),
    "machine:machine": Page("dung khoa", Action.MAKE_BACKUP),
    "machine:backups": Page("dung khoa", Action.MAKE_BACKUP),
    "machine:make_backup": Page("dung khoa", Action.MAKE_BACKUP, method="POST"),
    "machine:take_backup": Page("dung", Action.TAKE_BACKUP, keys=backup, answers=200),
}

# Only where there is TLS. Nobody of the cast has a key: whoever asks for one gets no page.
# The first belongs to a button of the door, and sends everybody else back there.
KEY_PAGES: dict[str, Page] = {
    "mfa_login_webauthn": Page(SIGNED_IN),
    "mfa_reauthenticate_webauthn": Page(SIGNED_IN),
    "mfa_list_webauthn": Page(REACHING_OTHERS),
    "mfa_add_webauthn": Page(REACHING_OTHERS),
    "mfa_remove_webauthn": Page(REACHING_OTHERS, keys=lambda _: {"pk": 1}, answers=404),
}

# Ballot pages know nobody: they are opened by a slip's code, and have tests of their own.
NOT_ASKING_WHO = ("voting:",)
