"""Card codes and PINs: made, checked for slips, and kept only as fingerprints.

A code has ten digits, the last of which is a check digit: a slip is told apart from a wrong guess without
asking the database. Fingerprints are Argon2id over an HMAC with the pepper, so a stolen database alone cannot
be tried offline.
"""

import secrets

NUMBER_DIGITS = 4
CODE_DIGITS = 10
PIN_DIGITS = 6

# Damm's table: catches every single slip and every swap of neighbours.
_DAMM = [
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
]


def _damm(digits: str) -> str:
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def new_number() -> str:
    return f"{secrets.randbelow(10**NUMBER_DIGITS):0{NUMBER_DIGITS}d}"


def new_code() -> str:
    return _with_check_digit(secrets.randbelow(10 ** (CODE_DIGITS - 1)))


def code_from(fingerprint: str) -> str:
    """The code that a keyed fingerprint (lms.secrets.fingerprints.keyed) gives: always the same one."""
    return _with_check_digit(int(fingerprint, 16) % 10 ** (CODE_DIGITS - 1))


def _with_check_digit(number: int) -> str:
    body = f"{number:0{CODE_DIGITS - 1}d}"
    return body + _damm(body)


def is_well_formed(code: str) -> bool:
    return len(code) == CODE_DIGITS and _damm(code) == "0"


def grouped(code: str) -> str:
    return f"{code[:5]} {code[5:]}"
