"""What some learners take besides the first course, and how far they have come there."""

from dataclasses import dataclass, replace

from courses.catalogue.models import Course
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.site.demo import times, way
from lms.site.demo.people import TURIN, Learner

#: The courses by their English titles.
WORDS, EVERYDAY = "Words and rights at work", "Everyday life and well-being"
#: Meets once a week for the third course.
AFTERNOON = "Afternoon group"


@dataclass(frozen=True)
class Besides:
    """`lessons` are done from the first on, `steps` more in the lesson after them; `tests` as in `Learner`.

    `in_group`: with others, not by herself.
    """

    course: str
    lessons: int = 0
    steps: int = 0
    tests: tuple[tuple[int, ...], ...] = ()
    in_group: bool = False


BESIDES = {
    "Copper Lark 29": [Besides(WORDS, lessons=2)],
    "Warm Harbour 12": [Besides(WORDS, lessons=1)],
    "Bright Meadow 71": [Besides(EVERYDAY, lessons=2, steps=1, in_group=True)],
    "Linen Garden 25": [Besides(EVERYDAY, lessons=1, steps=2, in_group=True)],
    "Hazel Lantern 87": [
        Besides(WORDS, lessons=2),
        Besides(EVERYDAY, lessons=4, tests=((7,),), in_group=True),
    ],
    "Quiet Harbour 38": [Besides(EVERYDAY, lessons=1)],
}


def named_course(title: str) -> Course:
    return Course.objects.get(texts__en__title=title)


def make_group() -> Cohort:
    return Cohort.objects.create(
        organisation=Organisation.objects.get(name=TURIN[0]),
        course=named_course(EVERYDAY),
        name=AFTERNOON,
        starts_on=days.today() - times.days(14),
    )


def take(profile: Profile, learner: Learner, group: Cohort, *, by: Person) -> None:
    for each in BESIDES.get(learner.handle, ()):
        enrolment = enrol(
            profile.user, named_course(each.course), by=by, cohort=group if each.in_group else None
        )
        way.go(enrolment, replace(learner, lessons=each.lessons, steps=each.steps, tests=each.tests))
