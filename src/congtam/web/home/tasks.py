"""What somebody has to do now, before any campaign: the first hour of an office."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congtam.people.models import Account, Person, Unit
from congtam.people.permissions import Action, Target
from congtam.web.base.guards import account_of, may


@dataclass(frozen=True)
class Task:
    title: str
    note: str
    url: str
    sign: str
    state: str


def first_tasks(request: HttpRequest) -> list[Task]:
    """In the order they are done; what is done stays, quietly."""
    ward = Target(account_of(request).organisation_id)
    if may(request, Action.IMPORT_ROSTER, ward):
        return [units_task(ward), persons_task(ward), access_task(ward)]
    return []


def units_task(ward: Target) -> Task:
    number = Unit.objects.filter(organisation=ward.organisation).count()
    return Task(
        title=_("Nhập cây tổ chức"),
        note=_("Đảng ủy, các chi bộ, chính quyền, Mặt trận, đoàn thể."),
        url=reverse("units:tree"),
        sign="met" if number > 1 else "todo",
        state=ngettext("%(number)d đơn vị", "%(number)d đơn vị", number) % {"number": number},
    )


def persons_task(ward: Target) -> Task:
    number = Person.objects.filter(organisation=ward.organisation).count()
    return Task(
        title=_("Nhập danh sách đảng viên"),
        note=_("Từ tệp Excel đang có; chạy thử trước, chỉ ghi khi không còn lỗi."),
        url=reverse("roster:upload"),
        sign="met" if number > 1 else "todo",
        state=ngettext("%(number)d người", "%(number)d người", number) % {"number": number},
    )


def access_task(ward: Target) -> Task:
    waiting = Account.objects.filter(
        organisation=ward.organisation, must_set_password=True, is_active=True
    ).count()
    return Task(
        title=_("In giấy hẹn và trao tận tay"),
        note=_("Mỗi người một mã dùng một lần; họ tự đặt mật khẩu."),
        url=reverse("access:accounts"),
        sign="part" if waiting else "met",
        state=ngettext("%(number)d người chưa vào", "%(number)d người chưa vào", waiting)
        % {"number": waiting},
    )
