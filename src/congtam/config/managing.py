"""`congtam manage`: Django's own commands, for those who look after an installation."""

import argparse
import os
from typing import Any

from congtam.entrance import TYPED


def add(words: Any, lang: str) -> None:
    about = "các lệnh quản trị của Django" if lang == "vi" else "Django's own commands"
    parser = words.add_parser("manage", help=about, add_help=False)
    parser.add_argument("-h", "--help", action="store_true")  # Django's own, not that of this word
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    parser.set_defaults(deed=manage)


def manage(parsed: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congtam.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - slow import

    execute_from_command_line([f"{TYPED} manage", *(["help"] if parsed.help else parsed.arguments)])
    return 0
