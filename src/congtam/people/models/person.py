"""A person, by the least that a rating needs to know."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.models.ownership import Owned, owned_key


class Person(Owned):
    """Name, birth, party card and days; how to call; no more. What holds for a time has its own table."""

    full_name = models.CharField(_("Họ và tên"), max_length=80)
    sort_key = models.CharField(max_length=120, editable=False)
    search_key = models.CharField(max_length=80, editable=False)
    born_on = models.DateField(_("Ngày sinh"), null=True, blank=True)
    born_year_only = models.BooleanField(_("Chỉ biết năm sinh"), default=False)
    card_number = models.CharField(_("Số thẻ đảng viên"), max_length=16, blank=True)
    admitted_on = models.DateField(_("Ngày kết nạp Đảng"), null=True, blank=True)
    official_on = models.DateField(_("Ngày chính thức"), null=True, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)

    class Meta:
        constraints = [
            owned_key("people_person_owned"),
            models.UniqueConstraint(
                fields=["organisation", "card_number"],
                condition=~models.Q(card_number=""),
                name="people_person_card",
                violation_error_message=_("Số thẻ đảng viên này đã có trong danh sách."),
            ),
            models.CheckConstraint(condition=~models.Q(full_name=""), name="people_person_named"),
            models.CheckConstraint(
                condition=models.Q(official_on__isnull=True)
                | models.Q(admitted_on__isnull=True)
                | models.Q(official_on__gte=models.F("admitted_on")),
                name="people_person_admitted_before_official",
                violation_error_message=_("Ngày chính thức không thể trước ngày kết nạp."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "sort_key"], name="people_person_sorted")]

    def __str__(self) -> str:
        return self.full_name
