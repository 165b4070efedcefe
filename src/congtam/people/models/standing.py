"""What a person is and does, for a time: membership, posts, employment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import PeriodsApart, SameOrganisation
from congtam.people.models.ownership import Owned, owned_key
from congtam.people.models.periods import Period, in_order
from congtam.people.models.person import Person
from congtam.people.models.unit import Unit
from congtam.people.titles import TITLES


class Membership(Owned, Period):
    """Party membership in one cell, in one standing. A new cell or a new standing is a new row."""

    class Standing(models.TextChoices):
        OFFICIAL = "official", _("Chính thức")
        PROBATIONARY = "probationary", _("Dự bị")
        EXEMPT = "exempt", _("Được miễn công tác và sinh hoạt")
        SUSPENDED = "suspended", _("Bị đình chỉ sinh hoạt")

    class Ending(models.TextChoices):
        CHANGED = "changed", _("Đổi tư cách hoặc chi bộ")
        TRANSFERRED = "transferred", _("Chuyển sinh hoạt đi nơi khác")
        LEFT = "left", _("Ra khỏi Đảng, xóa tên")
        EXPELLED = "expelled", _("Khai trừ")
        DIED = "died", _("Từ trần")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    cell = models.ForeignKey(
        Unit, verbose_name=_("Chi bộ"), on_delete=models.PROTECT, related_name="memberships"
    )
    standing = models.CharField(_("Tư cách"), max_length=12, choices=Standing.choices)
    ending = models.CharField(_("Lý do kết thúc"), max_length=12, choices=Ending.choices, blank=True)

    class Meta:
        constraints = [
            owned_key("people_membership_owned"),
            in_order("people_membership_period"),
            SameOrganisation(field="person", name="people_membership_person_own"),
            SameOrganisation(field="cell", name="people_membership_cell_own"),
            PeriodsApart(of="person", name="people_membership_apart"),
            models.UniqueConstraint(
                fields=["organisation", "person", "since"], name="people_membership_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=False) | models.Q(ending=""),
                name="people_membership_ending_when_ended",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "cell", "since"], name="people_membership_roll")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.get_standing_display()}"


class Post(Owned, Period):
    """A post in a unit. `wording` is how papers write it, where that differs from the title."""

    class ManagedAt(models.TextChoices):
        BASE = "base", _("Cấp ủy cơ sở")
        ABOVE = "above", _("Ban Thường vụ cấp trên trực tiếp")
        PROVINCE = "province", _("Ban Thường vụ tỉnh ủy, thành ủy")
        CENTRE = "centre", _("Trung ương")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, verbose_name=_("Đơn vị"), on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(
        _("Chức danh"), max_length=24, choices=[(key, title.label) for key, title in TITLES.items()]
    )
    wording = models.CharField(_("Cách ghi trên văn bản"), max_length=120, blank=True)
    is_main = models.BooleanField(_("Chức vụ chính"), default=False)
    managed_at = models.CharField(_("Diện quản lý"), max_length=8, choices=ManagedAt.choices, blank=True)

    class Meta:
        constraints = [
            owned_key("people_post_owned"),
            in_order("people_post_period"),
            SameOrganisation(field="person", name="people_post_person_own"),
            SameOrganisation(field="unit", name="people_post_unit_own"),
            models.UniqueConstraint(
                fields=["organisation", "person", "unit", "title", "since"], name="people_post_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(is_main=True, until__isnull=True),
                name="people_post_one_main",
                violation_error_message=_("Mỗi người chỉ có một chức vụ chính."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "unit", "since"], name="people_post_unit_days")]

    def __str__(self) -> str:
        return self.wording or self.get_title_display()


class Employment(Owned, Period):
    """On what a person lives, in the words the regulations tell people apart by."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("Cán bộ")
        CIVIL_SERVANT = "civil_servant", _("Công chức")
        PUBLIC_EMPLOYEE = "public_employee", _("Viên chức")
        ARMED_FORCES = "armed_forces", _("Quân đội, công an")
        STATE_PAID = "state_paid", _("Hưởng lương, phụ cấp khác từ ngân sách")
        BUSINESS = "business", _("Sản xuất, kinh doanh, dịch vụ")
        PRIVATE_OWNER = "private_owner", _("Chủ doanh nghiệp tư nhân")
        RETIRED = "retired", _("Nghỉ hưu, nghỉ chế độ")
        OTHER = "other", _("Khác")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    kind = models.CharField(_("Việc làm"), max_length=16, choices=Kind.choices)
    employer = models.ForeignKey(
        Unit,
        verbose_name=_("Nơi làm việc"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        constraints = [
            in_order("people_employment_period"),
            SameOrganisation(field="person", name="people_employment_person_own"),
            SameOrganisation(field="employer", name="people_employment_employer_own"),
            PeriodsApart(of="person", name="people_employment_apart"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
