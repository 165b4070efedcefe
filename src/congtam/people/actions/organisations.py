"""The first row of all: an organisation, whose tree and people come after it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congtam.journal.actions import record
from congtam.journal.actors import Actor
from congtam.people.models import Organisation
from congtam.people.names import tidy
from congtam.people.refusals import Refusal


@transaction.atomic
def open_organisation(
    *,
    code: str,
    name: str,
    by: Actor,
    level: str = Organisation.Level.BASE,
    superior: Organisation | None = None,
) -> Organisation:
    try:
        with transaction.atomic():
            made = Organisation.objects.create(code=code, name=tidy(name), level=level, superior=superior)
    except IntegrityError as error:
        raise Refusal(_("Mã “%(code)s” đã có. Hãy chọn mã khác.") % {"code": code}) from error
    record(organisation=made.pk, by=by, deed="organisation.open", about=f"organisation:{made.pk}")
    return made
