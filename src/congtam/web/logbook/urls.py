from django.urls import path

from congtam.web.logbook import views

app_name = "logbook"
urlpatterns = [path("nhat-ky/", views.entries_of_all, name="entries")]
