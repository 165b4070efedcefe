"""A pack as it stood when a campaign took it: rules and texts, whole, so that no file changes them later."""

from django.db import models

from congtam.campaigns.models.kept import KeptJSON
from congtam.journal.constraints import AppendOnly
from congtam.people.models import Owned, owned_key


class PinnedPack(Owned):
    """`data` gives the same rules again; `texts` are the blocks the rules cite; `settled` is what was signed
    of the places left open. The fingerprint covers all of them."""

    key = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    layers = models.JSONField(default=list)
    letters = models.JSONField(default=list)
    data = KeptJSON()
    texts = KeptJSON()
    changes = KeptJSON(default=list)
    pending = models.JSONField(default=list)
    settled = KeptJSON(default=list)
    pinned_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("campaigns_pack_owned"),
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="campaigns_pack_once"),
            AppendOnly(name="campaigns_pack_append_only"),
        ]

    def __str__(self) -> str:
        return self.title
