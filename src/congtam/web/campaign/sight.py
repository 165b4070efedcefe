"""Roles and what they may see, in words, for the page that says who sees what."""

from django.utils.translation import gettext_lazy as _

from congtam.people.permissions import Action, Role

ROLES = {
    Role.MEMBER: _("Đảng viên"),
    Role.SECRETARY: _("Bí thư, phó bí thư chi bộ"),
    Role.SUPERVISOR: _("Ủy viên phụ trách đơn vị"),
    Role.COMMITTEE: _("Ban Chấp hành"),
    Role.STANDING: _("Ban Thường vụ"),
    Role.OFFICE: _("Văn phòng cấp ủy"),
}
SEEN = {
    Action.SEE_PLAN: _("Lịch, phụ trách"),
    Action.SEE_PROGRESS: _("Tiến độ đơn vị"),
    Action.SEE_DOSSIER: _("Hồ sơ"),
    Action.SEE_RATERS: _("Ai tham gia"),
    Action.SEE_RESULTS: _("Kết quả"),
}
