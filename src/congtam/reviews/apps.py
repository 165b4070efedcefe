from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "congtam.reviews"
    label = "reviews"
