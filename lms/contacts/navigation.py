"""Where the numbers stand, and by which words they are found: what they are, and whom one calls there."""

from collections.abc import Iterable

from django.urls import NoReverseMatch
from django.utils import translation
from django.utils.translation import gettext as _

from lms.contacts.queries import everybody
from lms.contracts import finding
from lms.contracts.mounting import Mount, mount
from lms.core.shelf import Entry
from lms.safety.faces.queries import path_on

mount(Mount("numbers", "numbers/", "lms.contacts.urls", 30, face="programme"))


def _entries(language: str) -> Iterable[Entry]:
    with translation.override(language):
        try:
            address = path_on("programme", "numbers")
        except NoReverseMatch:  # a site that left these addresses out
            return
        told = [_("Telephone numbers, and what happens when you call"), _("Somebody to call now")]
        called = [contact for row in everybody(language) for contact in row.contacts]
        title = _("Whom to call")
        found = finding.Found(title, address, _("A page of this website"), language)
        yield Entry(title, "\n".join([*told, *(str(contact.label) for contact in called)]), found)


finding.register(finding.room_of("numbers", "programme", _entries))
