"""What every form does with what is typed into it."""

import unicodedata

from django import forms

from congtam.web.base.forms import DayField, PaperForm


class ExampleForm(PaperForm):
    name = forms.CharField(max_length=10)
    reason = forms.CharField(widget=forms.Textarea)
    day = DayField()
    password = forms.CharField(widget=forms.PasswordInput, strip=False)


def test_texts_are_read_in_one_form_and_passwords_as_they_were_typed() -> None:
    apart = unicodedata.normalize("NFD", "Đường Ấm")
    typed = {
        "name": apart,
        "reason": f" {apart}\u00a0một\r\nhai\x00 ",
        "day": "09/12/2025",
        "password": f" {apart}",
    }
    form = ExampleForm(typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == "Đường Ấm"
    assert form.cleaned_data["reason"] == "Đường Ấm một\nhai"
    assert form.cleaned_data["password"] == f" {apart}"
    assert 'value="Đường Ấm"' in str(form["name"])
