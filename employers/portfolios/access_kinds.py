from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PORTFOLIO = register(
    AccessKind("portfolio", _("what she shows"), _("%(who)s opened what you show them on %(date)s."))
)
PORTFOLIO_PRINT = register(
    AccessKind(
        "portfolio_print",
        _("the print of what she shows"),
        _("%(who)s printed what you show them on %(date)s."),
    )
)
PORTFOLIO_WORDS = register(
    AccessKind(
        "portfolio_words",
        _("the words of your portfolio"),
        _("%(who)s opened the words of your portfolio on %(date)s."),
    )
)
