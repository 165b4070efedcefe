from django.urls import path

from congtam.web.home import views

app_name = "home"
urlpatterns = [
    path("bat-dau/", views.home, name="home"),
    path("ve-toi/", views.about_me, name="about_me"),
    path("ve-toi/dien-thoai/", views.own_phone, name="own_phone"),
]
