"""What no backup holds."""

from congtam.ballots.storage import OUT_OF_BACKUPS

SIGNED_IN = ("django_session", "usersessions_usersession")
"""Whoever found a backup could go on in a session that is still open."""
UNDER_WAY = ("jobs_job",)
"""Long work is nowhere under way when a backup is put back."""
LEFT_OUT = (*OUT_OF_BACKUPS, *SIGNED_IN, *UNDER_WAY)
