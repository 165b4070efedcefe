from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "congtam.ballots"
    label = "ballots"
