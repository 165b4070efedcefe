"""The forms of a year's start."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congtam.campaigns.actions.targets import Task
from congtam.campaigns.amounts import HUNDRED_PERCENT
from congtam.commitments.actions.confidence import Counted
from congtam.web.base.forms import DayField, PaperForm, PickField
from congtam.web.commitments.fields import AmountField, CountField, paragraph


class RegisterForm(PaperForm):
    on = DayField(label=_("Ngày đăng ký"))
    paper = forms.CharField(label=_("Số bản đăng ký"), max_length=120, required=False)


class ReasonForm(PaperForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=paragraph(3))


class CommitmentForm(PaperForm):
    text = forms.CharField(
        label=_("Nội dung cam kết"),
        help_text=_("việc cụ thể, mức phấn đấu, thời gian; tối đa 6.000 ký tự"),
        widget=paragraph(14),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ConfidenceForm(PaperForm):
    held_on = DayField(label=_("Ngày lấy phiếu"))
    cast = CountField(label=_("Số phiếu hợp lệ"))
    high = CountField(label=_("Tín nhiệm cao"))
    middle = CountField(label=_("Tín nhiệm"))
    low = CountField(label=_("Tín nhiệm thấp"))
    paper = forms.CharField(label=_("Biên bản, văn bản"), max_length=120)

    def counted(self) -> Counted:
        return Counted(**self.cleaned_data)


class TargetForm(PaperForm):
    text = forms.CharField(label=_("Chỉ tiêu, nhiệm vụ"), max_length=300, widget=paragraph(3))
    measure = forms.CharField(label=_("Sản phẩm, mức cần đạt"), max_length=200, required=False)
    planned = AmountField(label=_("Mức giao"), required=False, help_text=_("để trống: 100%"))
    counted_in = forms.CharField(
        label=_("Đơn vị tính"), max_length=40, required=False, help_text=_("để trống: phần trăm")
    )
    weight = AmountField(
        label=_("Trọng số"),
        required=False,
        help_text=_("ghi cho mọi chỉ tiêu của đối tượng, hoặc không ghi: khi ấy tính như nhau"),
    )
    on = DayField(label=_("Ngày giao"))
    due_on = DayField(label=_("Hạn"), required=False)
    paper = forms.CharField(label=_("Văn bản giao"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        planned = said.get("planned")
        if planned and planned > HUNDRED_PERCENT and said.get("counted_in", "").strip() in {"", "%"}:
            self.add_error(
                "planned",
                _("Quá 100%. Tính theo phần trăm thì nhiều nhất 100; tính số lượng thì ghi đơn vị."),
            )
        return said

    def task(self) -> Task:
        said = self.cleaned_data
        unit = said["counted_in"].strip()
        return Task(
            text=said["text"],
            measure=said["measure"],
            due_on=said["due_on"],
            planned=HUNDRED_PERCENT if said["planned"] is None else said["planned"],
            counted_in="" if unit == "%" else unit,
            weight=said["weight"],
            paper=said["paper"],
        )


FINAL = [("no", _("Còn làm tiếp")), ("yes", _("Đã xong, đây là kết quả cuối"))]
GOOD = [("yes", _("Đạt chất lượng yêu cầu")), ("no", _("Chưa đạt chất lượng yêu cầu"))]


class ProgressForm(PaperForm):
    done = AmountField(label=_("Đã làm được"))
    on = DayField(label=_("Tính đến ngày"))
    final = PickField(label=_("Còn làm tiếp không"), choices=FINAL)
    note = forms.CharField(
        label=_("Minh chứng"),
        max_length=1000,
        required=False,
        widget=paragraph(3),
        help_text=_("số văn bản, sản phẩm, số liệu cho thấy kết quả"),
    )
    file = forms.FileField(
        label=_("Tệp minh chứng"), required=False, help_text=_("PDF, PNG, JPG, DOCX hoặc XLSX, tối đa 10 MB")
    )


class CheckForm(PaperForm):
    good = PickField(label=_("Chất lượng"), choices=GOOD)


class ExcuseForm(PaperForm):
    reason = forms.CharField(label=_("Lý do bất khả kháng, căn cứ"), max_length=500, widget=paragraph(3))


class UploadForm(PaperForm):
    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("xlsx, xls, ods hoặc csv, tối đa 10 MB; phông cũ (TCVN3, VNI) cũng được"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
    )
