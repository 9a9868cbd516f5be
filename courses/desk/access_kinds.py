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
RECORD = register(
    AccessKind(
        "record",
        _("everything she has done"),
        _("%(who)s looked at everything you have done here on %(date)s."),
    )
)
DRAWER = register(
    AccessKind(
        "drawer",
        _("the list of handles and card numbers"),
        _("%(who)s printed a list with your two words and the number of your card on %(date)s."),
    )
)
