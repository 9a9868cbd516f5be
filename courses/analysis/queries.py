from django.db.models import Q, QuerySet

from courses.analysis.models import QuestionFigure
from courses.catalogue.models import Course
from courses.enrolments.models import Enrolment
from courses.sessions.rules import teaching_organisation_ids
from lms.core.people import Person


def figures_for(teacher: Person) -> QuerySet[QuestionFigure]:
    """Of the courses that learners of her organisations take: all groups together, and each of her own."""
    hers = Q(cohort=None) | Q(cohort__organisation__in=teaching_organisation_ids(teacher))
    return (
        QuestionFigure.objects.filter(hers, course__in=courses_taught_by(teacher).order_by().values("pk"))
        .select_related("course", "cohort")
        .order_by("pk")
    )


def courses_taught_by(teacher: Person) -> QuerySet[Course]:
    """Those that somebody of her organisations takes, or has a group for."""
    there = teaching_organisation_ids(teacher)
    learners = Q(person__memberships__organisation__in=there, person__memberships__role="learner")
    taken = Enrolment.objects.filter(learners | Q(cohort__organisation__in=there))
    return Course.objects.filter(
        Q(pk__in=taken.order_by().values("course")) | Q(cohorts__organisation__in=there), retired_at=None
    ).distinct()
