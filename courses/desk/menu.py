"""Learning's entry of the desk's menu."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("marking", _("Marking"), "teaching:marking", "assessor", 15))
register(MenuItem("sessions", _("Sessions"), "teaching:sessions", "teaching", 17))
register(MenuItem("lessons", _("Lessons"), "teaching:lessons", "teaching", 18, under="sessions"))
register(MenuItem("groups", _("Groups"), "teaching:groups", "teaching", 20))
register(MenuItem("questions", _("How questions do"), "teaching:questions", "teaching", 22, under="groups"))
