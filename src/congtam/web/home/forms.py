from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from congtam.web.base.forms import PaperForm


class PhoneForm(PaperForm):
    phone = forms.CharField(
        label=_("Số điện thoại"),
        required=False,
        max_length=20,
        help_text=_("để Văn phòng gọi nhắc việc; để trống nếu không muốn ghi"),
        validators=[
            RegexValidator(r"^[0-9+ .]{8,20}$", _("Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678."))
        ],
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "tel", "autocomplete": "tel"}),
    )
