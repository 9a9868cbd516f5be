"""The number on her slip. It is kept nowhere: a keyed fingerprint of it finds the story.

The number of the form gives it, so a form that is sent twice makes one story and gets one slip.
"""

import uuid

from lms.accounts.codes import CODE_DIGITS, code_from, is_well_formed
from lms.core.typed_codes import read_digits
from lms.secrets.fingerprints import keyed

#: Four digits before those of a code: with 10,000 stories one guess in a thousand million finds one.
MORE = 4
LENGTH = MORE + CODE_DIGITS


def number_for(form: uuid.UUID) -> str:
    digest = keyed("story-slip", str(form))
    return f"{int(digest[:16], 16) % 10**MORE:0{MORE}d}{code_from(digest[16:])}"


def read(typed: str) -> str:
    """What was meant; empty where one of its digits is not right."""
    number = read_digits(typed)
    return number if len(number) == LENGTH and is_well_formed(number[MORE:]) else ""


def key_of(number: str) -> str:
    return keyed("story", number)


def grouped(number: str) -> str:
    return f"{number[:MORE]} {number[MORE : MORE + 5]} {number[MORE + 5 :]}"
