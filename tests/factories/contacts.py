"""Contacts as an administrator writes them."""

import datetime
from typing import Any

from lms.contacts.enums import Kind
from lms.contacts.models import Contact, ContactWords
from lms.core import days


def make_contact(
    label: str = "Free line", *, kind: str = Kind.CRISIS, checked: bool = True, **fields: Any
) -> Contact:
    """Checked today and holding for two months, in English; `words` adds {language: label}."""
    words = {"en": label, **fields.pop("words", {})}
    today = days.today()
    review: dict[str, Any] = {
        "reviewer": "Office",
        "reviewed_on": today,
        "expires_on": today + datetime.timedelta(days=60),
    }
    contact = Contact.objects.create(
        **{"name": label, "kind": kind, "country": "IT", "number": "+39 800 000 000"}
        | (review if checked else {})
        | fields
    )
    for language, said in words.items():
        if said:
            ContactWords.objects.create(contact=contact, language=language, label=said)
    return contact


def make_emergency(**fields: Any) -> Contact:
    return make_contact(
        "Emergency", kind=Kind.EMERGENCY, **{"country": "", "number": "112", "hours": "always"} | fields
    )
