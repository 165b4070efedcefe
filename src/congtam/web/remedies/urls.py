from django.urls import path

from congtam.web.remedies import attesting, complaints, items, measures, register

app_name = "remedies"

HERE = "dot/<int:campaign_id>/khac-phuc/"
ITEM = f"{HERE}<int:item_id>/"
MEASURE = f"{HERE}bien-phap/<int:measure_id>/"
COMPLAINTS = "dot/<int:campaign_id>/khieu-nai/"
ATTESTATIONS = "dot/<int:campaign_id>/xac-nhan/"

urlpatterns = [
    path(HERE, register.listing, name="register"),
    path(f"{HERE}moi/", items.record, name="new"),
    path(f"{HERE}vao-dot/", register.take_up_all, name="take_up"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}chuyen/<str:step_name>/", items.moved, name="move"),
    path(f"{ITEM}bien-phap/", measures.plan, name="plan"),
    path(f"{MEASURE}ket-qua/", measures.prove, name="prove"),
    path(f"{MEASURE}tep/", measures.file, name="file"),
    path(COMPLAINTS, complaints.listing, name="complaints"),
    path(f"{COMPLAINTS}moi/", complaints.receive, name="complaint_new"),
    path(f"{COMPLAINTS}<int:complaint_id>/", complaints.complaint, name="complaint"),
    path(ATTESTATIONS, attesting.listing, name="attestations"),
    path(f"{ATTESTATIONS}<str:kind>/<str:fact>/", attesting.judge, name="judge"),
    path(f"{ATTESTATIONS}<str:kind>/<str:fact>/ghi/", attesting.attested, name="attest"),
    path(f"{ATTESTATIONS}lan/<int:attestation_id>/rut/", attesting.withdraw, name="withdraw"),
]
