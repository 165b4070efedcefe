from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "congtam.people"
    label = "people"
