"""Contacts as HTML, in the language of the page they are put on."""

from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from lms.contacts.kept import kept_numbers
from lms.contacts.models import Contact
from lms.contacts.queries import everywhere, shown
from lms.contacts.shown import ShownContact
from lms.core import faults, written
from lms.core.languages import written_in


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
        return mark_safe(kept_numbers(get_language() or "en", _numbers))  # noqa: S308 - a template made it
    except DatabaseError as problem:
        faults.met("contacts", problem)
        return mark_safe(_made([]))  # noqa: S308 - a template made it


def _numbers() -> str:
    return _made(
        [
            {"country": written.country(row.country) if row.country else "", "contacts": row.contacts}
            for row in everywhere(written_in())
        ]
    )


def _made(rows: list[dict]) -> str:
    return render_to_string("lms/contacts/numbers_programme.html", {"rows": rows})
