"""Where it is asked for, two people read an answer before she is told of it: what each of them says."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.activities.contract import MARKING_STATES
from courses.attempts.handed_in import AnswerFile
from courses.attempts.models import Answer
from courses.attempts.rules import may_mark
from courses.enrolments.models import Cohort
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.conf import conf
from lms.core.models import AboutAPerson
from lms.core.people import Person
from lms.core.texts import in_a_row, sentence
from lms.organisations.models import Membership, Role, SupportAssignment
from lms.organisations.queries import effective_memberships

#: So many people read it before she is told.
READERS = 2
MOST_REASON = 300


@personal_data.held(
    title=_("What each of two people said of an answer"),
    subject="answer__enrolment__person",
    purpose=_("So that two people look at what a learner made before she is told how it is."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("herself; in her organisation, those who assess her"),
    fields={
        "by": _("who read it"),
        "state": _("how it was found"),
        "levels": _("what was looked at, one by one"),
        "comment": _("what was said of it"),
        "gives_back": _("to be given back for another try"),
        "read_at": _("when it was read"),
        "chosen_by": _("who settled it where the two differed"),
        "reason": _("why"),
    },
    withheld=("voice",),
    links=("answer__version",),
)
class AnswerReading(AboutAPerson):
    """What one of two says, kept until both have read it. `chosen_by` and `reason` stand on the one that was
    told where they differed, or where nobody else was there to read it.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=MARKING_STATES)
    levels = models.JSONField(default=list, blank=True)
    comment = models.TextField(blank=True, default="")
    gives_back = models.BooleanField(default=False)
    voice = models.OneToOneField(
        AnswerFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_at = models.DateTimeField(default=timezone.now)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=MOST_REASON, blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "by"], name="courses_answer_read_once_by_each")
        ]

    def in_words(self) -> dict[str, str]:
        return {
            "levels": in_a_row(
                sentence("%(criterion)s: %(level)s", criterion=criterion, level=level)
                for criterion, _state, level in self.answer.looked_at(levels=self.levels)
            )
        }

    def in_group(self) -> str:
        return self.answer.version.said["text"]

    def says_the_same(self, other: "AnswerReading") -> bool:
        """Each thing looked at, the whole, and whether she tries again: words may differ."""
        return (self.state, self.levels, self.gives_back) == (other.state, other.levels, other.gives_back)


def asks_two(enrolment: int) -> bool:
    """Whether what she sends in this enrolment is read by two: her group says so, or the site does."""
    if conf.two_people_mark:
        return True
    return Cohort.objects.filter(enrolments=enrolment, two_mark=True).exists()


def readings_of(answer: Answer) -> list[AnswerReading]:
    return list(AnswerReading.objects.filter(answer=answer).select_related("by", "voice"))


def trainers_around(whose: Any) -> QuerySet[Membership]:
    """Of the organisations where a learner is, or for which somebody accompanies her. `whose`: her id, or
    where a query finds it.
    """
    inside = OuterRef(whose) if isinstance(whose, OuterRef) else whose
    hers = Membership.objects.filter(person=inside, role=Role.LEARNER, ended_at=None)
    accompanied = SupportAssignment.objects.filter(learner=inside, ended_at=None)
    there = Q(organisation__in=hers.values("organisation"))
    there |= Q(organisation__in=accompanied.values("organisation"))
    return effective_memberships().filter(there, role=Role.TRAINER, person__is_active=True)


def who_could_read(answer: Answer, *, but: Collection[int]) -> list[Person]:
    """Those who may mark it besides these, by name; who stands in today is among them."""
    person = answer.enrolment.person
    trainers = trainers_around(person.pk).exclude(person__in=but).values("person")
    people = get_user_model()._default_manager.filter(pk__in=trainers)
    return [other for other in people.order_by("first_name", "last_name", "pk") if may_mark(other, person)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far an answer is that two people read. `asked`: who may read it besides those who have."""

    two: bool
    readings: list[AnswerReading]
    asked: list[Person]

    @property
    def may_be_settled(self) -> bool:
        """Both have read it and differ, or nobody else is there to read it, or two are not asked any more."""
        if not self.readings:
            return False
        return len(self.readings) >= READERS or not self.asked or not self.two

    def own(self, person: Person) -> AnswerReading | None:
        return next((reading for reading in self.readings if reading.by_id == person.pk), None)


def standing_of(answer: Answer) -> Standing:
    two, readings = asks_two(answer.enrolment_id), readings_of(answer)
    by = [reading.by_id for reading in readings if reading.by_id]
    asked = who_could_read(answer, but=by) if two and len(readings) < READERS else []
    return Standing(two=two, readings=readings, asked=asked)
