"""The world in which every form of ours is sent: a learner half-way, and everybody around her."""

import datetime
import uuid
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from courses.attempts.actions import start_quiz
from courses.attempts.models import Observation
from courses.attempts.observations import sign_off
from courses.catalogue.models import Quiz
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.desk.group_lists import GroupList
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.reports.models import Report
from courses.selfcheck.actions import keep_check
from courses.selfcheck.models import SelfCheck
from employers.applications.actions import take_up
from employers.contact.actions.interests import answer_her, show_interest, use_share
from employers.contact.actions.phrase import set_phrase
from employers.contact.models import Interest
from employers.members.actions import confirm, invite, join
from employers.members.models import Invitation
from employers.portfolios.actions import Draft, share
from employers.vacancies.models import Vacancy
from employers.vacancies.views.importing import sealed as sealed_table
from lms.accounts.actions import issue_card
from lms.accounts.factors.actions import add_app
from lms.concerns.actions import say
from lms.core import days
from lms.desk.models import Talk
from lms.jobs.models import Job, JobState
from lms.organisations.actions import assign
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation, Role
from lms.pathways.moving.models import HandOver
from tests.factories.courses import modules_of, published_course
from tests.factories.deputies import stand_in
from tests.factories.firms import apply, ban
from tests.factories.learning import marked_answer, pass_module, practice_task, take_quiz, unread_answer
from tests.factories.messages import write
from tests.factories.people import PASSWORD, make_employer, make_learner, make_organisation, make_worker
from tests.factories.places import make_stages
from tests.factories.plans import make_whole_plan
from tests.factories.portfolios import full as full_portfolio
from tests.factories.sessions import group_that_meets
from tests.factories.vacancies import USUAL, make_vacancy
from tests.factories.work import look_for

OWN = "boat-lemon-candle-tower"
SAID = {"said_what": "money", "said_step": "send", "said": "He wants my passport."}
OFFERED = {
    **USUAL,
    "by_transport": "on",
    "support": "colleague",
    "occupation": "",
    "starts_on": "",
    "is_public": "on",
}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_phrase(learner: Any) -> Any:
    set_phrase(learner.user, "a red boat")
    return learner


class World:
    """A learner half-way through a course, and everybody around her."""

    def __init__(self, home: Any) -> None:
        self.worker = make_worker(username="giulia")
        self.coordinator = make_worker(Role.COORDINATOR, username="anna")
        self.trainer = make_worker(Role.TRAINER, username="marta")
        self.administrator = make_worker(Role.ADMINISTRATOR, username="ada")
        self.reviewer = make_worker(Role.REVIEWER, username="rita")
        self.root = get_user_model().objects.create_superuser("root", password=PASSWORD)
        self.newcomer = get_user_model().objects.create_user("nadia", password=PASSWORD)
        self.employer, self.new_employer = make_employer(), make_organisation("Trattoria", "employer")
        self.application, self.ban = apply(), ban(self.coordinator, names="Miramar")
        self.applied = take_up(apply(legal_name="Onda"), by=self.coordinator)
        self.course = published_course(home, lessons=1, steps=2, quiz=2)
        [self.module] = modules_of(self.course)
        self.other_course, self.report = (
            published_course(home, lessons=1),
            Report.objects.create(period="2020-1"),
        )
        practice_task(self.module)
        self.learner = with_phrase(make_learner(worker=self.worker))
        assign(self.coordinator, self.learner.user, make_organisation())
        self.enrolment = enrol(self.learner.user, self.course, by=None)
        pass_module(self.enrolment, self.module)
        self.certificate = Certificate.objects.get(person=self.learner.user)
        self.quiet = make_learner(worker=self.worker)
        quiet = enrol(self.quiet.user, self.course, by=None)
        Enrolment.objects.filter(pk=quiet.pk).update(
            last_active_at=timezone.now() - datetime.timedelta(days=9)
        )
        self.seen = self._signed_off(enrol(make_learner(worker=self.worker).user, self.course, by=None))
        self.named = confirm_name(
            pass_with_certificate(make_learner(worker=self.worker), self.course),
            "Amina Diallo",
            by=self.worker,
        )
        self.attempt = start_quiz(self.enrolment, self.module.quiz, idempotency_key=uuid.uuid4())
        self.fresh = make_learner(worker=self.worker, pin="")
        self.renewed = issue_card(make_learner(worker=self.worker).profile, by=self.worker)
        assign(self.coordinator, self.renewed.card.profile.user, make_organisation())
        until = timezone.localdate() + datetime.timedelta(days=20)
        organisation = Organisation.objects.get(name="Hotel Aurora")
        draft = Draft(
            organisation=organisation,
            items=[("certificate", self.certificate.uuid)],
            headline="Kitchen",
            languages="",
            available="",
            words="",
            until=until,
        )
        self.draft = {
            "organisation": organisation.pk,
            "items": f"certificate:{self.certificate.uuid}",
            "headline": "Kitchen",
            "until": until.isoformat(),
            "parts": "languages",
        }
        self.portfolio, self.share = (
            full_portfolio(self.learner.user, may_read=True),
            self._on_her_way(share(self.learner.user, draft, language="en")),
        )
        self.concern = say("other", face="skills", words="Somebody waits at the door.").concern
        self.conversation, self.places = write(self.learner), self._places()
        self.whole = make_whole_plan(self.learner.user, worker=self.worker, trainer=self.trainer)
        self.receiver = make_worker(
            Role.CASE_WORKER, organisation=self.whole.hand_over.to_organisation, username="nikos"
        )
        self.group, self.coming, self.held, self.in_the_group = group_that_meets(self.course)
        self.failed_job = Job.objects.create(
            kind=GroupList.key, about=str(uuid.uuid4()), owner=self.coordinator, state=JobState.FAILED
        )
        add_app(self.worker, SECRET)

    def _places(self) -> Any:
        taught, people = self.module.taught.get(), {"adviser": self.worker, "host": self.employer}
        return make_stages(self.learner.user, **people, competence=taught.competence, level=taught.level)

    def _on_her_way(self, shown: Any) -> Any:
        """She writes with the employer she shows it to; somebody stands in for her adviser."""
        interest = show_interest(self.learner.user, make_vacancy(shown.organisation, title="Porter"))
        answer_her(interest, by=self.worker, words="A good place.")
        use_share(interest, by=self.learner.user)
        self.interest = Interest.objects.get(pk=interest.pk)
        self.wanted = make_vacancy(shown.organisation, title="Cook")
        look_for(self.learner.user)
        keep_check(self.learner.user, [0, 1, 2, 1, 0])
        SelfCheck.objects.update(day=days.in_days(-1))
        self.talk = Talk.objects.create(learner=self.quiet.user, worker=self.worker, need="all_done")
        self.deputy = stand_in(self.worker, self.coordinator)
        return shown

    def offer(self, state: str) -> Vacancy:
        """Of the employer's; an open one in its last days."""
        place = Organisation.objects.get(name="Hotel Aurora")
        dates = {"open_until": days.in_days(5)} if state == "open" else {}
        found = Vacancy.objects.filter(state=state, **dates).first()
        return found or make_vacancy(place, state=state, **dates)

    def table(self) -> str:
        """As the page of the preview carries it."""
        return sealed_table(Organisation.objects.get(name="Hotel Aurora"), b"title\nBaker\n")

    def invitation(self, duty: Duty = Duty.READS) -> Invitation:
        place = Organisation.objects.get(name="Hotel Aurora")
        return invite(place, [duty], by=get_user_model().objects.get(pk=self.employer.pk))[0]

    def member(self, confirmed: bool, duty: Duty = Duty.READS) -> Any:
        """A colleague of the employer's who has joined."""
        person, _password = join(self.invitation(duty), first_name="Paolo", last_name="Bassi")
        membership = person.memberships.get()
        if confirmed:
            confirm(membership, by=get_user_model().objects.get(pk=self.employer.pk))
        return membership

    @property
    def empty(self) -> Organisation:
        """A checked employer for which nobody comes in."""
        make_employer("Caffe Nord").memberships.update(ended_at=timezone.now())
        return Organisation.objects.get(name="Caffe Nord")

    @property
    def left(self) -> Organisation:
        """One for which somebody has joined, and nobody leads."""
        place = self.empty
        if not place.memberships.filter(ended_at=None).exists():
            invitation, _code = invite(place, [Duty.LEADS], by=self.coordinator)
            join(invitation, first_name="Eva", last_name="Rossi")
        return place

    def unread(self) -> list:
        return [self.learner.profile.uuid, unread_answer(self.enrolment.quiz_attempts.get(passed=True)).pk]

    def marked(self) -> list:
        return [self.learner.profile.uuid, marked_answer(self.enrolment, by=self.trainer).pk]

    def used_up(self) -> list[Any]:
        """Where somebody who has no try left is given another."""
        enrolment = Enrolment.objects.get(person=self.quiet.user)
        take_quiz(enrolment, self.module, right=0)
        Quiz.objects.filter(module=self.module).update(attempts_allowed=1)
        return [self.quiet.profile.uuid, self.course.uuid, self.module.quiz.uuid]

    def _signed_off(self, enrolment: Enrolment) -> Observation:
        taught = self.module.taught.get()
        return sign_off(
            enrolment,
            self.module,
            taught.competence,
            taught.level,
            tasks=[task.uuid for task in self.module.practice_tasks.all()],
            assessor=self.trainer,
            place="Turin",
            observed_on=timezone.localdate(),
            idempotency_key=uuid.uuid4(),
        )

    @property
    def step(self) -> Any:
        return self.module.lessons.first().steps.order_by("position").last()


def pass_with_certificate(learner: Any, course: Any) -> Certificate:
    enrolment = enrol(learner.user, course, by=None)
    pass_module(enrolment, modules_of(course)[0])
    return Certificate.objects.get(person=learner.user)


Sent = dict[str, Any]


def led_by_two(world: World) -> list:
    """Whoever leaves is not the last who leads."""
    world.member(True, Duty.LEADS)
    return []


#: {URL name: (who, its arguments, what a right form holds)}.
def asked_of_nobody(world: World) -> list:
    """Her plan, of which nobody asks where it goes."""
    HandOver.objects.filter(pk=world.whole.hand_over.pk).update(closed_at=timezone.now())
    return [world.whole.plan.uuid]


def agreed(world: World) -> list:
    """What she agreed to, and nobody has received."""
    HandOver.objects.filter(pk=world.whole.hand_over.pk).update(
        agreed_at=timezone.now(), overlap_until=days.in_days(7), number="123456"
    )
    return [world.whole.hand_over.uuid]
