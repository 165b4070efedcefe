from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "congtam.comments"
    label = "comments"
