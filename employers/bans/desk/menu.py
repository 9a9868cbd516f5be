from django.utils.translation import gettext_lazy as _

from employers.bans.rules import can_read_bans
from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person


def _for_who_reads(person: Person) -> tuple | None:
    return () if can_read_bans(person) else None


register(
    MenuItem(
        "bans",
        _("Kept away"),
        "bans_desk:list",
        "coordinator",
        44,
        arguments=_for_who_reads,
        under="employers",
    )
)
