from django.urls import path

from congtam.web.roster import exporting, views

app_name = "roster"
urlpatterns = [
    path("nhap/", views.upload, name="upload"),
    path("nhap/tep-mau/", exporting.template_file, name="template"),
    path("nhap/<int:run_id>/cot/", views.columns, name="columns"),
    path("nhap/<int:run_id>/kiem-tra/", views.trial, name="trial"),
    path("nhap/<int:run_id>/ghi/", views.write, name="write"),
    path("nhap/<int:run_id>/bo/", views.drop, name="drop"),
    path("nhap/<int:run_id>/", views.run_page, name="run"),
    path("nhap/<int:run_id>/hoan-tac/", views.undo, name="undo"),
    path("xuat/", exporting.export_file, name="export"),
]
