"""A run of the roster import: what was read, how it was to be understood, what it did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.models.ownership import Owned, owned_key


class ImportRun(Owned):
    """The file itself is kept only until the run is over."""

    class State(models.TextChoices):
        OPEN = "open", _("đang chuẩn bị")
        WRITTEN = "written", _("đã ghi")
        UNDONE = "undone", _("đã hoàn tác")
        DROPPED = "dropped", _("đã bỏ")

    state = models.CharField(_("Tình trạng"), max_length=8, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField(_("Bắt đầu"))
    started_by = models.CharField(_("Người nhập"), max_length=120)
    file_name = models.CharField(_("Tên tệp"), max_length=200)
    file_digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    layouts = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    written_at = models.DateTimeField(_("Ghi lúc"), null=True)
    counts = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)

    class Meta:
        constraints = [owned_key("people_importrun_owned")]

    def __str__(self) -> str:
        return self.file_name
