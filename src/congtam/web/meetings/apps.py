from django.apps import AppConfig


class MeetingScreensConfig(AppConfig):
    """Its own label: the data app is called meetings too."""

    name = "congtam.web.meetings"
    label = "meeting_screens"
