from django.apps import AppConfig


class RemedyScreensConfig(AppConfig):
    """Its own label: the data app is called remedies too."""

    name = "congtam.web.remedies"
    label = "remedy_screens"
