from django.utils.translation import gettext_lazy as _

from lms.contracts.desk import employer_links
from lms.contracts.desk.employer_links import EmployerLink
from lms.contracts.desk.rooms import Room, register

register(Room("members", "employers.members.urls_desk"))
employer_links.register(EmployerLink("members", _("Its people"), "members_desk:people", "people"))
