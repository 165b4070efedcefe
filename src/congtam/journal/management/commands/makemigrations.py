"""Django's makemigrations, which here writes tables whole."""

from django.core.management.commands import makemigrations

from congtam.journal.folding import WholeTables


class Command(makemigrations.Command):
    autodetector = WholeTables
