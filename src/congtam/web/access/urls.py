from django.urls import path

from congtam.web.access import cards, helping, roles, views

app_name = "access"
urlpatterns = [
    path("truy-cap/", views.accounts_of_all, name="accounts"),
    path("truy-cap/mo-tai-khoan/", views.open_for_all, name="open_for_all"),
    path("truy-cap/them/", views.open_one, name="open_one"),
    path("truy-cap/giay-hen/", cards.print_cards, name="cards"),
    path("truy-cap/<int:account_id>/giay-hen/", cards.print_one, name="card"),
    path("truy-cap/<int:account_id>/khoa/", views.close, name="close"),
    path("truy-cap/<int:account_id>/mo-lai/", views.unlock, name="unlock"),
    path("truy-cap/<int:account_id>/vai-tro/", roles.grant, name="grant"),
    path("truy-cap/vai-tro/<int:grant_id>/thu/", roles.withdraw, name="withdraw"),
    path("nhap-ho/<int:person_id>/", helping.start, name="start_helping"),
    path("nhap-ho/thoi/", helping.stop, name="stop_helping"),
]
