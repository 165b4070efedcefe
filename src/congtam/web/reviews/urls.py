from django.urls import path

from congtam.web.reviews import giving, mine, naming, office, prompting, reading, superior, writing

app_name = "reviews"
urlpatterns = [
    path("kiem-diem/", mine.mine, name="mine"),
    path("kiem-diem/mo/<int:dossier_id>/<slug:form>/", mine.open_, name="open"),
    path("kiem-diem/<int:review_id>/", writing.review, name="review"),
    path("kiem-diem/<int:review_id>/noi-dung/<int:number>/", writing.page, name="page"),
    path("kiem-diem/<int:review_id>/luu/", writing.save, name="save"),
    path("kiem-diem/<int:review_id>/chua-gui/<int:unsent_id>/", writing.unsent, name="unsent"),
    path("kiem-diem/<int:review_id>/xem-lai/", giving.check, name="check"),
    path("kiem-diem/<int:review_id>/lay-lai/", giving.back, name="take_back"),
    path("kiem-diem/<int:review_id>/toan-van/", reading.whole, name="whole"),
    path("kiem-diem/<int:review_id>/lich-su/", reading.history, name="history"),
    path("kiem-diem/<int:review_id>/tra-lai/", office.return_for_more, name="return"),
    path("kiem-diem/ho-so/<int:dossier_id>/", office.dossier, name="dossier"),
    path("kiem-diem/ho-so/<int:dossier_id>/nguoi-soan/", naming.name, name="drafter"),
    path("kiem-diem/nguoi-soan/<int:drafter_id>/thoi/", naming.release, name="release_drafter"),
    path("kiem-diem/dot/<int:campaign_id>/", office.office, name="office"),
    path("kiem-diem/dot/<int:campaign_id>/goi-y/", prompting.prompt, name="prompt"),
    path("kiem-diem/cap-duoi/<int:campaign_id>/", superior.superior, name="superior"),
    path("kiem-diem/goi-y/<int:prompt_id>/rut/", prompting.withdraw, name="withdraw_prompt"),
]
