"""Bytes -> sheets. xlsx, xls, ods by calamine; csv by its own look; old fonts turned into Unicode."""

import csv
import io
import zipfile
from pathlib import PurePath

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from congtam.people.refusals import Refusal
from congtam.people.roster.encodings import READINGS
from congtam.people.roster.fonts import in_unicode
from congtam.people.roster.merged import Area, merged_in_ods
from congtam.people.roster.sheets import Row, Sheet
from congtam.people.roster.syllables import likeness

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 20_000
UTF16_LOOKED_AT = 200
KINDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")


def read(name: str, content: bytes) -> list[Sheet]:
    """The sheets that hold anything; or a Refusal that says what to do."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise Refusal(
            _("Tệp “%(name)s” không phải bảng tính. Hãy chọn tệp xlsx, xls, ods hoặc csv.") % {"name": name}
        )
    if len(content) > LARGEST_FILE:
        raise Refusal(too_large())
    sheets = from_csv(content) if kind in {".csv", ".txt"} else from_workbook(name, content)
    kept = [in_unicode(sheet) for sheet in sheets if any(not row.is_empty for row in sheet.rows)]
    if not kept:
        raise Refusal(_("Tệp không có dòng dữ liệu nào. Hãy mở ra kiểm tra rồi chọn lại."))
    if sum(len(sheet.rows) for sheet in kept) > MOST_ROWS:
        raise Refusal(
            _("Tệp có hơn %(most)d dòng. Hãy chia thành nhiều tệp, mỗi tệp một số chi bộ.")
            % {"most": MOST_ROWS}
        )
    return kept


def too_large() -> str:
    return _("Tệp lớn hơn 10 MB. Hãy bỏ hình ảnh và các trang không dùng rồi lưu lại.")


def from_workbook(name: str, content: bytes) -> list[Sheet]:
    refuse_bombs(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        visible = [meta.name for meta in book.sheets_metadata if meta.visible is SheetVisibleEnum.Visible]
        spans = merged_in_ods(content) if name.lower().endswith(".ods") else {}
        return [as_sheet(book.get_sheet_by_name(title), spans.get(title, ())) for title in visible]
    except (CalamineError, ValueError, OSError) as error:
        raise Refusal(
            _(
                "Không mở được “%(name)s”: tệp hỏng, có mật khẩu, hoặc phần đuôi không đúng loại tệp. "
                "Hãy mở bằng Excel hoặc LibreOffice, lưu lại thành xlsx rồi chọn lại."
            )
            % {"name": name}
        ) from error


def refuse_bombs(content: bytes) -> None:
    """A small zip can unpack to more than the machine holds."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(member.file_size for member in packed.infolist()) > LARGEST_UNPACKED:
            raise Refusal(
                _("Tệp nở ra quá lớn khi mở. Hãy xóa các dòng, cột trống có định dạng rồi lưu lại.")
            )


def as_sheet(sheet: CalamineSheet, spans: tuple[Area, ...]) -> Sheet:
    rows = tuple(
        Row(number, tuple(row)) for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1)
    )
    merged = tuple((first[0], first[1], last[0], last[1]) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, rows, merged or spans)


def from_csv(content: bytes) -> list[Sheet]:
    text = decoded(content)
    start = text[:4000]
    separator = max(";\t,", key=start.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refusal(
            _(
                "Không tách được các ô của tệp: có ô quá dài, hoặc một dấu ngoặc kép không khép lại. "
                "Hãy mở bằng Excel hoặc LibreOffice, lưu lại thành xlsx rồi chọn lại."
            )
        ) from error
    return [Sheet("csv", tuple(Row(number, tuple(cells)) for number, cells in enumerate(lines, start=1)))]


def decoded(content: bytes) -> str:
    """By its mark, else UTF-8, else whichever old code page gives the most Vietnamese."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content[:UTF16_LOOKED_AT]:  # sixteen bits a letter, and no mark that says so
        return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        candidates = [content.decode(page, errors="replace") for page in ("cp1258", "cp1252")]
        return max(
            candidates, key=lambda text: max(likeness(turn(text[:20_000])) for turn in READINGS.values())
        )
