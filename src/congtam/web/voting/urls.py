from django.urls import URLPattern, path

from congtam.web.voting import views
from congtam.web.voting.manner import MANNERS, Manner


def pages(manner: Manner) -> list[URLPattern]:
    home, given = f"<slug:address>/{manner.under}", {"manner": manner}
    return [
        path(home, views.entry, given, name=manner.name("entry")),
        path(f"{home}xem-lai/", views.check, given, name=manner.name("check")),
        path(f"{home}bo/", views.drop, given, name=manner.name("drop")),
    ]


app_name = "voting"
urlpatterns = [
    path("", views.place, name="place"),
    *(page for manner in MANNERS for page in pages(manner)),
]
