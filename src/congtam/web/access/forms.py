from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.people.models import Account, Grant
from congtam.people.queries.tree import Tree
from congtam.web.base.choosing import UnitField
from congtam.web.base.forms import ChoiceField, DayField, PaperForm


class OpenForm(PaperForm):
    display_name = forms.CharField(label=_("Họ và tên"), max_length=80)
    username = forms.RegexField(
        r"^[a-z0-9._-]{3,40}$",
        label=_("Tên đăng nhập"),
        help_text=_("chữ thường không dấu và số, ví dụ: vanphong"),
        widget=forms.TextInput(attrs={"class": "short", "autocapitalize": "none"}),
        error_messages={
            "invalid": _("Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm và gạch; từ 3 ký tự.")
        },
    )

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if Account.objects.filter(username=name).exists():
            raise forms.ValidationError(_("Tên đăng nhập này đã có. Hãy chọn tên khác."))
        return name


class GrantForm(PaperForm):
    role = ChoiceField(label=_("Vai trò"), choices=Grant.Role.choices)
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, tree: Tree, **named: Any) -> None:
        super().__init__(*args, **named)
        self.add(
            "unit",
            UnitField(
                tree=tree,
                label=_("Phạm vi"),
                required=False,
                help_text=_("cần cho cấp ủy viên phụ trách và người nhập hộ; gồm cả đơn vị bên dưới"),
            ),
        )
        self.order_fields(["role", "unit", "since"])
