"""Who may come in: accounts, printed codes for the first time, and roles that no post gives."""

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from congtam.people.constraints import SameOrganisation
from congtam.people.models.ownership import Owned, owned_key
from congtam.people.models.periods import Period, in_order
from congtam.people.models.person import Person
from congtam.people.models.unit import Unit


class Account(AbstractBaseUser, Owned):
    """A way in for one person. Its name is unique in the installation: people come in by it alone."""

    username = models.CharField(_("Tên đăng nhập"), max_length=40, unique=True)
    display_name = models.CharField(_("Họ và tên"), max_length=80)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    is_active = models.BooleanField(_("Đang dùng"), default=True)
    must_set_password = models.BooleanField(_("Phải tự đặt mật khẩu"), default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = BaseUserManager()

    class Meta:
        constraints = [
            owned_key("people_account_owned"),
            SameOrganisation(field="person", name="people_account_person_own"),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(person__isnull=False),
                name="people_account_one_each",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(in_one_way(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(in_one_way(raw_password))


def in_one_way(typed: str | None) -> str | None:
    """A letter with its marks may come as one sign or as several, as the keyboard likes."""
    return typed if typed is None else unicodedata.normalize("NFC", typed)


class AccessCode(Owned):
    """A printed code for the first sign-in. Only its hash is kept; it opens once, for its own account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="access_codes")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            SameOrganisation(field="account", name="people_accesscode_account_own"),
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=models.Q(used_at__isnull=True),
                name="people_accesscode_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.made_at:%d/%m/%Y}"


class Grant(Owned, Period):
    """A role given by name. Roles that come with a post need no grant."""

    class Role(models.TextChoices):
        OFFICE = "office", _("Văn phòng cấp ủy")
        SUPERVISOR = "supervisor", _("Cấp ủy viên phụ trách đơn vị")
        SUPERIOR = "superior", _("Cơ quan cấp trên")
        HELPER = "helper", _("Người nhập hộ")
        ADMINISTRATOR = "administrator", _("Quản trị hệ thống")

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("Vai trò"), max_length=16, choices=Role.choices)
    unit = models.ForeignKey(
        Unit, verbose_name=_("Phạm vi"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            in_order("people_grant_period"),
            SameOrganisation(field="account", name="people_grant_account_own"),
            SameOrganisation(field="unit", name="people_grant_unit_own"),
            models.UniqueConstraint(
                fields=["organisation", "account", "role", "unit", "since"], name="people_grant_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()
