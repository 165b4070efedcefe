from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "congtam.journal"
    label = "journal"
