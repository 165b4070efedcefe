"""What the journal calls the deeds of this app, as sentences for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: dict[str, str | Promise] = {
    "unit.open": _("thành lập đơn vị"),
    "unit.rename": _("đổi tên đơn vị"),
    "unit.move": _("chuyển đơn vị trực thuộc"),
    "unit.merge": _("hợp nhất, sáp nhập đơn vị"),
    "unit.split": _("chia, tách đơn vị"),
    "unit.close": _("giải thể đơn vị"),
    "person.register": _("thêm người vào danh sách"),
    "person.correct": _("sửa lý lịch"),
    "membership.enter": _("tiếp nhận vào chi bộ"),
    "membership.change": _("đổi chi bộ hoặc tư cách đảng viên"),
    "membership.end": _("kết thúc sinh hoạt tại đây"),
    "post.give": _("ghi chức vụ"),
    "post.end": _("ghi thôi chức vụ"),
    "employment.change": _("ghi việc làm"),
    "leave.record": _("ghi thời gian nghỉ"),
    "leave.end": _("ghi hết nghỉ"),
    "discipline.record": _("ghi quyết định kỷ luật"),
    "rating.record": _("ghi xếp loại chuyên môn của năm"),
    "account.open": _("mở tài khoản"),
    "account.code": _("in giấy hẹn"),
    "account.password": _("tự đặt mật khẩu"),
    "account.close": _("khóa tài khoản"),
    "account.grant": _("giao vai trò"),
    "account.withdraw": _("thu vai trò"),
    "account.sign_in": _("đăng nhập"),
    "account.unlock": _("mở lại sau khi gõ sai nhiều lần"),
    "assist.start": _("bắt đầu nhập hộ"),
    "assist.stop": _("thôi nhập hộ"),
    "roster.import": _("nhập danh sách từ tệp"),
    "roster.undo": _("hoàn tác lần nhập danh sách"),
    "roster.export": _("xuất danh sách ra tệp"),
}
