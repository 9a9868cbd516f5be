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
register(
    NavigationItem(
        "work_asked",
        _("Work I am asked about"),
        "contact:home",
        "people",
        38,
        hint=_("What you are interested in, and what you are asked."),
    )
)
register(
    NavigationItem(
        "conversations", _("Conversations"), "employers_contact:list", "people", 15, audience="employer"
    )
)
mount(Mount("employers_contact", "employers/", "employers.contact.urls_firm", 88))
