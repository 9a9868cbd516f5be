"""The entry of the desk's menu."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("reports", _("Reports"), "reports:list", "coordinator", 45))
