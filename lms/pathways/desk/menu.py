"""The plans' entry of the desk's menu."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(MenuItem("plans", _("Plans"), "plans_desk:list", "desk", 12))
