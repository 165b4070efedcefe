"""Addresses of long work; the rest of the frame has none of its own."""

from django.urls import path

from congtam.web.base import jobs

app_name = "jobs"
urlpatterns = [
    path("viec-chay/", jobs.mine, name="mine"),
    path("viec-chay/<int:job_id>/", jobs.watch, name="job"),
    path("viec-chay/<int:job_id>/lam-lai/", jobs.again, name="again"),
]
