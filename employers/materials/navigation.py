"""What guides bring to an employer's navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(NavigationItem("guides", _("Guides"), "materials:guides", "book", 40, audience="employer"))
mount(Mount("guides", "employers/guides/", "employers.materials.urls", 80))
