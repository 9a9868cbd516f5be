from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PAGE = register(AccessKind("page", _("her page"), _("%(who)s opened your page on %(date)s.")))
CARD = register(
    AccessKind(
        "card",
        _("the page for making a new card"),
        _("%(who)s opened the page for making you a new card on %(date)s."),
    )
)
