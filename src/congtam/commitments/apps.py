from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "congtam.commitments"
    label = "commitments"
