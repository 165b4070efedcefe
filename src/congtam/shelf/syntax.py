"""YAML's own complaints, said in Vietnamese."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from congtam.shelf.faults import Fault

_SAID = (
    ("'\\t'", "có dấu tab, YAML chỉ nhận dấu cách để thụt lề", "thay mỗi dấu tab bằng dấu cách"),
    (
        "mapping values are not allowed",
        "dấu hai chấm đứng sai chỗ hoặc dòng thụt lề sai",
        "đặt đoạn chữ có dấu hai chấm trong ngoặc kép, hoặc chỉnh lại thụt lề",
    ),
    (
        "could not find expected ':'",
        "thiếu dấu hai chấm sau khóa",
        "viết “khóa: giá trị”, sau dấu hai chấm có dấu cách",
    ),
    ("found unexpected end of stream", "dấu nháy mở ra mà không đóng lại", "thêm dấu nháy đóng"),
    ("found unexpected document separator", "dấu nháy mở ra mà không đóng lại", "thêm dấu nháy đóng"),
    ("unknown escape character", "dấu \\ trong ngoặc kép không hợp lệ", "dùng nháy đơn, hoặc viết \\\\"),
    (
        "expected ',' or",
        "danh sách hay bảng viết trên một dòng thiếu dấu phẩy hoặc dấu đóng",
        "thêm dấu phẩy, ] hoặc }",
    ),
    ("expected <block end>", "dòng này thụt lề khác các dòng cùng cấp", "chỉnh cho thẳng cột với dòng trên"),
    ("found undefined alias", "không dùng được bí danh (*) trong gói", "đặt đoạn chữ trong ngoặc kép"),
    ("cannot start any token", "ký tự này không mở đầu một giá trị được", "đặt đoạn chữ trong ngoặc kép"),
    ("undefined tag handle", "không dùng được thẻ kiểu (!) trong gói", "đặt đoạn chữ trong ngoặc kép"),
)


def syntax_fault(error: YAMLError, text: str, name: str) -> Fault:
    """The fault with the line it stands on."""
    if isinstance(error, ReaderError):
        before = text[: int(error.position)]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    else:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    at_fault = lines[line].strip() if line < len(lines) else ""
    message, remedy = _said(error)
    return Fault(name, line + 1, column + 1, "", at_fault, message, remedy)


def _said(error: YAMLError) -> tuple[str, str]:
    problem = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    if isinstance(error, MarkedYAMLError):
        for words, message, remedy in _SAID:
            if words in problem:
                return message, remedy
    return "không đúng cú pháp YAML", "xem lại dấu hai chấm, dấu nháy và thụt lề của dòng này"
