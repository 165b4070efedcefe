"""The line between tablets and the machine: by which print a device knows that nobody sits in between."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.conf import settings

AUTHORITY = Path("tls") / "cong-tam-goc.crt"
"""Where the server keeps the certificate of its own authority, in the data folder."""


def authority_print() -> str:
    """As a device shows it when the certificate is installed; empty where there is no such authority."""
    file = Path(settings.DATA_FOLDER) / AUTHORITY
    if not settings.TLS or not file.is_file():
        return ""
    found = x509.load_pem_x509_certificate(file.read_bytes())
    return found.fingerprint(hashes.SHA256()).hex(":").upper()
