"""Counting the questions of a course anew, beside the pages where that takes longer than a second."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from courses.analysis.counting import answers_in, count_questions
from courses.catalogue.models import Course
from lms.core.people import Person
from lms.jobs import actions, kinds
from lms.jobs.kinds import Batch, JobKind
from lms.jobs.models import Job

#: So many answers are counted while somebody waits.
AT_ONCE = 20_000


@kinds.register
class QuestionCount(JobKind):
    """`about` is the uuid of the course."""

    key = "question_count"
    label = _("Counting how questions do")

    def count(self, about: str) -> int:
        return 1

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        course = Course.objects.filter(uuid=UUID(about)).first()
        if course is not None:
            count_questions(course)
        return Batch(1, None)


def ask_for_count(course: Course, *, by: Person) -> Job | None:
    """None when it is done already. Twice gives the same."""
    if answers_in(course)[AT_ONCE : AT_ONCE + 1].exists():
        return actions.start(QuestionCount.key, about=str(course.uuid), owner=by)
    count_questions(course)
    return None
