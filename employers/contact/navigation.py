from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "really_you",
        _("Is this really you?"),
        "contact:really_you",
        "eye",
        45,
        hint=_("Who may call or write to you, and how you check."),
    )
)
mount(Mount("contact", "learn/work/", "employers.contact.urls", 42))
