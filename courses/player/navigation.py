"""What learning brings to her navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem("courses", _("Courses"), "player:courses", "book", 30, hint=_("What you can learn here."))
)
