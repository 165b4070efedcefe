"""TLS by an authority of the machine's own."""

import hashlib
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

from congtam.serving import authority
from congtam.serving.authority import Files, bring_up, fingerprint, read

NOW = datetime(2026, 11, 21, tzinfo=UTC)
NAMES = ["van-phong.local", "192.168.1.7", "127.0.0.1"]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    made = Files(tmp_path / "tls")
    bring_up(made, NAMES, NOW)
    return made


def test_keys_are_readable_by_their_owner_alone(files: Files) -> None:
    for key in (files.authority_key, files.key):
        assert key.stat().st_mode & 0o777 == 0o600
    assert files.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_device_that_trusts_the_authority_trusts_the_server(files: Files, name: str) -> None:
    subject = authority.alternative(name)
    assert isinstance(subject, x509.DNSName | x509.IPAddress)
    policy = PolicyBuilder().store(Store([read(files.authority)])).time(NOW + timedelta(days=396))
    chain = policy.build_server_verifier(subject).verify(read(files.certificate), [])
    assert chain[-1] == read(files.authority)


def test_the_server_can_load_its_files(files: Files) -> None:
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.certificate, files.key)


def test_the_fingerprint_is_that_of_the_file_handed_out(files: Files) -> None:
    encoded = ssl.PEM_cert_to_DER_cert(files.authority.read_text())
    assert len(fingerprint(files).split(":")) == 32
    assert fingerprint(files).replace(":", "").lower() == hashlib.sha256(encoded).hexdigest()


def test_a_second_start_changes_nothing(files: Files) -> None:
    before = (files.authority.read_bytes(), files.certificate.read_bytes())
    bring_up(files, NAMES, NOW + timedelta(days=1))
    assert (files.authority.read_bytes(), files.certificate.read_bytes()) == before


@pytest.mark.parametrize(
    ("names", "later"), [([*NAMES, "192.168.1.8"], timedelta(days=1)), (NAMES, timedelta(days=370))]
)
def test_a_new_address_or_the_end_of_time_renews_the_certificate_only(
    files: Files, names: list[str], later: timedelta
) -> None:
    trusted, before = fingerprint(files), files.certificate.read_bytes()
    bring_up(files, names, NOW + later)
    assert fingerprint(files) == trusted
    assert files.certificate.read_bytes() != before
    assert authority.still_good(files, names, NOW + later)
