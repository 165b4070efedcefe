from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "congtam.ballots"
    label = "ballots"
    verbose_name = "Bỏ phiếu kín"
