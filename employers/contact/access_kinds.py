from django.utils.translation import gettext_lazy as _

from lms.audit.kinds import AccessKind, register

PHRASE = register(
    AccessKind("phrase", _("your phrase for calls"), _("%(who)s looked at your phrase on %(date)s."))
)
WORK_TALK = register(
    AccessKind(
        "work_talk", _("what you write about work"), _("%(who)s read what you write about work on %(date)s.")
    )
)
