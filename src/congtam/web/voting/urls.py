from django.urls import path

from congtam.web.voting import views

app_name = "voting"
urlpatterns = [
    path("", views.place, name="place"),
    path("<slug:address>/", views.entry, name="entry"),
    path("<slug:address>/xem-lai/", views.check, name="check"),
    path("<slug:address>/bo/", views.drop, name="drop"),
]
