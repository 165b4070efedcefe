"""A row with one file that proves it."""

from django.db import models


class Evidenced(models.Model):
    """`place` names the file where evidence lies (see congtam.files); empty: no file was given."""

    file_name = models.CharField(max_length=160, blank=True)
    file_kind = models.CharField(max_length=8, blank=True)
    file_digest = models.CharField(max_length=64, blank=True)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True
