"""Where she finds her plan."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "pathway",
        _("My plan"),
        "pathway:home",
        "path",
        5,
        hint=_("Where you are going, your next steps, and who is around you."),
    )
)
mount(Mount("pathway", "learn/pathway/", "lms.pathways.urls", 62))
