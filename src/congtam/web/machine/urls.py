from django.urls import path

from congtam.web.machine import views

app_name = "machine"
urlpatterns = [path("he-thong/", views.machine, name="machine")]
