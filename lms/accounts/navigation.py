"""What accounts bring to her navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "account",
        _("Your card and your PIN"),
        "accounts:own",
        "lock",
        85,
        hint=_("Change your PIN. Sign out everywhere."),
    )
)
mount(Mount("accounts", "learn/", "lms.accounts.urls", 10))
