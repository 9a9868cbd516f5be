from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PLAN = register(AccessKind("plan", _("your plan"), _("%(who)s opened your plan on %(date)s.")))
