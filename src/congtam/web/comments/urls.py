from django.urls import path

from congtam.web.comments import answering, dossier, drafts, linking, overview, paper, returning

app_name = "comments"
urlpatterns = [
    path("y-kien/", answering.mine, name="mine"),
    path("y-kien/dot/<int:campaign_id>/", overview.overview, name="overview"),
    path("y-kien/dot/<int:campaign_id>/gui/", overview.ask_all, name="ask_all"),
    path("y-kien/dot/<int:campaign_id>/excel/", returning.workbook, name="workbook"),
    path("y-kien/dot/<int:campaign_id>/nhap/", returning.upload, name="upload"),
    path("y-kien/nhap/<int:returned_id>/", returning.trial, name="trial"),
    path("y-kien/nhap/<int:returned_id>/ghi/", returning.write, name="write"),
    path("y-kien/nhap/<int:returned_id>/bo/", returning.drop, name="drop"),
    path("y-kien/ho-so/<int:dossier_id>/", dossier.dossier, name="dossier"),
    path("y-kien/ho-so/<int:dossier_id>/gui/", dossier.ask, name="ask"),
    path("y-kien/ho-so/<int:dossier_id>/ket-thuc/", dossier.close, name="close"),
    path("y-kien/ho-so/<int:dossier_id>/mo-lai/", dossier.reopen, name="reopen"),
    path("y-kien/<int:part_id>/tra-loi/", answering.answer, name="answer"),
    path("y-kien/<int:part_id>/sua/", answering.correct_answer, name="correct"),
    path("y-kien/<int:part_id>/ban-giay/", paper.enter, name="paper"),
    path("y-kien/<int:part_id>/in/", paper.printed, name="printed"),
    path("y-kien/<int:part_id>/lien-ket/", linking.make, name="make_link"),
    path("y-kien/<int:part_id>/thu-hoi/", linking.revoke, name="revoke_link"),
    path("y-kien/tep/<int:scan_id>/", paper.scan, name="scan"),
    path("y-kien/thu/<str:token>/", linking.letter, name="letter"),
    path("du-thao/dot/<int:campaign_id>/", drafts.drafts, name="drafts"),
    path("du-thao/dot/<int:campaign_id>/<int:unit_id>/", drafts.unit, name="draft_unit"),
    path(
        "du-thao/dot/<int:campaign_id>/<int:unit_id>/<slug:what>/<slug:key>/ly-do/",
        drafts.excuse,
        name="draft_excuse",
    ),
    path("du-thao/<int:sending_id>/da-nhan/", drafts.received, name="draft_received"),
]
