"""Forms as the skin draws them: hints, faults in whole sentences, and who will read what is entered."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congtam.people.texts import composed

NOT_CHOSEN = _("Chọn một")
YEARS = range(1900, 2200)
DAY_HINT = _("ngày/tháng/năm, ví dụ 09/12/2025")


UNDRESSED = (forms.RadioSelect, forms.CheckboxInput, forms.CheckboxSelectMultiple)


class TypedField(forms.BoundField):
    """Texts in one form, whichever machine they were typed on. Passwords have a reading of their own."""

    @property
    def data(self) -> Any:
        typed = super().data
        is_text = isinstance(self.field, forms.CharField)
        is_secret = isinstance(self.field.widget, forms.PasswordInput)
        return composed(typed) if isinstance(typed, str) and is_text and not is_secret else typed


class PaperForm(forms.Form):
    """A form whose faults say what to do. Nothing is chosen beforehand."""

    error_css_class = "err"
    bound_field_class = TypedField

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **named})
        for field in self.fields.values():
            dress(field)

    def add(self, name: str, field: forms.Field) -> None:
        """A field that depends on what is there, as a list of units does."""
        dress(field)
        self.fields[name] = field


def dress(field: forms.Field) -> None:
    """The class of the skin, and the sentence for a field left empty."""
    if isinstance(field.widget, forms.HiddenInput):
        return
    field.error_messages["required"] = _("Chưa có: %(label)s.") % {"label": field.label}
    if not isinstance(field.widget, UNDRESSED):
        field.widget.attrs["class"] = f"in {field.widget.attrs.get('class', '')}".strip()


class DayField(forms.DateField):
    """A day typed as people write it. A picker of the browser would show it in the browser's own order."""

    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"class": "date", "inputmode": "numeric", "autocomplete": "off"}
    )

    def __init__(self, **named: Any) -> None:
        super().__init__(**{"help_text": DAY_HINT, **named})
        self.error_messages["invalid"] = _(
            "Không đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 09/12/2025."
        )

    def validate(self, value: date | None) -> None:
        """A year that nobody lives in is a slip of the pen, and no day can be reckoned from it."""
        super().validate(value)
        if value and value.year not in YEARS:
            raise forms.ValidationError(
                _("Năm %(year)d không thể đúng. Hãy xem lại ngày.") % {"year": value.year}
            )


class ChoiceField(forms.ChoiceField):
    """A list that begins with no choice made."""

    def __init__(self, *, choices: Any, empty: str | Promise = NOT_CHOSEN, **named: Any) -> None:
        super().__init__(choices=[("", empty), *choices], **named)
        self.error_messages["invalid_choice"] = _("Lựa chọn này không có trong danh sách. Hãy chọn lại.")


class PickField(forms.ChoiceField):
    """One of a few, all in sight."""

    widget = forms.RadioSelect

    def __init__(self, *, choices: Any, **named: Any) -> None:
        super().__init__(choices=list(choices), **named)
        self.error_messages["invalid_choice"] = _("Lựa chọn này không có trong danh sách. Hãy chọn lại.")
