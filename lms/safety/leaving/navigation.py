"""What safety brings to a learner's navigation."""

from django.utils.translation import gettext_lazy as _

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
