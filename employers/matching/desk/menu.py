from django.utils.translation import gettext_lazy as _

from employers.matching.rules import can_look_for_work
from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person


def _for_who_looks(person: Person) -> tuple | None:
    return () if can_look_for_work(person) else None


register(MenuItem("matching", _("Look for work"), "matching_desk:list", "desk", 25, arguments=_for_who_looks))
