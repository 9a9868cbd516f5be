"""Contacts as HTML, in the language of the page they are put on."""

from dataclasses import dataclass

from django.db import DatabaseError
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.contacts.kept import kept_numbers
from lms.contacts.models import Contact
from lms.contacts.queries import NumbersOfCountry, everywhere, shown
from lms.contacts.shown import ShownContact
from lms.core import faults, written
from lms.core.languages import written_in

TEMPLATES = {
    "numbers": "lms/contacts/numbers_programme.html",
    "people": "lms/contacts/people_programme.html",
}


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """`country` is what it is called; "" for what holds in all of them."""

    code: str
    country: str
    contacts: list[ShownContact]


class ContactHere:
    """A contact that is looked up each time it is put on a page, so that a page may be kept and it may not.

    Nothing where it was deleted.
    """

    def __init__(self, uuid: str) -> None:
        self.uuid = uuid

    def __str__(self) -> str:
        contact = Contact.objects.filter(uuid=self.uuid).prefetch_related("words").first()
        return (
            render_to_string("lms/contacts/contact.html", {"contact": shown_here(contact)}) if contact else ""
        )


def shown_here(contact: Contact | None) -> ShownContact | None:
    return shown(contact, language=written_in()) if contact else None


def numbers_to_call() -> SafeString:
    """The list at the top of the public website. A page that tells of a fault stands without the database."""
    try:
        made = kept_numbers(get_language() or "en", lambda: _made(everywhere(written_in())))
    except DatabaseError as problem:
        faults.met("contacts", problem)
        made = _made([])
    return mark_safe(made)  # noqa: S308 - a template of ours made it


def people_to_call() -> SafeString:
    """The crisis lines of all countries, where a page offers a person."""
    rows = [row for row in everywhere(written_in()) if row.country]
    return mark_safe(_made(rows, "people"))  # noqa: S308 - a template made it


def named(rows: list[NumbersOfCountry]) -> list[NamedCountry]:
    """The same with the name of each country, as the page's language has it."""
    return [
        NamedCountry(row.country.lower(), written.country(row.country) if row.country else "", row.contacts)
        for row in rows
    ]


def _made(rows: list[NumbersOfCountry], name: str = "numbers") -> str:
    try:
        page_url = reverse("numbers")
    except NoReverseMatch:  # a site that left these addresses out
        page_url = ""
    return render_to_string(TEMPLATES[name], {"rows": named(rows), "page_url": page_url}).strip()
