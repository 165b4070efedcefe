from django.apps import AppConfig


class SheetScreensConfig(AppConfig):
    """Its own label: the data app is called sheets too."""

    name = "congtam.web.sheets"
    label = "sheet_screens"
