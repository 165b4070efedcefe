from django.urls import path

from congtam.web.persons import entering, views

app_name = "persons"
ONE = "dang-vien/<int:person_id>"
urlpatterns = [
    path("dang-vien/", views.listing, name="list"),
    path("dang-vien/moi/", entering.register, name="register"),
    path(f"{ONE}/", views.person, name="person"),
    path(f"{ONE}/sua/", entering.correct, name="correct"),
    path(f"{ONE}/sinh-hoat/", entering.membership, name="membership"),
    path(f"{ONE}/ket-thuc/", entering.leave_here, name="leave_here"),
    path(f"{ONE}/chuc-vu/", entering.post, name="post"),
    path(f"{ONE}/chuc-vu/<int:post_id>/thoi/", entering.end_of_post, name="end_post"),
    path(f"{ONE}/viec-lam/", entering.employment, name="employment"),
    path(f"{ONE}/nghi/", entering.absence, name="absence"),
    path(f"{ONE}/nghi/<int:leave_id>/het/", entering.end_of_absence, name="end_absence"),
    path(f"{ONE}/ky-luat/", entering.discipline, name="discipline"),
    path(f"{ONE}/ky-luat/<int:discipline_id>/het/", entering.end_of_discipline, name="end_discipline"),
    path(f"{ONE}/ky-luat/<int:discipline_id>/bo/", entering.withdraw, name="withdraw_discipline"),
    path(f"{ONE}/nghi/<int:leave_id>/bo/", entering.withdraw, name="withdraw_leave"),
    path(f"{ONE}/xep-loai/<int:rating_id>/bo/", entering.withdraw, name="withdraw_rating"),
    path(f"{ONE}/chuc-vu/<int:post_id>/bo/", entering.withdraw, name="withdraw_post"),
    path(f"{ONE}/xep-loai/", entering.rating, name="rating"),
]
