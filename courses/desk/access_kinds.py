from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PRACTICE = register(
    AccessKind(
        "practice",
        _("her practice list"),
        _("%(who)s opened your practice list on %(date)s."),
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
