"""Names on certificates are not kept: only keyed, salted, slow fingerprints of what a rule makes of one."""

import hashlib
import hmac
import re
import secrets
import unicodedata

from courses.certificates.spellings import NEWEST, RULES, letters
from lms.secrets.fingerprints import keyed

#: What one fingerprint costs (RFC 7914): about 40 ms and 16 MB.
WORK = 2**14

_FIRST_LETTERS = re.compile(r"(?<![\w'’ʼ])\w|(?<=\b[dlo]['’ʼ])\w")


def is_a_name(text: str) -> bool:
    """Whether anything of it would be compared and has a letter: "?" and "123" are no names."""
    return any(unicodedata.category(character).startswith("L") for character in letters(text))


def is_same_typed(name: str, again: str) -> bool:
    """Whether somebody who types a name twice typed the same one. The order of its words counts here."""
    return letters(name) == letters(again)


def is_in_small_letters(name: str) -> bool:
    """Whether the script has capitals and the name has none."""
    return name == name.lower() and name != name.upper()


def with_capitals(name: str) -> str:
    """The first letter of each part as a capital. Only ever an offer: names know no rule."""
    return _FIRST_LETTERS.sub(lambda letter: letter[0].upper(), name)


def new_salt() -> str:
    return secrets.token_hex(16)


def _fingerprint(form: str, salt: str) -> str:
    slow = hashlib.scrypt(form.encode(), salt=bytes.fromhex(salt), n=WORK, r=8, p=1, dklen=32)
    return keyed("name", slow.hex())


def name_fingerprint(name: str, salt: str, *, rule: int = NEWEST) -> str:
    """Of each form the name is recognised by, in an order that does not say which is which."""
    return " ".join(sorted(_fingerprint(form, salt) for form in RULES[rule].kept(name)))


def name_matches(name: str, *, salt: str, fingerprint: str, rule: int = NEWEST) -> bool:
    """Without a fingerprint, or without a certificate, it takes as long and says no."""
    asked = [_fingerprint(form, salt or new_salt()) for form in RULES[rule].asked(name)]
    found = [hmac.compare_digest(one, kept) for one in asked for kept in fingerprint.split()]
    return any(found) and bool(fingerprint)
