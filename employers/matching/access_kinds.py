from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

MATCH = register(
    AccessKind("match", _("how work fits her"), _("%(who)s looked at how work fits you on %(date)s."))
)
