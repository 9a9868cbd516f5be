"""Names on certificates are not kept: only a keyed, salted, slow fingerprint of the normalised name."""

import hashlib
import hmac
import re
import secrets
import unicodedata

from lms.secrets.fingerprints import keyed

#: What one guess costs (RFC 7914): about 40 ms and 16 MB.
WORK = 2**14
_IGNORED = {"Mn", "Pd", "Pf", "Pi", "Po", "Zs", "Sk", "Cf", "Lm"}


_FIRST_LETTERS = re.compile(r"(?<![\w'’ʼ])\w|(?<=\b[dlo]['’ʼ])\w")


def normalised(name: str) -> str:
    """The name as it is compared: no case, accents, spaces, hyphens or apostrophes, so that a keyboard's
    habits do not matter.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in decomposed if unicodedata.category(character) not in _IGNORED)


def is_a_name(text: str) -> bool:
    """Whether anything of it would be compared and has a letter: "?" and "123" are no names."""
    return any(unicodedata.category(character).startswith("L") for character in normalised(text))


def is_in_small_letters(name: str) -> bool:
    """Whether the script has capitals and the name has none."""
    return name == name.lower() and name != name.upper()


def with_capitals(name: str) -> str:
    """The first letter of each part as a capital. Only ever an offer: names know no rule."""
    return _FIRST_LETTERS.sub(lambda letter: letter[0].upper(), name)


def new_salt() -> str:
    return secrets.token_hex(16)


def name_fingerprint(name: str, salt: str) -> str:
    slow = hashlib.scrypt(normalised(name).encode(), salt=bytes.fromhex(salt), n=WORK, r=8, p=1, dklen=32)
    return keyed("name", slow.hex())


def name_matches(name: str, *, salt: str, fingerprint: str) -> bool:
    """Without a fingerprint, or without a certificate, it takes as long and says no."""
    return hmac.compare_digest(name_fingerprint(name, salt or new_salt()), fingerprint) and bool(fingerprint)
