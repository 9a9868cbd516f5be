"""What safety brings to a learner's navigation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "safer",
        _("Your phone and you"),
        "safer:page",
        "phone",
        90,
        hint=_("How others could see what you look at, and what helps."),
    )
)
mount(Mount("safer", "learn/", "lms.safety.urls:learner_safer_patterns", 20))
mount(Mount("sign_out", "", "lms.safety.urls:sign_out_patterns", 95))
