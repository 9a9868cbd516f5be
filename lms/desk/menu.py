"""The desk's own entries of its menu."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person
from lms.organisations.rules import vetting_organisation


def _own_team(person: Person) -> tuple | None:
    own = vetting_organisation(person)
    return (own.uuid,) if own else None


def _for_who_vets(person: Person) -> tuple | None:
    return () if vetting_organisation(person) else None


register(MenuItem("people", _("People"), "desk:home", "desk", 10))
register(MenuItem("away", _("When somebody is away"), "desk:away", "desk", 11, under="people"))
register(MenuItem("messages", _("Messages"), "messaging_desk:inbox", "desk", 15))
register(MenuItem("team", _("Team"), "desk:team", "coordinator", 30, arguments=_own_team))
register(MenuItem("employers", _("Employers"), "desk:employers", "coordinator", 40, arguments=_for_who_vets))
register(
    MenuItem(
        "approvers",
        _("Standing pool"),
        "desk:approvers",
        "coordinator",
        46,
        arguments=_for_who_vets,
        under="employers",
    )
)
register(
    MenuItem(
        "moderation",
        _("To decide or check"),
        "desk_shell:waiting",
        "moderation",
        60,
        faces=("skills", "programme"),
    )
)
register(MenuItem("organisations", _("Organisations"), "desk:organisations", "administrator", 50))
register(MenuItem("write", _("Write lessons"), "wagtailadmin_home", "author", 90))
register(MenuItem("write_pages", _("Write pages"), "wagtailadmin_home", "author", 90, faces=("programme",)))
