"""A week of one group: three people at the desk, and two learners with their phones."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.attempts.models import Answer, Observation, SeenTask
from courses.attempts.two_readers import AnswerReading
from courses.catalogue.models import Course, Module, Step
from courses.enrolments.models import Cohort, Enrolment, JoinRequest, MoreTime
from courses.enrolments.tallies import period_of
from courses.reports.counting import figures_of
from courses.sessions.models import Attendance, Session
from lms.core import days
from lms.desk.queries import needs_of
from lms.organisations.models import Role
from tests.courses.attempts.test_hand_ins import asks, course_that_asks, posted, recording
from tests.courses.desk.test_sessions import planned, sent
from tests.factories.learning import practice_task, version_of
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def at(name: str, *ids) -> str:
    return reverse(name, args=[getattr(one, "uuid", one) for one in ids])


class Week:
    """Each step goes through the forms that people fill in; only the clock is moved by hand."""

    def __init__(self, home, enter) -> None:
        question = asks("voice_hand_in", criteria=["Says who is calling"])
        self.course: Course = course_that_asks(home, question)
        self.module: Module = self.course.modules.get()
        self.tasks = [practice_task(self.module), practice_task(self.module, "Keeps raw food apart")]
        self.trainer = make_worker(Role.TRAINER, first_name="Marta")
        self.second = make_worker(Role.TRAINER, first_name="Bea")
        self.adviser = make_worker(Role.CASE_WORKER, first_name="Giulia")
        self.desk, self.other_desk = enter(self.trainer), enter(self.second)
        self.office, self.lead = enter(self.adviser), enter(make_worker(Role.COORDINATOR))
        handles = ("River Maple 42", "Lake Pine 17")
        self.learners = [make_learner(worker=self.adviser, handle=handle) for handle in handles]
        self.phones = [enter(learner.user) for learner in self.learners]

    def keys(self, worker, learner) -> set[str]:
        return {need.key for need, is_hers in needs_of(worker, learner.profile) if is_hers}

    def begins(self) -> None:
        """A group is made, a sheet printed, both come by it, and the trainer says yes."""
        said = {"name": "Morning", "course": self.course.pk, "trainers": [self.trainer.pk], "two_mark": "on"}
        assert self.lead.post(at("teaching:group_new"), posted(**said)).status_code == 303
        self.group = Cohort.objects.get()
        self.desk.post(at("teaching:group_invitation", self.group))
        page = at("teaching:group_people", self.group)
        address = self.desk.get(page).context["invitation_address"]
        for phone in self.phones:
            phone.get(address[address.index("/join/") :])
            phone.post(at("player:invited"))
        assert all("asks_to_join" in self.keys(self.trainer, learner) for learner in self.learners)
        for asked in JoinRequest.objects.all():
            self.desk.post(at("teaching:group_answer", self.group, asked), {"reply": "yes"})
        self.enrolments = [Enrolment.objects.get(person=learner.user) for learner in self.learners]

    def meets(self) -> None:
        day = (days.today() + DAY).isoformat()
        self.desk.post(at("teaching:session_new", self.group), planned(day=day))
        assert self.phones[0].get(at("player:sessions")).status_code == 200
        Enrolment.objects.update(started_at=timezone.now() - 6 * DAY)
        begun = timezone.now() - DAY / 144
        Session.objects.update(starts_at=begun, ends_at=begun + DAY / 8)
        register = at("teaching:register", Session.objects.get())
        page = self.desk.post(register, sent(self.desk.get(register), everyone="1"), follow=True)
        late = {f"mark-{self.enrolments[1].uuid}": "late", f"late-{self.enrolments[1].uuid}": "30"}
        self.desk.post(register, sent(page, **late))

    def hands_in(self) -> None:
        step = Step.objects.get()
        version = version_of(step.questions[0]).pk
        self.phones[0].post(at("player:step", step), posted(version=version, file=recording()))

    def mark(self, level: str, what: str, comment: str = "") -> None:
        """Both say the same: only then she is told."""
        answer = Answer.objects.order_by("pk").last()
        page = at("teaching:mark", self.learners[0].profile, answer.pk)
        for number, desk in enumerate((self.desk, self.other_desk)):
            assert AnswerReading.objects.filter(answer=answer).count() == number
            desk.post(page, posted(level_0=level, what=what, comment=comment))

    def watches(self, count: int, day: datetime.date) -> None:
        taught = self.module.taught.get()
        page = at("teaching:practice", self.learners[0].profile, self.module)
        (row,) = self.desk.get(page).context["lists"]
        form = {
            "place": "Turin",
            "observed_on": day.isoformat(),
            f"task-{taught.competence.uuid}": [str(task.uuid) for task in self.tasks[:count]],
            f"told-{taught.competence.uuid}": list(row.seen),
            f"level-{taught.competence.uuid}": taught.level_id,
        }
        assert self.desk.post(page, posted(**form)).status_code == 303


def test_a_week_of_one_group(faces, enter):
    week = Week(faces.skills, enter)
    week.begins()
    her, other = week.learners

    week.meets()
    assert list(Attendance.objects.order_by("enrolment").values_list("mark", "minutes")) == [
        ("present", 180),
        ("late", 150),
    ]

    week.hands_in()
    assert "answer_waits" in week.keys(week.trainer, her)
    week.mark("not_yet", "back", "Say your name first.")
    (back,) = week.phones[0].get(at("player:home")).context["given_back"]
    assert week.phones[0].get(back.url).context["question"].feedback.why == "Say your name first."
    week.hands_in()
    week.mark("correct", "accept")
    assert list(Answer.objects.order_by("pk").values_list("marking_state", "given_back")) == [
        ("not_yet", True),
        ("correct", False),
    ]

    week.watches(1, days.today() - DAY)
    assert (SeenTask.objects.count(), Observation.objects.count()) == (1, 0)
    week.watches(2, days.today())
    assert (SeenTask.objects.count(), Observation.objects.count()) == (0, 1)

    planned_days = {f"day-{week.module.uuid}": days.in_days(5).isoformat()}
    week.desk.post(at("teaching:group_days", week.group), posted(**planned_days))
    week.phones[1].post(at("player:more_time", week.module))
    assert "asks_for_time" in week.keys(week.trainer, other)
    asked = MoreTime.objects.get()
    week.desk.post(at("teaching:more_time", week.group), {"asked": asked.uuid, "weeks": "2"})
    assert MoreTime.objects.get().until == days.in_days(5) + 14 * DAY

    assert [bool(row.completed_at) for row in Enrolment.objects.order_by("pk")] == [True, False]
    record = week.office.get(at("teaching:record", her.profile)).content.decode()
    assert ("Says who is calling" in record, "Lake Pine 17" in record) == (True, False)
    file = week.lead.get(at("reports:list"))
    assert file.status_code == 200
    told = figures_of(period_of(days.today()))["tables"]
    assert {cell for table in told for row in table["rows"] for cell in row["cells"]} <= {None, 0}
    assert {cell for table in told for cell in table["total"]} <= {None, 0}  # two women are nobody's figure
