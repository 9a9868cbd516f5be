"""What privacy brings to a learner's navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "privacy",
        _("Privacy"),
        "privacy:own",
        "lock",
        80,
        hint=_("What the site knows about you, and who has looked at it."),
    )
)
mount(Mount("privacy", "learn/privacy/", "lms.privacy.urls", 50))
