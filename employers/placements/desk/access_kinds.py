from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PLACE = register(
    AccessKind("place", _("a place of hers at work"), _("%(who)s opened a place of yours on %(date)s."))
)
