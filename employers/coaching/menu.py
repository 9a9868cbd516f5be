from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import roles_of


def _for_who_coaches(person: Person) -> tuple | None:
    """Advisers and coordinators: somebody may need them tomorrow. A trainer who coaches because no adviser
    does finds the way on the learner's page: no menu asks the database.
    """
    return () if roles_of(person) & {Role.CASE_WORKER, Role.COORDINATOR} else None


register(MenuItem("work", _("Work"), "coaching:work", "desk", 24, arguments=_for_who_coaches))
