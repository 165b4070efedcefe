"""Sealed ballots: nobody can open one before the committee's words are put together, the machine included."""

from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from congtam.ballots.refusals import Refused

VERSION = b"\x01"
BLOCK = 64
UNREADABLE = _(
    "Trong hòm có lá phiếu không mở được bằng khóa của hòm. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại."
)
MISSHAPEN = _("Trong hòm có lá phiếu không đúng khuôn. Lập biên bản, hủy hòm phiếu và bỏ phiếu lại.")
OVERHEAD = 48  # a fresh public key and an authenticator


def padded_length(lines: int) -> int:
    """All ballots of a vote have this length, ticked or blank."""
    return -(-(len(VERSION) + lines) // BLOCK) * BLOCK


def sealed_length(lines: int) -> int:
    return padded_length(lines) + OVERHEAD


def seal(public_key: bytes, ticks: bytes) -> bytes:
    """Never twice the same: each ballot is sealed with a key of its own, thrown away at once."""
    plain = (VERSION + ticks).ljust(padded_length(len(ticks)), b"\0")
    return bytes(SealedBox(PublicKey(public_key)).encrypt(plain))


def unseal(key: PrivateKey, sealed: bytes, lines: int) -> bytes:
    try:
        plain = SealedBox(key).decrypt(sealed)
    except CryptoError:
        raise Refused(UNREADABLE) from None
    ticks = plain[len(VERSION) : len(VERSION) + lines]
    if plain != (VERSION + ticks).ljust(padded_length(lines), b"\0") or len(ticks) != lines:
        raise Refused(MISSHAPEN)
    return ticks
