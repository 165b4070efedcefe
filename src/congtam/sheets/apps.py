from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "congtam.sheets"
    label = "sheets"
