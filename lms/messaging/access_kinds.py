from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

MESSAGES = register(AccessKind("messages", _("her messages"), _("%(who)s opened your messages on %(date)s.")))
