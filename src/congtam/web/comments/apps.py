from logging import getLogger

from django.apps import AppConfig

from congtam.web.comments.silence import without_tokens


class CommentScreensConfig(AppConfig):
    """Its own label: the data app is called comments too."""

    name = "congtam.web.comments"
    label = "comment_screens"

    def ready(self) -> None:
        """Whatever the settings of the logs, no token enters any."""
        getLogger("django.request").addFilter(without_tokens)
