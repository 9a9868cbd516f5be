from django.utils.translation import gettext_lazy as _

from lms.contracts.desk.menu import MenuItem, register

register(
    MenuItem(
        "good_practices", _("Good practices"), "network_desk:practices", "desk", 30, faces=("programme",)
    )
)
register(
    MenuItem(
        "recommendations",
        _("Recommendations"),
        "network_desk:recommendations",
        "desk",
        32,
        faces=("programme",),
    )
)
register(
    MenuItem("round_tables", _("Round tables"), "network_desk:tables", "tables", 34, faces=("programme",))
)
