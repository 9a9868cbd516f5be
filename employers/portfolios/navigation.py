"""What portfolios bring to a learner's navigation, and where employers begin."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import LandingPage, NavigationItem, register, register_landing_page

register(
    NavigationItem(
        "portfolio",
        _("My portfolio"),
        "portfolio:home",
        "portfolio",
        20,
        hint=_("What you show to employers."),
    )
)
register(
    NavigationItem(
        "portfolio_close",
        _("Close what you show"),
        "portfolio:close_all",
        "lock",
        70,
        hint=_("Closes everything employers can see about you. You need no PIN for this."),
    )
)
register(NavigationItem("overview", _("Overview"), "employers:home", "portfolio", 5, audience="employer"))
register_landing_page(LandingPage("employer", "employers:home", 20))
mount(Mount("portfolio", "learn/portfolio/", "employers.urls:learner_patterns", 40))
mount(Mount("employers", "employers/", "employers.urls", 90))
