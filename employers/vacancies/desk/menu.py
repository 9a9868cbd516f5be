from django.utils.translation import gettext_lazy as _

from employers.vacancies.rules import can_read_sent
from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person


def _for_who_decides(person: Person) -> tuple | None:
    return () if can_read_sent(person) else None


register(
    MenuItem(
        "vacancies", _("Vacancies"), "vacancies_desk:list", "coordinator", 43, arguments=_for_who_decides
    )
)
