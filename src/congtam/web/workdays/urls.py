from django.urls import path

from congtam.web.workdays import views

app_name = "workdays"
urlpatterns = [
    path("ngay-nghi/", views.days, name="days"),
    path("ngay-nghi/<int:day_id>/bo/", views.unmark, name="unmark"),
]
