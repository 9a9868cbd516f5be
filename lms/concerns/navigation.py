from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "word",
        _("Something is not right"),
        "concerns_own:tell",
        "attention",
        70,
        hint=_("Say it. Your name does not go with it."),
    )
)
mount(Mount("concerns", "word/", "lms.concerns.urls", 41, face="programme"))
mount(Mount("concerns_own", "learn/word/", "lms.concerns.urls_own", 62))
