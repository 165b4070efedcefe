from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "congtam.remedies"
    label = "remedies"
