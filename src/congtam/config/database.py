"""One database: a SQLite file in the data folder, or the PostgreSQL that CONGTAM_DATABASE names.

Ballot boxes lie apart from it in a file of their own, or in the database that CONGTAM_BOXES names.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# A writer takes the lock at BEGIN: a transaction that reads first and writes later would else fail, not wait.
# FULL: a ballot or a decision that was answered with "saved" survives a power cut.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
)


def from_settings(address: str, boxes: str, data: Path) -> dict[str, dict[str, Any]]:
    """Without an address SQLite; else postgresql://user:password@host:port/name?option=value."""
    if address and not boxes:
        return {"default": postgresql(address)}
    return {
        "default": postgresql(address) if address else sqlite(data / "congtam.sqlite3"),
        "boxes": postgresql(boxes) if boxes else sqlite(data / "boxes.sqlite3"),
    }


def sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
    }


def postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "CONGTAM_DATABASE không đọc được. Cách viết: postgresql://tài-khoản:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
