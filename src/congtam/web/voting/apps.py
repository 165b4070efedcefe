from logging import getLogger

from django.apps import AppConfig

from congtam.web.voting.silence import not_of_a_ballot_page


class VotingConfig(AppConfig):
    name = "congtam.web.voting"

    def ready(self) -> None:
        """Whatever the settings of the logs, no line about a ballot page enters any."""
        getLogger("django.request").addFilter(not_of_a_ballot_page)
