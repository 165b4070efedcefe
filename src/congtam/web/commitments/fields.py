"""Amounts as people type them: a decimal comma, hundredths inside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.amounts import amount, shown


class AmountField(forms.CharField):
    """Refuses letters and a decimal point, and says how to type it."""

    def __init__(self, **named: Any) -> None:
        attrs = {"class": "date", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **named)
        self.error_messages["invalid"] = _(
            "“%(said)s” không phải số. Hãy gõ số, phần lẻ sau dấu phẩy, tối đa hai chữ số, ví dụ 95,5."
        )

    def to_python(self, value: Any) -> Any:
        said = super().to_python(value)
        return said or None

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        said = super().clean(value)
        if said is None:
            return None
        found = amount(said)
        if found is None:
            raise forms.ValidationError(
                self.error_messages["invalid"], code="invalid", params={"said": said[:40]}
            )
        return found


class CountField(forms.IntegerField):
    """A number of ballots or of people."""

    def __init__(self, **named: Any) -> None:
        attrs = {"class": "date", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(min_value=0, max_value=100_000, widget=forms.TextInput(attrs=attrs), **named)
        self.error_messages["invalid"] = _("Hãy gõ một số nguyên, ví dụ 28.")


def paragraph(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
