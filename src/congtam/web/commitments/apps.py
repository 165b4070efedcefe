from django.apps import AppConfig


class CommitmentScreensConfig(AppConfig):
    """Its own label: the data app is called commitments too."""

    name = "congtam.web.commitments"
    label = "commitment_screens"
