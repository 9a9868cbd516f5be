from django.utils.translation import gettext_lazy as _

from employers.applications.queries import never_applied
from lms.contracts.desk import employer_links
from lms.contracts.desk.employer_links import EmployerLink
from lms.contracts.desk.rooms import Room, register

register(Room("applications", "employers.applications.urls_desk"))
employer_links.register(
    EmployerLink(
        "describe",
        _("Write down what it says"),
        "applications_desk:describe",
        "pen",
        is_for=lambda _person, employer: never_applied(employer),
    )
)
