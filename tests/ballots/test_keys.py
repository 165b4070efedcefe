import re
from itertools import combinations
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congtam.ballots import keys, sealing, shares, words
from congtam.ballots.refusals import Refused


@given(st.binary(min_size=1, max_size=16), st.integers(2, 4), st.integers(0, 3))
def test_any_enough_shares_give_the_secret_back(secret: bytes, needed: int, more: int) -> None:
    parts = shares.split(secret, needed, needed + more)
    for chosen in combinations(parts, needed):
        assert shares.join({x: parts[x] for x in chosen}) == secret


def test_too_few_shares_fit_every_secret() -> None:
    """To one share of two, each of the 256 secrets of one byte belongs exactly one other share."""
    (own,) = shares.split(b"\x2a", 2, 2)[1]
    joined = {shares.join({1: bytes([own]), 2: bytes([other])}) for other in range(256)}
    assert joined == {bytes([secret]) for secret in range(256)}


def test_the_words_stay_apart_without_marks_and_in_every_mouth() -> None:
    spoken = set()
    for word in words.words():
        sound = re.sub("^tr", "ch", words.unmarked(word))
        sound = re.sub("^s", "x", sound)
        sound = re.sub("^(gi(?=[aeou])|r)", "d", sound)
        sound = re.sub("^n(?![gh])", "l", sound)
        spoken.add(re.sub("ng$", "n", sound))
    assert len(spoken) == len(words.words()) == 2**words.WORD_BITS


def test_each_paper_holds_more_than_80_bits_of_its_share() -> None:
    assert words.SHARE_LENGTH * 8 >= 80
    assert words.WORDS_ON_PAPER * log2(len(words.words())) == words.SHARE_LENGTH * 8 + 4 + 8


@given(st.integers(1, 15), st.binary(min_size=words.SHARE_LENGTH, max_size=words.SHARE_LENGTH))
def test_a_paper_reads_back_with_and_without_marks(number: int, share: bytes) -> None:
    paper = words.write_paper(number, share)
    assert words.read_paper(" ".join(paper)) == (number, share)
    assert words.read_paper("1. " + words.unmarked(", ".join(paper)).upper()) == (number, share)


def test_what_is_wrong_on_a_typed_paper_is_said() -> None:
    paper = list(words.write_paper(1, bytes(range(12))))
    with pytest.raises(Refused, match=r"từ thứ 3 \(xyz\)"):
        words.read_paper(" ".join([*paper[:2], "xyz", *paper[3:]]))
    with pytest.raises(Refused, match="mới gõ 11 từ"):
        words.read_paper(" ".join(paper[1:]))
    with pytest.raises(Refused, match="không khớp"):
        words.read_paper(" ".join([paper[1], paper[0], *paper[2:]]))


def test_two_of_three_papers_open_a_ballot_and_one_does_not() -> None:
    key = keys.new_key(needed=2, holders=3)
    sealed = sealing.seal(key.public, bytes([1, 0, 4]))
    papers = [" ".join(paper) for paper in key.papers]
    for chosen in combinations(papers, 2):
        private = keys.private_key(keys.seed_of(chosen, 2), key.locked, key.public)
        assert sealing.unseal(private, sealed, 3) == bytes([1, 0, 4])
    with pytest.raises(Refused, match="Cần 2 tờ khóa khác nhau, mới có 1"):
        keys.seed_of([papers[0], papers[0]], 2)


def test_papers_of_another_vote_open_nothing() -> None:
    key, other = keys.new_key(2, 3), keys.new_key(2, 3)
    seed = keys.seed_of([" ".join(paper) for paper in other.papers[:2]], 2)
    with pytest.raises(Refused, match="không mở được hòm phiếu này"):
        keys.private_key(seed, key.locked, key.public)


def test_the_envelope_opens_with_the_words_after_the_key_is_gone() -> None:
    key = keys.new_key(2, 2)
    seed = keys.seed_of([" ".join(paper) for paper in key.papers], 2)
    envelope = keys.lock(seed, b"envelope", b"ballots")
    assert keys.unlock(seed, b"envelope", envelope) == b"ballots"
    with pytest.raises(Refused):
        keys.unlock(seed, b"key", envelope)


def test_a_key_for_one_holder_is_not_made() -> None:
    for needed, holders in ((1, 3), (3, 2), (2, 16)):
        with pytest.raises(ValueError, match="2 <= needed"):
            keys.new_key(needed, holders)
