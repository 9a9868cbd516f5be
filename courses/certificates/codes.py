"""Certificate codes: 15 random characters and a check character, in an alphabet of 31 without I, L, O, U, Z.

74 random bits: long enough that guessing is hopeless (tries are throttled as well), short enough to type from
paper.
"""

import secrets

from lms.core.typed_codes import read_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH = 16


def _check_character(body: str) -> str:
    """Position-weighted sum modulo the alphabet's length, a prime: a single slip or a swap of neighbours
    always shows.
    """
    total = sum((position + 2) * ALPHABET.index(character) for position, character in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check_character(body)


def normalise(typed: str) -> str:
    """What somebody typed, pasted or scanned, read as it was meant."""
    return read_code(typed, alphabet=ALPHABET)


def is_well_formed(code: str) -> bool:
    return (
        len(code) == LENGTH
        and all(character in ALPHABET for character in code)
        and code[-1] == _check_character(code[:-1])
    )


def grouped(code: str) -> str:
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
