from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PRACTICE = register(
    AccessKind(
        "practice",
        _("the list of her practice"),
        _("%(who)s opened your list of practice on %(date)s."),
    )
)
CERTIFICATE = register(
    AccessKind(
        "certificate",
        _("the page of her certificate"),
        _("%(who)s opened the page of your certificate on %(date)s."),
    )
)
WORK = register(
    AccessKind(
        "work",
        _("what she answered"),
        _("%(who)s looked at what you answered in lessons and tests on %(date)s."),
    )
)
