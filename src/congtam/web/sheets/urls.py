from django.urls import path

from congtam.web.sheets import comparing, filling, giving, gridding, mine, printing, proving

app_name = "sheets"
GRID = "phieu-cham/bang/<int:campaign_id>/<slug:rule>/<str:who>/<slug:kind>/"
urlpatterns = [
    path("phieu-cham/", mine.mine, name="mine"),
    path("phieu-cham/mo/<int:dossier_id>/", mine.open_, name="open"),
    path("phieu-cham/<int:sheet_id>/", filling.sheet, name="sheet"),
    path("phieu-cham/<int:sheet_id>/dong/<int:number>/", filling.save_row, name="row"),
    path("phieu-cham/<int:sheet_id>/tong/", filling.totals, name="totals"),
    path("phieu-cham/<int:sheet_id>/ban-nhap/<int:number>/", filling.draft, name="draft"),
    path("phieu-cham/<int:sheet_id>/minh-chung/<int:number>/", proving.evidence, name="evidence"),
    path("phieu-cham/<int:sheet_id>/tep/<int:file_id>/", proving.download, name="file"),
    path("phieu-cham/<int:sheet_id>/tep/<int:file_id>/bo/", proving.withdraw, name="withdraw_file"),
    path("phieu-cham/<int:sheet_id>/xem-lai/", giving.check, name="check"),
    path("phieu-cham/<int:sheet_id>/in/", printing.printed, name="paper"),
    path("phieu-cham/<int:sheet_id>/phieu.docx", printing.document, name="paper_docx"),
    path("phieu-cham/<int:sheet_id>/de-nghi/", giving.propose_level, name="propose"),
    path("phieu-cham/<int:sheet_id>/tra-lai/", giving.return_for_more, name="return"),
    path("phieu-cham/dot/<int:campaign_id>/", comparing.office, name="office"),
    path("phieu-cham/ho-so/<int:dossier_id>/", comparing.summary, name="summary"),
    path(GRID, gridding.table, name="grid"),
    path(f"{GRID}o/<int:dossier_id>/<int:number>/", gridding.save_cell, name="cell"),
    path(f"{GRID}gui/", gridding.give_all, name="give_all"),
    path(f"{GRID}excel/", gridding.workbook, name="workbook"),
    path(f"{GRID}nap/", gridding.take, name="take_workbook"),
]
