from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "congtam.drafts"
    label = "drafts"
