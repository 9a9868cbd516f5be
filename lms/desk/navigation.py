"""Where those who work at the desk begin."""

from lms.contracts.navigation import LandingPage, register_landing_page

register_landing_page(LandingPage("desk", "desk:home", 10))
register_landing_page(LandingPage("desk_menu", "desk_shell:front", 50))
register_landing_page(LandingPage("administrator", "desk:organisations", 40))
