from django.urls import include, path

from congtam.web.signin import account, views

own = [
    path("vao/", views.sign_in, name="sign_in"),
    path("vao/lan-dau/", views.first_time, name="first_time"),
    path("vao/mat-khau/", views.own_password, name="own_password"),
    path("vao/ra/", views.sign_out, name="sign_out"),
    path("vao/da-ra/", views.signed_out, name="signed_out"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau/", views.change_password, name="change_password"),
    path("tai-khoan/phien/<int:session_id>/thoat/", account.end_session, name="end_session"),
]

urlpatterns = [
    path("", include((own, "signin"))),
    path("", include("congtam.web.signin.second_step")),
]
