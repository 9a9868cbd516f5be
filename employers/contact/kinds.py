"""What contact registers with messages: the conversation with an employer, and marks that tell nothing."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.contact.queries.coaches import coached_by
from employers.contact.queries.conversing import WORK, seen_by_employer
from lms.core.people import Person
from lms.messaging.kinds import ConversationKind, NoticeKind, register_conversations, register_notices

#: Marks: hers, her coach's, an employer's.
HER_MARK, COACH_MARK, EMPLOYER_MARK = "work_hers", "work_coach", "work_employer"


def readers_of_work(person: Person, now: datetime.datetime) -> Q:
    """Her coach; and the people of the employer, while she shows them something and wants to talk."""
    coached = coached_by(person).filter(profile__suspended_at=None)
    return Q(about__in=coached.values("pk")) | Q(seen_by_employer(person))


register_conversations(ConversationKind(WORK, readers_of_work, page="coaching:conversation"))
register_notices(NoticeKind(HER_MARK, _("There is something new for you."), "contact:home"))
