"""What this room registers for itself: asking for help, and its marks."""

from django.utils.translation import gettext_lazy as _

from lms.messaging.actions import ANSWER, WAITING
from lms.messaging.kinds import ConversationKind, NoticeKind, register_conversations, register_notices
from lms.messaging.rules import HELP, readers_of_help

register_conversations(ConversationKind(HELP, readers_of_help))
register_notices(NoticeKind(ANSWER, _("There is something new for you."), "messaging:home"))
register_notices(NoticeKind(WAITING, _("Somebody is waiting for an answer."), "messaging_desk:inbox"))
