"""The forms of the registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.remedies.models import Complaint, Shortcoming
from congtam.web.base.forms import ChoiceField, DayField, PaperForm, PickField


def paragraph(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SubjectField(forms.CharField):
    """A unit or person by name, offered from a list; checked by the view against the campaign."""

    def __init__(self, **named: Any) -> None:
        attrs = {"list": "subjects", "autocomplete": "off"}
        super().__init__(max_length=200, widget=forms.TextInput(attrs=attrs), **named)


class FindingForm(PaperForm):
    about = SubjectField(
        label=_("Của ai"), help_text=_("tên đơn vị hoặc họ tên; trùng tên thì thêm chi bộ sau dấu phẩy")
    )
    source = ChoiceField(label=_("Nguồn"), choices=Shortcoming.Source.choices)
    paper = forms.CharField(label=_("Số văn bản"), max_length=120)
    found_on = DayField(label=_("Ngày văn bản"))
    is_secret = forms.BooleanField(
        label=_("Văn bản mật"), required=False, help_text=_("chỉ ghi số và ngày, không gõ nội dung")
    )
    text = forms.CharField(
        label=_("Hạn chế, khuyết điểm"),
        max_length=1000,
        required=False,
        widget=paragraph(),
        help_text=_("theo lời văn của kết luận"),
    )


class MeasureForm(PaperForm):
    text = forms.CharField(label=_("Biện pháp"), max_length=500, widget=paragraph(3))
    owner = forms.CharField(label=_("Người chịu trách nhiệm"), max_length=120, help_text=_("họ và tên"))
    due_on = DayField(label=_("Hạn"))


class ProofForm(PaperForm):
    done_on = DayField(label=_("Ngày làm xong"))
    evidence = forms.CharField(
        label=_("Kết quả, minh chứng"),
        max_length=1000,
        widget=paragraph(),
        help_text=_("đã làm gì, văn bản hay số liệu nào cho thấy"),
    )
    file = forms.FileField(
        label=_("Tệp minh chứng"), required=False, help_text=_("PDF, PNG, JPG, DOCX hoặc XLSX, tối đa 10 MB")
    )


class ReasonForm(PaperForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=paragraph(3))


class ComplaintForm(PaperForm):
    kind = PickField(label=_("Loại"), choices=Complaint.Kind.choices)
    sender = forms.CharField(
        label=_("Người gửi"), max_length=120, help_text=_("đơn không ghi tên thì ghi “không ghi tên”")
    )
    about = SubjectField(
        label=_("Về ai"), required=False, help_text=_("để trống nếu về cả đợt; trùng tên thì thêm chi bộ")
    )
    paper = forms.CharField(label=_("Số, ngày đơn"), max_length=120, required=False)
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=2000,
        required=False,
        widget=paragraph(),
        help_text=_("tóm tắt; đơn có dấu mật thì chỉ ghi số và ngày"),
    )
    received_on = DayField(label=_("Ngày nhận"))
    due_on = DayField(
        label=_("Phải trả lời trước ngày"),
        required=False,
        help_text=_(
            "để trống thì lấy hạn của văn bản; văn bản không nêu thì nhập, và được ghi là hạn tự nhập"
        ),
    )


class AnswerForm(PaperForm):
    answered_by = forms.CharField(label=_("Nơi trả lời"), max_length=120)
    paper = forms.CharField(label=_("Số, ngày văn bản trả lời"), max_length=120)
    on = DayField(label=_("Ngày trả lời"))
    text = forms.CharField(
        label=_("Trả lời"), max_length=2000, required=False, widget=paragraph(), help_text=_("tóm tắt")
    )


HOLDS = [("yes", _("Đạt tiêu chuẩn này")), ("no", _("Không đạt tiêu chuẩn này"))]


class AttestForm(PaperForm):
    holds = PickField(label=_("Tôi xác nhận những tên trên"), choices=HOLDS)
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        widget=paragraph(3),
        help_text=_("việc làm, kết quả cụ thể; lý do này ghi cho từng tên"),
    )
    paper = forms.CharField(
        label=_("Văn bản, nghị quyết"), max_length=120, required=False, help_text=_("nếu có")
    )
