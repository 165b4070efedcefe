"""Django's migrate, which looks for changes in the same way as makemigrations does."""

from django.core.management.commands import migrate

from congtam.journal.folding import WholeTables


class Command(migrate.Command):
    autodetector = WholeTables
