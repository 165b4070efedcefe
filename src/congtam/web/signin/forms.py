"""The forms at the door."""

from typing import Any

from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthSecondReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from congtam.people.models import Account
from congtam.web.base.forms import PaperForm


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Số thẻ đảng viên hoặc tên đăng nhập"),
        max_length=80,
        widget=forms.TextInput(
            attrs={"class": "short", "autocomplete": "username", "autocapitalize": "none"}
        ),
    )


def password_field(label: Any, *, new: bool) -> forms.CharField:
    completing = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "short", "autocomplete": completing}),
    )


class SignInForm(PaperForm):
    name = name_field()
    password = password_field(_("Mật khẩu"), new=False)


class FirstTimeForm(PaperForm):
    name = name_field()
    code = forms.CharField(
        label=_("Mã một lần"),
        help_text=_("12 chữ và số in dưới hình mã, không phân biệt hoa thường"),
        max_length=24,
        widget=forms.TextInput(
            attrs={"class": "code", "autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class OwnPasswordForm(PaperForm):
    password = password_field(_("Mật khẩu mới"), new=True)
    again = password_field(_("Gõ lại mật khẩu mới"), new=True)

    def __init__(self, *args: Any, account: Account, **named: Any) -> None:
        self.account = account
        super().__init__(*args, **named)
        self.fields["password"].help_text = _("ít nhất 10 ký tự; một câu dễ nhớ tốt hơn một từ khó")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("again")
        if password:
            try:
                validate_password(password, self.account)
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and again and password != again:
            self.add_error("again", _("Hai lần gõ không giống nhau. Hãy gõ lại."))
        return cleaned


class ChangePasswordForm(OwnPasswordForm):
    current = password_field(_("Mật khẩu hiện nay"), new=False)
    field_order = ("current", "password", "again")

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.account.check_password(current):
            raise forms.ValidationError(_("Mật khẩu hiện nay không đúng."))
        return current


class InOurWords(PaperForm):
    """Dress for allauth's forms of one code or one password."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = next(iter(self.fields.values()))
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""
        if "code" in self.fields:
            field.label = _("Mã xác nhận")
            field.widget.attrs.update({"class": "in code", "inputmode": "numeric"})
        else:
            field.label = _("Mật khẩu")
            field.widget.attrs["class"] = "in short"
        field.error_messages["required"] = _("Chưa có: %(label)s.") % {"label": field.label}


class SecondStepForm(InOurWords, AllauthAuthenticateForm):  # type: ignore[misc]
    pass


class SecondAgainForm(InOurWords, AllauthSecondReauthenticateForm):  # type: ignore[misc]
    pass


class PasswordAgainForm(InOurWords, AllauthReauthenticateForm):  # type: ignore[misc]
    pass


class TurnOnForm(InOurWords, AllauthActivateForm):  # type: ignore[misc]
    pass
