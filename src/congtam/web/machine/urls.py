from django.urls import path

from congtam.web.machine import backups, views

app_name = "machine"
urlpatterns = [
    path("he-thong/", views.machine, name="machine"),
    path("he-thong/sao-luu/", backups.backups, name="backups"),
    path("he-thong/sao-luu/lam/", backups.make, name="make_backup"),
    path("he-thong/sao-luu/<str:name>", backups.take, name="take_backup"),
]
