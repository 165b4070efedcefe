from django.urls import path

from congtam.web.settling import views

app_name = "settling"

HERE = "chot-van-ban/<slug:pack_id>/"

urlpatterns = [
    path(HERE, views.pack, name="pack"),
    path(f"{HERE}khac-cap-tren/", views.overrides, name="overrides"),
    path(f"{HERE}<str:kind>/", views.place, name="place"),
    path(f"{HERE}<str:kind>/bo/", views.unsettle, name="unsettle"),
]
