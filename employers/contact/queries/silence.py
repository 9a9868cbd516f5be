"""Which employers do not answer: those get no new interest."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from employers.contact.enums import Ended, Stage
from employers.contact.models import Interest
from employers.contact.turns import SILENT_DAYS
from lms.core import days
from lms.organisations.models import Organisation


def unanswered() -> Q:
    """Of interests: the employer was reminded and its day has passed; or it was closed without a word lately.

    A moment in the future was noted before the clock was put back.
    """
    lately = timezone.now() - datetime.timedelta(days=SILENT_DAYS)
    late = Q(
        ended_at=None,
        stage=Stage.SHARED,
        reminded_at__isnull=False,
        answered_at=None,
        answer_by__lt=days.today(),
    )
    return late | Q(ended_by=Ended.SILENT, ended_at__gt=lately)


def is_silent(employer: Organisation) -> bool:
    """Until it answers somebody, or for a while."""
    return silent_employers().filter(pk=employer.pk).exists()


def silent_employers() -> QuerySet[Organisation]:
    left = Interest.objects.filter(unanswered(), vacancy__organisation=OuterRef("pk"))
    answered_since = Interest.objects.filter(
        vacancy__organisation=OuterRef("vacancy__organisation"), answered_at__gt=OuterRef("stage_at")
    )
    return Organisation.objects.filter(Exists(left.filter(~Exists(answered_since))))
