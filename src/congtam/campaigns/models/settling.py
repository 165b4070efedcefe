"""What an organisation settled of the places that a pack leaves open, before it opens a campaign by it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models.kept import KeptJSON
from congtam.people.models import Owned


class Settling(Owned):
    """One place of one pack as it lies on the shelf (`pack`, `fingerprint`, `address`). `choice` is the
    reading that was signed; `content` fills a slot, and a slot without content is left empty on purpose.
    `decided_by` is the body or post that signed, `entered_by` who wrote it down here."""

    class Kind(models.TextChoices):
        WORDING = "wording", _("Chữ để ngỏ")
        PROPOSED = "proposed", _("Giá trị do phần mềm đề xuất")
        SLOT = "slot", _("Chỗ để cấp khác điền")
        OVERRIDE = "override", _("Chỗ viết khác văn bản cấp trên")
        SOURCE = "source", _("Nguyên văn")

    pack = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = models.CharField(max_length=200)
    choice = models.CharField(max_length=60, blank=True)
    content = KeptJSON(null=True)
    why = models.CharField(_("Lý do"), max_length=500)
    decided_by = models.CharField(_("Ai quyết định"), max_length=200)
    paper = models.CharField(_("Số văn bản"), max_length=80)
    on = models.DateField(_("Ngày"))
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "fingerprint", "kind", "address"], name="campaigns_settling_once"
            ),
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(decided_by="") & ~Q(paper="") & ~Q(entered_by=""),
                name="campaigns_settling_signed",
            ),
            models.CheckConstraint(
                condition=Q(kind="wording") ^ Q(choice=""), name="campaigns_settling_choice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack}: {self.address}"

    def signed(self) -> dict[str, object]:
        """What a campaign pins with the pack: who chose what, by which paper, and why."""
        return {
            "kind": self.kind,
            "address": self.address,
            "choice": self.choice,
            "content": self.content,
            "why": self.why,
            "decided_by": self.decided_by,
            "paper": self.paper,
            "on": self.on.isoformat(),
            "entered_by": self.entered_by,
        }
