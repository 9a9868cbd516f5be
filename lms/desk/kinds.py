"""What the desk registers with messages: a mark that tells nothing."""

from django.utils.translation import gettext_lazy as _

from lms.messaging.kinds import NoticeKind, register_notices

STANDS_IN_MARK = "stands_in"

register_notices(NoticeKind(STANDS_IN_MARK, _("A colleague is away, and you stand in."), "desk:away"))
