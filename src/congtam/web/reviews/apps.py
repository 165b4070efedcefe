from django.apps import AppConfig


class ReviewScreensConfig(AppConfig):
    """Its own label: the data app is called reviews too."""

    name = "congtam.web.reviews"
    label = "review_screens"
