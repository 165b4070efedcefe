"""The root addresses. Signed-in work stands under one path, apart from ballots (see config/security.py)."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from congtam.web.base import views

WORK = settings.WORK_PATH.lstrip("/")

urlpatterns = [
    path("", views.root, name="root"),
    path("giao-dien/", views.skin, name="skin"),
    path("phieu/", include("congtam.web.voting.urls")),
    path(f"{WORK}ngon-ngu/", set_language, name="set_language"),
    path(WORK, include("congtam.web.base.job_urls")),
    path(WORK, include("congtam.web.tasks.urls")),
    path(WORK, include("congtam.web.home.urls")),
    path(WORK, include("congtam.web.campaign.urls")),
    path(WORK, include("congtam.web.workdays.urls")),
    path(WORK, include("congtam.web.packs.urls")),
    path(WORK, include("congtam.web.reviews.urls")),
    path(WORK, include("congtam.web.comments.urls")),
    path(WORK, include("congtam.web.commitments.urls")),
    path(WORK, include("congtam.web.remedies.urls")),
    path(WORK, include("congtam.web.meetings.urls")),
    path(WORK, include("congtam.web.polls.urls")),
    path(WORK, include("congtam.web.settling.urls")),
    path(WORK, include("congtam.web.facts.urls")),
    path(WORK, include("congtam.web.results.urls")),
    path(WORK, include("congtam.web.signin.urls")),
    path(WORK, include("congtam.web.units.urls")),
    path(WORK, include("congtam.web.persons.urls")),
    path(WORK, include("congtam.web.roster.urls")),
    path(WORK, include("congtam.web.access.urls")),
    path(WORK, include("congtam.web.logbook.urls")),
    path(WORK, include("congtam.web.machine.urls")),
    path(WORK, include("congtam.web.sheets.urls")),
]

handler400 = views.unreadable
handler403 = views.refused
handler404 = views.missing
handler500 = views.broken
