"""What is asked on the pages of comments and drafts."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congtam.comments.actions.entering import MOST
from congtam.drafts.models import Sending
from congtam.files.uploads import ALLOWED, LARGEST
from congtam.web.base.forms import ChoiceField, DayField, PaperForm, PickField


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; whether one is needed, and what each holds, is looked at by the deed."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in files]


class DueForm(PaperForm):
    due_on = DayField(label=_("Hạn trả lời"))


class UntilForm(PaperForm):
    until = DayField(label=_("Liên kết dùng được đến hết ngày"))


class OpinionField(forms.CharField):
    """Wanted unless the box under it is ticked: the deed looks at both, and at the length."""

    widget = forms.Textarea

    def validate(self, value: str) -> None:
        """Nothing is cut off: a text that is too long comes back whole with its fault."""


class OpinionForm(PaperForm):
    use_required_attribute = False

    text = OpinionField(label=_("Ý kiến"), strip=False)
    declines = forms.BooleanField(label=_("Không có ý kiến"), required=False)


class LetterForm(OpinionForm):
    giver = forms.CharField(
        label=_("Người thay mặt trả lời"),
        help_text=_("họ tên, chức vụ"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class PaperEntryForm(OpinionForm):
    giver = forms.CharField(label=_("Người ký"), help_text=_("họ tên, chức vụ như trên giấy"), max_length=160)
    on = DayField(label=_("Ngày ghi trên giấy"))
    scans = FilesField(label=_("Bản quét, ảnh chụp"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        sizes = {"kinds": ALLOWED, "most": MOST, "size": LARGEST // 1024 // 1024}
        said = gettext("%(kinds)s; nhiều nhất %(most)d tệp, mỗi tệp %(size)d MB")
        self.fields["scans"].help_text = said % sizes


class CorrectionForm(OpinionForm):
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300)


class CloseForm(PaperForm):
    on = DayField(label=_("Kết thúc ngày"))
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=300, help_text=_("bắt buộc khi còn nơi chưa trả lời")
    )


class ReasonForm(PaperForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class SheetForm(PaperForm):
    file = forms.FileField(
        label=_("Tệp Excel đã điền"), widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"})
    )


class SendingForm(PaperForm):
    """To whom is asked beside, in the table of those who sit in the meeting."""

    what = PickField(label=_("Dự thảo nào"), choices=Sending.What.choices)
    sent_on = DayField(label=_("Ngày gửi"))
    way = ChoiceField(label=_("Cách gửi"), choices=Sending.Way.choices)
