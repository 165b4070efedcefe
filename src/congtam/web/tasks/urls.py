from django.urls import path

from congtam.web.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("goi-dien/", views.calls, name="calls"),
]
