from django.urls import path

from congtam.web.results import comparing, listing, one, recording, stepping

app_name = "results"

HERE = "dot/<int:campaign_id>/ket-qua/"

urlpatterns = [
    path(HERE, listing.campaign, name="campaign"),
    path(f"{HERE}vi-tri-tuong-duong/", comparing.equals, name="equals"),
    path(f"{HERE}ghi/<str:act>/", recording.record, name="record"),
    path(f"{HERE}buoc/<str:move>/", stepping.move, name="move"),
    path("ho-so/<int:dossier_id>/ket-qua/", one.dossier, name="dossier"),
]
