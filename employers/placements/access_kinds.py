from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PLACEMENT = register(
    AccessKind("placement", _("an agreement of hers"), _("%(who)s opened your agreement on %(date)s."))
)
PLACEMENT_PRINT = register(
    AccessKind(
        "placement_print", _("the print of an agreement"), _("%(who)s printed your agreement on %(date)s.")
    )
)
