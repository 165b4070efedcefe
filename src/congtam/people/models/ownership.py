"""The base organisation: every table that grows carries its key, and a write touches one organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A base organisation, or an authority above it. A short list, kept whole everywhere."""

    class Level(models.TextChoices):
        BASE = "base", _("Tổ chức cơ sở đảng")
        ABOVE = "above", _("Cấp trên trực tiếp của cơ sở")
        PROVINCE = "province", _("Cấp tỉnh, thành phố")

    code = models.SlugField(_("Mã"), max_length=20, unique=True)
    name = models.CharField(_("Tên"), max_length=160)
    level = models.CharField(_("Cấp"), max_length=10, choices=Level.choices, default=Level.BASE)
    superior = models.ForeignKey(
        "self",
        verbose_name=_("Cấp trên"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inferiors",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(superior__isnull=True) | ~models.Q(superior=models.F("id")),
                name="people_organisation_not_its_own_superior",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Owned(models.Model):
    """A row that belongs to one organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def owned_key(name: str) -> models.UniqueConstraint:
    """What rows of the same organisation point at: never the number alone."""
    return models.UniqueConstraint(fields=["organisation", "id"], name=name)
