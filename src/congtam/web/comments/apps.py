from django.apps import AppConfig


class CommentScreensConfig(AppConfig):
    """Its own label: the data app is called comments too."""

    name = "congtam.web.comments"
    label = "comment_screens"
