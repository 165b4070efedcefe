"""A secret in n shares: any k of them give it back, and k - 1 say nothing about it (Shamir, over GF(256))."""

import secrets
from collections.abc import Mapping
from functools import cache, reduce

POLYNOMIAL = 0x11B  # x^8 + x^4 + x^3 + x + 1


def multiply(a: int, b: int) -> int:
    total = 0
    while b:
        total ^= a if b & 1 else 0
        a = a << 1 ^ (POLYNOMIAL if a & 0x80 else 0)
        b >>= 1
    return total


@cache
def inverse(a: int) -> int:
    """Every a but 0 has a^255 = 1."""
    return reduce(multiply, [a] * 254)


def split(secret: bytes, needed: int, holders: int) -> dict[int, bytes]:
    """Shares by number, 1 to `holders`. Each byte is the constant of its own random polynomial."""
    if not 1 < needed <= holders < 16:
        raise ValueError("2 <= needed <= holders <= 15")
    polynomials = [[byte, *secrets.token_bytes(needed - 1)] for byte in secret]
    return {x: bytes(value_at(x, polynomial) for polynomial in polynomials) for x in range(1, holders + 1)}


def join(shares: Mapping[int, bytes]) -> bytes:
    """The secret, if enough shares are given; else bytes that have nothing to do with it."""
    weights = {x: weight(x, shares) for x in shares}
    return bytes(
        reduce(lambda total, x: total ^ multiply(weights[x], shares[x][place]), shares, 0)
        for place in range(min(map(len, shares.values())))
    )


def value_at(x: int, polynomial: list[int]) -> int:
    return reduce(lambda total, coefficient: multiply(total, x) ^ coefficient, reversed(polynomial), 0)


def weight(x: int, shares: Mapping[int, bytes]) -> int:
    """What the share at x counts for in the value at 0 (Lagrange)."""
    return reduce(multiply, (multiply(other, inverse(other ^ x)) for other in shares if other != x), 1)
