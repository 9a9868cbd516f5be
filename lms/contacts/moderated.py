"""Numbers that nobody has checked in time, for those who keep contacts: on the desk of the public website."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contacts.enums import Kind
from lms.contacts.models import Contact
from lms.contacts.queries import to_check
from lms.contacts.rules import may_keep_contacts
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days, written
from lms.core.people import Person
from lms.core.reviewing import DUE, Standing

#: So many are shown; the list in the editor has them all.
SHOWN = 50


@register
class NumbersToCheck(ModeratedKind):
    key = "numbers"
    label = gettext_lazy("Numbers to check")
    icon = "phone"
    order = 10
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return may_keep_contacts(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        return [
            WaitingItem(
                title=str(contact),
                url=reverse("wagtailsnippets_lms_contact:edit", args=[contact.pk]),
                since=days.start_of(contact.expires_on - DUE) if contact.expires_on else None,
                words=_how_it_stands(contact),
            )
            for contact in to_check()[:SHOWN]
        ]


def _how_it_stands(contact: Contact) -> str:
    standing = contact.standing_on(days.today())
    if not standing.holds and not Kind(contact.kind).stays:
        return _("not shown: nobody checked it in time")
    if standing is Standing.UNREVIEWED:
        return _("shown although nobody checked it")
    return _("checked until %(day)s") % {"day": written.day(contact.expires_on)}
