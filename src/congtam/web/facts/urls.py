from django.urls import path

from congtam.web.facts import column, kinds, one

app_name = "facts"

HERE = "dot/<int:campaign_id>/can-cu/"
DOSSIER = "ho-so/<int:dossier_id>/can-cu/"

urlpatterns = [
    path(HERE, kinds.kinds, name="kinds"),
    path(f"{HERE}<str:kind>/", kinds.kind, name="kind"),
    path(f"{HERE}<str:kind>/<str:fact>/", column.column, name="column"),
    path(DOSSIER, one.dossier, name="dossier"),
    path(f"{DOSSIER}<str:fact>/", one.enter, name="enter"),
    path(f"{DOSSIER}<str:fact>/bo/", one.withdraw, name="withdraw"),
]
