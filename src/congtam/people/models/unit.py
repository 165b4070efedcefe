"""Units: what they are, where they stand in the tree and under which name, day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import PeriodsApart, SameOrganisation
from congtam.people.models.ownership import Owned, owned_key
from congtam.people.models.periods import Period, in_order


class Unit(Owned):
    """An organisation, body or collective. What changes in time stands in its placings."""

    class Kind(models.TextChoices):
        BASE_ORGANISATION = "base_organisation", _("Tổ chức cơ sở đảng")
        EXECUTIVE_COMMITTEE = "executive_committee", _("Ban Chấp hành Đảng bộ")
        STANDING_COMMITTEE = "standing_committee", _("Ban Thường vụ")
        INSPECTION_COMMITTEE = "inspection_committee", _("Ủy ban Kiểm tra")
        PARTY_OFFICE = "party_office", _("Cơ quan tham mưu của cấp ủy")
        SECTIONAL_COMMITTEE = "sectional_committee", _("Đảng bộ bộ phận")
        CELL = "cell", _("Chi bộ")
        COUNCIL_STANDING = "council_standing", _("Thường trực Hội đồng nhân dân")
        COUNCIL_BOARD = "council_board", _("Ban của Hội đồng nhân dân")
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
        FRONT_STANDING = "front_standing", _("Ban Thường trực Mặt trận Tổ quốc")
        MASS_COMMITTEE = "mass_committee", _("Ban Chấp hành tổ chức chính trị - xã hội")
        FRONT_BRANCH = "front_branch", _("Ban Công tác Mặt trận")
        MASS_BRANCH = "mass_branch", _("Chi hội")
        YOUTH_BRANCH = "youth_branch", _("Chi đoàn")
        AGENCY = "agency", _("Cơ quan, đơn vị")
        NEIGHBOURHOOD = "neighbourhood", _("Tổ dân phố, thôn")

    class Variety(models.TextChoices):
        NEIGHBOURHOOD = "neighbourhood", _("tổ dân phố, thôn")
        SCHOOL = "school", _("trường học")
        HEALTH_STATION = "health_station", _("trạm y tế")
        MILITARY = "military", _("quân sự")
        POLICE = "police", _("công an")
        OFFICE = "office", _("cơ quan")
        ENTERPRISE = "enterprise", _("doanh nghiệp")
        FARMERS = "farmers", _("Hội Nông dân")
        WOMEN = "women", _("Hội Liên hiệp Phụ nữ")
        VETERANS = "veterans", _("Hội Cựu chiến binh")
        YOUTH = "youth", _("Đoàn Thanh niên")
        TRADE_UNION = "trade_union", _("Công đoàn")
        OTHER = "other", _("khác")

    kind = models.CharField(_("Loại đơn vị"), max_length=24, choices=Kind.choices)
    variety = models.CharField(_("Loại hình"), max_length=16, choices=Variety.choices, blank=True)
    code = models.CharField(_("Ký hiệu"), max_length=24, blank=True)

    class Meta:
        constraints = [
            owned_key("people_unit_owned"),
            models.UniqueConstraint(
                fields=["organisation", "code"], condition=~models.Q(code=""), name="people_unit_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Placing(Owned, Period):
    """Where a unit stands in the tree and what it is called, for a time."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placings")
    parent = models.ForeignKey(
        Unit, verbose_name=_("Trực thuộc"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beside = models.ForeignKey(
        Unit,
        verbose_name=_("Gắn với chi bộ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Chi bộ cùng tổ dân phố, cùng cơ quan với đơn vị này."),
    )
    name = models.CharField(_("Tên"), max_length=160)
    short_name = models.CharField(_("Tên gọn"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)

    class Meta:
        constraints = [
            in_order("people_placing_period"),
            SameOrganisation(field="unit", name="people_placing_unit_own"),
            SameOrganisation(field="parent", name="people_placing_parent_own"),
            SameOrganisation(field="beside", name="people_placing_beside_own"),
            PeriodsApart(of="unit", name="people_placing_apart"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("unit")),
                name="people_placing_not_under_itself",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="people_placing_named"),
        ]
        indexes = [models.Index(fields=["organisation", "since", "until"], name="people_placing_days")]

    def __str__(self) -> str:
        return self.name


class UnitChange(Owned):
    """A decision that changed the tree, with the paper it stands on."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Thành lập")
        RENAME = "rename", _("Đổi tên")
        MOVE = "move", _("Chuyển đơn vị trực thuộc")
        MERGE = "merge", _("Hợp nhất, sáp nhập")
        SPLIT = "split", _("Chia, tách")
        CLOSE = "close", _("Giải thể")

    kind = models.CharField(_("Việc"), max_length=8, choices=Kind.choices)
    on = models.DateField(_("Có hiệu lực từ"))
    paper = models.CharField(_("Số văn bản"), max_length=80, blank=True)

    class Meta:
        constraints = [owned_key("people_unitchange_owned")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class UnitDescent(Owned):
    """Out of which unit another came, by a merger or a split; or the one unit that a change concerned."""

    change = models.ForeignKey(UnitChange, on_delete=models.CASCADE, related_name="descents")
    before = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="descents_after")
    after = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="descents_before")

    class Meta:
        constraints = [
            SameOrganisation(field="change", name="people_descent_change_own"),
            SameOrganisation(field="before", name="people_descent_before_own"),
            SameOrganisation(field="after", name="people_descent_after_own"),
            models.UniqueConstraint(
                fields=["organisation", "change", "before", "after"], name="people_descent_once"
            ),
            models.CheckConstraint(
                condition=models.Q(before__isnull=False) | models.Q(after__isnull=False),
                name="people_descent_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} -> {self.after_id}"
