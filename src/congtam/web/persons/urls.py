from django.urls import path

from congtam.web.persons import entering, views

app_name = "persons"
urlpatterns = [
    path("dang-vien/", views.listing, name="list"),
    path("dang-vien/moi/", entering.register, name="register"),
    path("dang-vien/<int:person_id>/", views.person, name="person"),
    path("dang-vien/<int:person_id>/sua/", entering.correct, name="correct"),
    path("dang-vien/<int:person_id>/sinh-hoat/", entering.membership, name="membership"),
    path("dang-vien/<int:person_id>/ket-thuc/", entering.leave_here, name="leave_here"),
    path("dang-vien/<int:person_id>/chuc-vu/", entering.post, name="post"),
    path("dang-vien/<int:person_id>/chuc-vu/<int:post_id>/thoi/", entering.end_of_post, name="end_post"),
    path("dang-vien/<int:person_id>/viec-lam/", entering.employment, name="employment"),
    path("dang-vien/<int:person_id>/nghi/", entering.absence, name="absence"),
    path("dang-vien/<int:person_id>/nghi/<int:leave_id>/het/", entering.end_of_absence, name="end_absence"),
    path("dang-vien/<int:person_id>/ky-luat/", entering.discipline, name="discipline"),
    path("dang-vien/<int:person_id>/xep-loai/", entering.rating, name="rating"),
]
