"""Registers a rating asks: leave, discipline, the professional rating of a year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import PeriodsApart, SameOrganisation
from congtam.people.models.ownership import Owned
from congtam.people.models.periods import Period, in_order
from congtam.people.models.person import Person


class Leave(Owned, Period):
    """A time away. Why is kept only as far as a regulation asks."""

    class Kind(models.TextChoices):
        SICK = "sick", _("Nghỉ ốm")
        MATERNITY = "maternity", _("Nghỉ thai sản")
        STUDY = "study", _("Đi học tập trung")
        ELSEWHERE = "elsewhere", _("Sinh hoạt tạm thời nơi khác")
        OTHER = "other", _("Lý do khác được chấp nhận")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves")
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind.choices)

    class Meta:
        constraints = [
            in_order("people_leave_period"),
            SameOrganisation(field="person", name="people_leave_person_own"),
            PeriodsApart(of="person", name="people_leave_apart"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Discipline(Owned):
    """A measure taken, by number and day. What it was about stays in its own, secret file."""

    class Side(models.TextChoices):
        PARTY = "party", _("Kỷ luật Đảng")
        GOVERNMENT = "government", _("Kỷ luật hành chính")
        MASS = "mass", _("Kỷ luật đoàn thể")
        CRIMINAL = "criminal", _("Xử lý hình sự")

    class Form(models.TextChoices):
        REPRIMAND = "reprimand", _("Khiển trách")
        WARNING = "warning", _("Cảnh cáo")
        PAY_CUT = "pay_cut", _("Hạ bậc lương")
        DEMOTION = "demotion", _("Giáng chức")
        REMOVAL = "removal", _("Cách chức")
        DISMISSAL = "dismissal", _("Buộc thôi việc")
        EXPULSION = "expulsion", _("Khai trừ")
        OTHER = "other", _("Hình thức khác")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="disciplines")
    side = models.CharField(_("Loại kỷ luật"), max_length=10, choices=Side.choices)
    form = models.CharField(_("Hình thức"), max_length=10, choices=Form.choices)
    decision = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    act_year = models.PositiveSmallIntegerField(_("Năm xảy ra vi phạm"), null=True, blank=True)
    self_detected = models.BooleanField(_("Tự phát hiện"), default=False)
    remedied = models.BooleanField(_("Đã khắc phục xong hậu quả"), default=False)
    lifted_on = models.DateField(_("Hết hiệu lực hoặc được xóa"), null=True, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="person", name="people_discipline_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "person", "side", "decision"], name="people_discipline_once"
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_on__isnull=True) | models.Q(lifted_on__gte=models.F("decided_on")),
                name="people_discipline_lifted_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} ({self.decision})"


class ProfessionalRating(Owned):
    """What a person's employer gave for a year, in the employer's own words."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="professional_ratings")
    year = models.PositiveSmallIntegerField(_("Năm"))
    result = models.CharField(_("Kết quả"), max_length=60)
    rated_by = models.CharField(_("Nơi xếp loại"), max_length=120, blank=True)
    paper = models.CharField(_("Số văn bản"), max_length=60, blank=True)

    class Meta:
        constraints = [
            SameOrganisation(field="person", name="people_professionalrating_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "person", "year"],
                name="people_professionalrating_once",
                violation_error_message=_("Năm này đã có kết quả xếp loại chuyên môn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.result}"
