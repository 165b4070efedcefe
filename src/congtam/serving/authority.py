"""TLS without anybody outside: an authority made on this machine signs this machine's certificate."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from congtam.entrance import TRUSTED

YEARS_OF_AUTHORITY = 10
DAYS_OF_CERTIFICATE = 397
"""Browsers distrust certificates that hold for longer."""
RENEWED_BEFORE = timedelta(days=30)
CLOCKS_DIFFER = timedelta(days=1)

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Files:
    """In a folder of its own; keys are readable by their owner alone."""

    folder: Path

    @property
    def authority(self) -> Path:
        return self.folder / TRUSTED.name

    @property
    def authority_key(self) -> Path:
        return self.folder / "authority.key"

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    @property
    def key(self) -> Path:
        return self.folder / "server.key"

    @property
    def is_made(self) -> bool:
        return self.authority.exists() and self.authority_key.exists()


def bring_up(files: Files, names: Sequence[str], now: datetime) -> None:
    """The authority once; the certificate again when it runs out or the machine has other addresses."""
    if not files.is_made:
        files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_authority(files, now)
    if not still_good(files, names, now):
        make_certificate(files, names, now)


def make_authority(files: Files, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = named(f"Công Tâm {socket.gethostname()}"[:64])
    built = (
        builder(name, name, key.public_key(), now, timedelta(days=365 * YEARS_OF_AUTHORITY))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    write_key(files.authority_key, key)
    files.authority.write_bytes(pem(built))


def make_certificate(files: Files, names: Sequence[str], now: datetime) -> None:
    authority, signer = read(files.authority), read_key(files.authority_key)
    key = ec.generate_private_key(ec.SECP256R1())
    built = (
        builder(
            named(names[0]), authority.subject, key.public_key(), now, timedelta(days=DAYS_OF_CERTIFICATE)
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([alternative(name) for name in names]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    write_key(files.key, key)
    files.certificate.write_bytes(pem(built) + pem(authority))


def still_good(files: Files, names: Sequence[str], now: datetime) -> bool:
    if not (files.certificate.exists() and files.key.exists()):
        return False
    found = read(files.certificate)
    held = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        found.issuer == read(files.authority).subject
        and now + RENEWED_BEFORE < found.not_valid_after_utc
        and all(alternative(name) in held for name in names)
    )


def builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS_DIFFER)
        .not_valid_after(now + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def named(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def fingerprint(files: Files) -> str:
    """As a device shows it: pairs of letters and digits."""
    return read(files.authority).fingerprint(hashes.SHA256()).hex(":").upper()


def write_key(file: Path, key: Key) -> None:
    """The file is its owner's before a single byte is in it."""
    content = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(content)


def read(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def read_key(file: Path) -> Key:
    key = serialization.load_pem_private_key(file.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{file} holds another kind of key")
    return key


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
