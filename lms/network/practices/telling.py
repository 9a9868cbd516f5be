"""What nobody may write here: nothing by which somebody finds a woman, and no number to call."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lms.accounts.handles import FIRST, SECOND
from lms.core.typed_codes import only_digits, plain_digits

_NUMBER = re.compile(r"\+?\d[\d ().\-/]{6,}\d")
#: So many digits one after the other are a number to call, or a card: two years have fewer.
DIGITS = 9
_HANDLE = re.compile(rf"\b(?:{'|'.join(FIRST)})[\s-]+(?:{'|'.join(SECOND)})[\s-]*\d{{2}}\b", re.IGNORECASE)


def check_texts(values: Mapping[str, Any]) -> None:
    """ValidationError by field where one holds what looks like a learner's handle, or a number to call."""
    wrong = {name: told for name, value in values.items() if (told := _problem(str(value or "")))}
    if wrong:
        raise ValidationError(wrong)


def _problem(text: str) -> str:
    plain = plain_digits(text)
    if _HANDLE.search(plain):
        return _("This looks like the handle of a learner. Nothing here may lead to one: take it out.")
    if any(len(only_digits(found)) >= DIGITS for found in _NUMBER.findall(plain)):
        return _("This looks like a telephone number or a card. Numbers are chosen from the contacts.")
    return ""
