from django.apps import AppConfig

from congtam.people.changes import follow


class SheetsConfig(AppConfig):
    name = "congtam.sheets"
    label = "sheets"

    def ready(self) -> None:
        from congtam.sheets.actions.following import mark_overtaken  # noqa: PLC0415 - tables are there by now

        follow(self.label, mark_overtaken)
