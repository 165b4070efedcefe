from django.urls import path

from congtam.web.packs import views

app_name = "packs"
urlpatterns = [
    path("quy-dinh/", views.listing, name="list"),
    path("quy-dinh/<slug:pack_id>/", views.pack, name="pack"),
]
