"""What is written down: contributions and conclusions, every version of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.journal.constraints import AppendOnly
from congtam.meetings.models.item import Item
from congtam.meetings.models.sitting import Sitting
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, owned_key


class Note(Owned):
    """One field of one item, or of the meeting as a whole. `version` is what whoever writes has read."""

    class Field(models.TextChoices):
        OPENING = "opening", _("Khai mạc, thông báo")
        CONTRIBUTIONS = "contributions", _("Ý kiến góp ý")
        CONCLUSION = "conclusion", _("Kết luận của người chủ trì")
        CLOSING = "closing", _("Nội dung khác, bế mạc")

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, related_name="notes")
    field = models.CharField(max_length=14, choices=Field.choices)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            owned_key("meetings_note_owned"),
            SameOrganisation(field="sitting", name="meetings_note_sitting_own"),
            SameOrganisation(field="item", name="meetings_note_item_own"),
            models.UniqueConstraint(
                fields=["organisation", "item", "field"],
                condition=Q(item__isnull=False),
                name="meetings_note_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "sitting", "field"],
                condition=Q(item__isnull=True),
                name="meetings_note_whole_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()} ({self.version})"


class NoteVersion(Owned):
    """Added and never changed. `is_apart`: typed over a version that somebody had replaced meanwhile, or
    after the meeting had ended; it was not put into the note, and it is not lost."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="versions")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    is_apart = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)
        constraints = [
            SameOrganisation(field="note", name="meetings_noteversion_note_own"),
            AppendOnly(name="meetings_noteversion_append_only"),
        ]

    def __str__(self) -> str:
        return f"{self.note_id}: {self.version}"
