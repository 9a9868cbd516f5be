from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PHRASE = register(
    AccessKind("phrase", _("your phrase for calls"), _("%(who)s looked at your phrase on %(date)s."))
)
