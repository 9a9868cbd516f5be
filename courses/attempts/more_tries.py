"""One more try at a test, for a learner who has used all that its author allows."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from courses.attempts.models import ExtraTry
from courses.attempts.queries import tries, tries_left_at
from courses.attempts.rules import may_give_try
from courses.catalogue.models import Quiz
from courses.enrolments.models import Enrolment
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit


@transaction.atomic
def give_try(enrolment: Enrolment, quiz: Quiz, *, by: Person) -> None:
    """Twice is once: who has a try already needs none.

    ValidationError when it would be of no use: she has passed, or the test is not given any more.
    """
    lock(enrolment)
    permit(may_give_try(by, enrolment.person))
    hers = tries(enrolment, quiz)
    is_given = Quiz.objects.filter(pk=quiz.pk, retired_at=None).exists()
    if not is_given or enrolment.ended_at or hers.filter(passed=True).exists():
        raise ValidationError(_("She does not need another try at this test."))
    used = hers.aggregate(newest=Max("number"))["newest"] or 0
    if tries_left_at(enrolment, quiz, used=used) != 0 or hers.filter(handed_in_at=None).exists():
        return
    given = ExtraTry.objects.create(enrolment=enrolment, quiz=quiz, number=used + 1, given_by=by)
    record("test.try_given", actor=by, subject=given)
