from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("numbers_of_work", _("Work in numbers"), "places_desk:numbers", "coordinator", 46))
