"""The key of a box: made for one vote, locked under words that only the committee holds, dies with the box.

The words are shares of a seed. The seed locks two things: the private key, kept locked beside the box and
deleted with it, and the envelope of opened ballots. So the words outlive the key, and after its destruction
they open the envelope alone.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox

from congtam.ballots import shares, words
from congtam.ballots.refusals import Refused

SEED_LENGTH = words.SHARE_LENGTH
WRONG = _("Các tờ khóa này không mở được hòm phiếu này. Kiểm tra xem có đúng tờ của cuộc bỏ phiếu này không.")


@dataclass(frozen=True)
class NewKey:
    """Shown once: nothing of it but the public key and the locked private key is kept."""

    public: bytes
    locked: bytes
    papers: tuple[tuple[str, ...], ...]


def new_key(needed: int, holders: int) -> NewKey:
    seed, private = secrets.token_bytes(SEED_LENGTH), PrivateKey.generate()
    papers = tuple(words.write_paper(*share) for share in shares.split(seed, needed, holders).items())
    return NewKey(bytes(private.public_key), lock(seed, b"key", bytes(private)), papers)


def seed_of(papers: Iterable[str], needed: int) -> bytes:
    """The seed from what was typed; whether it is the right one shows at the first unlocking."""
    given = dict(words.read_paper(paper) for paper in papers)
    if len(given) < needed:
        raise Refused(
            _("Cần %(needed)d tờ khóa khác nhau, mới có %(given)d tờ.")
            % {"needed": needed, "given": len(given)}
        )
    return shares.join(given)


def private_key(seed: bytes, locked: bytes, public: bytes) -> PrivateKey:
    key = PrivateKey(unlock(seed, b"key", locked))
    if bytes(key.public_key) != public:
        raise Refused(WRONG)
    return key


def lock(seed: bytes, purpose: bytes, content: bytes) -> bytes:
    return bytes(SecretBox(derived(seed, purpose)).encrypt(content))


def unlock(seed: bytes, purpose: bytes, locked: bytes) -> bytes:
    try:
        return SecretBox(derived(seed, purpose)).decrypt(locked)
    except CryptoError:
        raise Refused(WRONG) from None


def derived(seed: bytes, purpose: bytes) -> bytes:
    return hashlib.blake2b(purpose, key=seed, digest_size=SecretBox.KEY_SIZE, person=b"congtam.seed").digest()
