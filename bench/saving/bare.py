"""The peer: a view of one UPDATE and nothing else, no session, no lock, no version, on the same server and
the same database."""

# ruff: noqa: E402 - the settings are chosen before anything reads them
import django
from django.conf import settings

from congtam.config import settings as own

settings.configure(
    SECRET_KEY="of nobody",  # noqa: S106 - nothing is signed
    ALLOWED_HOSTS=["*"],
    DATABASES=own.DATABASES,
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD=own.DEFAULT_AUTO_FIELD,
)
django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def save(request: HttpRequest, sheet: int, number: int) -> HttpResponse:
    """Over the row of the sheet itself, which every ward has."""
    name = f"d{number}"
    value = request.POST[f"{name}.points"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sheets_sheet SET revision = %s WHERE id = %s", [int(value), sheet])
    body = f'<i data-saved></i><input name="{name}.was" value="1|{value}">'
    return HttpResponse(body)


urlpatterns = [path("lam-viec/phieu-cham/<int:sheet>/dong/<int:number>/", save)]
application = get_wsgi_application()
