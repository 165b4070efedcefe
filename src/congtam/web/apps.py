from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "congtam.web"
    label = "web"
    verbose_name = "Màn hình"
