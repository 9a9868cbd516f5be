from django.utils.translation import gettext_lazy as _

from employers.applications.rules import can_read_applications
from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person


def _for_who_decides(person: Person) -> tuple | None:
    return () if can_read_applications(person) else None


register(
    MenuItem(
        "applications",
        _("Applications"),
        "applications_desk:list",
        "coordinator",
        42,
        arguments=_for_who_decides,
        under="employers",
    )
)
