"""What places bring to a learner's navigation, and to an employer's."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "places",
        _("My places at work"),
        "places:list",
        "path",
        37,
        hint=_("From the first talk to the third month."),
    )
)
register(
    NavigationItem("places_employer", _("Agreements"), "places_employer:list", "pen", 30, audience="employer")
)
mount(Mount("places", "learn/work/places/", "employers.placements.urls:learner_patterns", 38))
mount(Mount("places_employer", "employers/places/", "employers.placements.urls", 84))
