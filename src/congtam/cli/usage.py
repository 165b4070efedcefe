"""What is wrong with a command as it was typed, in Vietnamese; argparse itself only speaks English."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

_SAID = (
    (r"the following arguments are required: (.+)", "còn thiếu {0}"),
    (r"unrecognized arguments: (.+)", "không hiểu “{0}”"),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        "{0} không có lựa chọn {1}; chọn trong {2}",
    ),
    (r"argument (.+): expected .*argument.*", "sau {0} còn thiếu giá trị"),
    (r"argument (.+): invalid \w+ value: (.+)", "giá trị {1} của {0} không đúng kiểu"),
)


class VietnameseParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        remedy = f"gõ {self.prog} -h để xem cách viết"
        self.exit(2, f"{self.prog}: {_in_vietnamese(message)}; cách sửa: {remedy}.\n")


def _in_vietnamese(message: str) -> str:
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message):
            return said.format(*found.groups())
    return message
