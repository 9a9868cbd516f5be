import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from employers.contact.models import Interest
from lms.core.people import Person

#: How long what has ended stands in her list.
SHOWN_FOR = datetime.timedelta(days=60)


def interests_of(person: Person) -> QuerySet[Interest]:
    """Hers, with the work each is about."""
    return Interest.objects.filter(person=person).select_related("vacancy__organisation", "share", "coach")


def listed(person: Person) -> QuerySet[Interest]:
    """What is open, and what ended lately."""
    return interests_of(person).filter(Q(ended_at=None) | Q(ended_at__gt=timezone.now() - SHOWN_FOR))
