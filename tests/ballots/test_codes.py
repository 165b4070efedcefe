from itertools import combinations
from math import log2

from congtam.ballots import codes


def test_a_code_is_strong_and_reads_back_however_it_is_typed() -> None:
    code = codes.new_slip_code()
    signs = codes.read_slip_code(code)
    assert signs is not None
    assert codes.SECRET_SIGNS * log2(len(codes.SIGNS)) >= 80
    assert codes.read_slip_code(f"  {code.lower().replace('-', ' ')} ") == signs
    assert len({codes.new_slip_code() for _ in range(200)}) == 200


def test_no_two_signs_look_alike() -> None:
    alike = ["0OQD", "1IL", "2Z", "5S", "8B", "UV"]
    assert [group for group in alike if len(set(group) & set(codes.SIGNS)) > 1] == []


def test_every_wrong_sign_and_every_exchange_is_noticed() -> None:
    signs = codes.read_slip_code(codes.new_slip_code()) or ""
    for place in range(len(signs)):
        for other in set(codes.SIGNS) - {signs[place]}:
            assert codes.read_slip_code(signs[:place] + other + signs[place + 1 :]) is None
    for a, b in combinations(range(len(signs)), 2):
        if signs[a] != signs[b]:
            exchanged = list(signs)
            exchanged[a], exchanged[b] = signs[b], signs[a]
            assert codes.read_slip_code("".join(exchanged)) is None


def test_what_is_no_code_is_refused() -> None:
    for typed in ("", "K7MW", "0" * 20, "A" * 19 + "ấ", "A" * 21):
        assert codes.read_slip_code(typed) is None


def test_a_slip_is_kept_as_a_hash_from_which_the_code_does_not_show() -> None:
    signs = codes.read_slip_code(codes.new_slip_code()) or ""
    kept = codes.slip_hash(signs)
    assert len(kept) == codes.HASH_LENGTH
    assert signs.encode() not in kept
    assert codes.slip_hash(signs) == kept


def test_check_codes_differ_and_the_box_number_ignores_order() -> None:
    sealed = [bytes([n]) * 112 for n in range(50)]
    assert len({codes.check_code(one) for one in sealed}) == 50
    digests = [codes.ballot_digest(one) for one in sealed]
    assert codes.box_fingerprint(digests) == codes.box_fingerprint(digests[::-1])
    assert codes.box_fingerprint(digests) != codes.box_fingerprint(digests[1:])
