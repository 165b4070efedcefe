import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from congtam.ballots import sealing
from congtam.ballots.pile import Pile
from congtam.ballots.refusals import Refused

KEY = PrivateKey.generate()
PUBLIC = bytes(KEY.public_key)


@given(st.binary(min_size=1, max_size=200))
def test_what_was_ticked_comes_out(ticks: bytes) -> None:
    sealed = sealing.seal(PUBLIC, ticks)
    assert len(sealed) == sealing.sealed_length(len(ticks))
    assert sealing.unseal(KEY, sealed, len(ticks)) == ticks


def test_all_ballots_of_a_vote_have_one_length_and_none_looks_like_another() -> None:
    sealed = [sealing.seal(PUBLIC, bytes([tick]) * 30) for tick in (0, 0, 1, 4)]
    assert {len(one) for one in sealed} == {sealing.sealed_length(30)}
    assert len(set(sealed)) == 4


def test_a_foreign_or_changed_ballot_is_not_counted() -> None:
    sealed = sealing.seal(PUBLIC, b"\x01")
    with pytest.raises(Refused, match="không mở được"):
        sealing.unseal(KEY, sealed[:-1] + bytes([sealed[-1] ^ 1]), 1)
    with pytest.raises(Refused, match="không mở được"):
        sealing.unseal(PrivateKey.generate(), sealed, 1)
    with pytest.raises(Refused, match="không đúng khuôn"):
        sealing.unseal(KEY, bytes(SealedBox(KEY.public_key).encrypt(b"\x02" * 64)), 1)


records = st.lists(st.binary(min_size=4, max_size=4), unique=True, max_size=40)


@given(records, st.binary(min_size=4, max_size=4))
def test_a_pile_is_a_sorted_set(content: list[bytes], more: bytes) -> None:
    pile = Pile.of(content, 4)
    assert list(pile) == sorted(content)
    assert [record in pile for record in content] == [True] * len(content)
    assert (more in pile) is (more in content)
    if more not in content:
        assert list(pile.with_record(more)) == sorted([*content, more])
        with pytest.raises(KeyError):
            pile.without(more)
    for record in content:
        assert list(pile.without(record)) == sorted(set(content) - {record})


@given(records, st.randoms())
def test_the_way_there_leaves_no_trace(content: list[bytes], random: object) -> None:
    """However the records came, the bytes are the same."""
    shuffled = content[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pile = Pile(b"", 4)
    for record in shuffled:
        pile = pile.with_record(record)
    assert pile.content == Pile.of(content, 4).content


def test_a_record_of_another_length_does_not_enter() -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        Pile(b"", 4).with_record(b"abc")
    assert "text" not in Pile(b"", 4)
