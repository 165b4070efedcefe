"""A shortcoming somebody in authority found, what is done about it, and every turn it took."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.models import Evidenced
from congtam.people.constraints import SameOrganisation
from congtam.people.models import Owned, Person, Unit, owned_key
from congtam.remedies.states import State

STATES = {
    State.RECORDED: _("Chưa có biện pháp"),
    State.PLANNED: _("Đang khắc phục"),
    State.REPORTED: _("Chờ cấp trên xác nhận"),
    State.RETURNED: _("Trả lại để làm tiếp"),
    State.VERIFIED: _("Đã khắc phục"),
    State.WITHDRAWN: _("Đã rút"),
}


class Shortcoming(Owned):
    """About a unit or a person; `home` is the unit under which it is kept in sight. Of a secret paper only
    the number and day are kept, never a word of it."""

    class Source(models.TextChoices):
        REVIEW = "review", _("Kết luận kiểm điểm")
        INSPECTION = "inspection", _("Kết luận kiểm tra, giám sát")
        AUDIT = "audit", _("Kết luận thanh tra, kiểm toán")
        PROMPT = "prompt", _("Gợi ý kiểm điểm của cấp trên")
        OTHER = "other", _("Văn bản khác của cấp có thẩm quyền")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="shortcomings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="shortcomings")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    text = models.CharField(_("Hạn chế, khuyết điểm"), max_length=1000, blank=True)
    source = models.CharField(_("Nguồn"), max_length=12, choices=Source.choices)
    paper = models.CharField(_("Số văn bản"), max_length=120)
    found_on = models.DateField(_("Ngày văn bản"))
    is_secret = models.BooleanField(_("Văn bản mật"), default=False)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.RECORDED.value,
    )
    recorded_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    reporter = models.PositiveBigIntegerField(null=True)
    settled_on = models.DateField(_("Ngày xác nhận"), null=True)
    settled_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            owned_key("remedies_shortcoming_owned"),
            SameOrganisation(field="unit", name="remedies_shortcoming_unit_own"),
            SameOrganisation(field="person", name="remedies_shortcoming_person_own"),
            SameOrganisation(field="home", name="remedies_shortcoming_home_own"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, person__isnull=False)
                | Q(unit__isnull=False, person__isnull=True),
                name="remedies_shortcoming_unit_or_person",
            ),
            models.CheckConstraint(
                condition=Q(is_secret=True, text="") | (Q(is_secret=False) & ~Q(text="")),
                name="remedies_shortcoming_secret_by_number",
            ),
            models.CheckConstraint(condition=~Q(paper=""), name="remedies_shortcoming_paper"),
            models.CheckConstraint(
                condition=~Q(state=State.VERIFIED.value) | (~Q(settled_by="") & Q(settled_on__isnull=False)),
                name="remedies_shortcoming_verified_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "home", "state"], name="remedies_shortcoming_home")]

    def __str__(self) -> str:
        return self.text or self.paper


class Measure(Owned, Evidenced):
    shortcoming = models.ForeignKey(Shortcoming, on_delete=models.PROTECT, related_name="measures")
    text = models.CharField(_("Biện pháp"), max_length=500)
    owner = models.CharField(_("Người chịu trách nhiệm"), max_length=120)
    owner_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("Hạn"))
    planned_on = models.DateField()
    planned_by = models.CharField(max_length=120)
    done_on = models.DateField(_("Ngày làm xong"), null=True)
    evidence = models.CharField(_("Minh chứng"), max_length=1000, blank=True)
    reported_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="shortcoming", name="remedies_measure_shortcoming_own"),
            SameOrganisation(field="owner_person", name="remedies_measure_owner_own"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(owner=""), name="remedies_measure_says"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | (~Q(evidence="") & ~Q(reported_by="")),
                name="remedies_measure_done_is_proved",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "due_on"], name="remedies_measure_due")]

    def __str__(self) -> str:
        return self.text


class Turn(Owned):
    """One move, with who and why: the history of a shortcoming."""

    shortcoming = models.ForeignKey(Shortcoming, on_delete=models.PROTECT, related_name="turns")
    move = models.CharField(max_length=10)
    reason = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [SameOrganisation(field="shortcoming", name="remedies_turn_shortcoming_own")]
        indexes = [models.Index(fields=["organisation", "shortcoming"], name="remedies_turn_of")]

    def __str__(self) -> str:
        return self.move
