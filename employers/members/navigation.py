"""What members bring to an employer's navigation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(NavigationItem("colleagues", _("Colleagues"), "members:people", "people", 50, audience="employer"))
register(
    NavigationItem(
        "you",
        pgettext_lazy("an employer's page", "Your account"),
        "members:own",
        "person",
        60,
        audience="employer",
    )
)
mount(Mount("joining", "employers/join/", "employers.members.urls:joining_patterns", 78))
mount(Mount("members", "employers/", "employers.members.urls", 85))
