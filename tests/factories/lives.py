"""A learner who has done a bit of everything: a row of hers in every table that holds something about a
person.
"""

import datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.attempts.handed_in import keep_handed_in
from courses.attempts.models import Answer, ExtraTry, Observation, SeenTask
from courses.attempts.two_readers import AnswerReading
from courses.catalogue.models import Course, Module, Step
from courses.certificates.actions import confirm_name
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.called import say_called
from courses.enrolments.models import Enrolment, GroupTrainer, JoinRequest, MoreTime
from courses.pages.models import SkillsHomePage
from courses.progress.actions import see_step
from courses.progress.models import OpenedEarlier
from courses.questions.queries import newest_versions
from courses.selfcheck.actions import keep_check
from courses.selfcheck.models import Counted
from courses.sessions.models import CalendarKey
from employers.contact.actions.endings import refuse
from employers.contact.actions.phrase import set_phrase
from employers.contact.enums import Stage
from employers.placements.actions import after, looks
from employers.placements.enums import What
from employers.portfolios.models import Share, SharedPicture, ShareItem
from employers.portfolios.own.actions import state, tidy
from employers.vacancies.enums import Choice
from employers.vacancies.models import Kept, Vacancy
from lms.audit.actions import log_access
from lms.competences.models import Attainment
from lms.core import days
from lms.desk.access_kinds import PAGE
from lms.desk.models import Talk
from lms.intake.uploads import CleanFile
from lms.messaging.actions import answer
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships
from lms.pathways.enums import Theme
from lms.pathways.moving.actions import agree, ask
from lms.pathways.plans.actions import add_goal, object_to, say_aim
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.models import Review
from lms.privacy.actions import give_consent
from lms.privacy.erasure import ask_for_erasure
from lms.submissions.actions import once
from tests.factories.courses import published_course
from tests.factories.learning import practice_task
from tests.factories.messages import fresh, write
from tests.factories.people import Entered, make_employer, make_learner, make_organisation, make_worker
from tests.factories.places import agreed, assessed, make_place, shown, signed
from tests.factories.plans import let_in, make_plan, make_step, make_template, stage_block
from tests.factories.portfolios import full as full_portfolio
from tests.factories.sessions import make_group, make_session, mark
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at, look_for
from tests.remembered import remembered


@remembered
def live(home: SkillsHomePage, *, handle: str = "") -> Entered:
    worker = make_worker(Role.CASE_WORKER, first_name="Giulia")
    learner = make_learner(worker=worker, handle=handle)
    learn(learner, published_course(home, lessons=1, quiz=1))
    rosa = make_worker(Role.TRAINER, first_name="Rosa")
    watched(learner, rosa)
    half_seen(learner, rosa)
    handed_in(learner, rosa)
    given_more(learner, rosa)
    opened_earlier(learner, rosa)
    came(learner, rosa)
    Talk.objects.create(learner=learner.user, worker=worker, need="is_quiet")
    answer(write(learner), fresh(rosa), body="Look at the second picture again.")
    confirm_name(Certificate.objects.filter(person=learner.user).first(), "Amina Diallo", by=worker)
    share = show(learner)
    keep(learner, make_vacancy(share.organisation))
    portray(share, worker)
    work(learner, worker)
    plan(learner, worker)
    log_access(learner.user, reader=worker, kind=PAGE, role=Role.CASE_WORKER)
    once(learner.user, uuid4(), "", lambda submission: "/learn/")
    ask_for_erasure(learner.user, keep_certificates=False, hours=24)
    return learner


@remembered
def learn(learner: Entered, course: Course) -> None:
    """Through every step of the course and its test, all right."""
    enrolment = enrol(learner.user, course, by=learner.user)
    for step in Step.objects.filter(lesson__module__course=course):
        if step.questions:
            version = newest_versions([step.questions[0]], language="en", fallback="en")[step.questions[0]]
            answer_step(enrolment, step, version, response=version.sample_response(), idempotency_key=uuid4())
        else:
            see_step(enrolment, step)
    for module in Module.objects.filter(course=course):
        attempt = start_quiz(enrolment, module.quiz, idempotency_key=uuid4())
        for version in newest_versions(attempt.questions, language="en", fallback="en").values():
            answer_quiz(attempt, version, response=version.sample_response(), idempotency_key=uuid4())
        hand_in(attempt)


@remembered
def watched(learner: Entered, trainer) -> None:
    enrolment = Enrolment.objects.get(person=learner.user)
    attainment = Attainment.objects.filter(person=learner.user).first()
    Observation.objects.create(
        enrolment=enrolment,
        module=enrolment.course.modules.first(),
        competence=attainment.competence,
        level=attainment.level,
        assessor=trainer,
        place="Turin",
        idempotency_key=uuid4(),
    )


@remembered
def came(learner: Entered, trainer) -> None:
    """To a session of a group that she had asked to join, and her calendar reads when the next one is."""
    enrolment = Enrolment.objects.get(person=learner.user)
    group = make_group(enrolment.course)
    Enrolment.objects.filter(pk=enrolment.pk).update(cohort=group)
    session = make_session(group, begins=-datetime.timedelta(minutes=5), trainer=trainer)
    mark(session, enrolment, by=trainer)
    MoreTime.objects.create(
        enrolment=enrolment,
        module=enrolment.course.modules.first(),
        until=timezone.localdate(),
        given_by=trainer,
    )
    JoinRequest.objects.create(person=learner.user, cohort=group, answered_by=trainer)
    GroupTrainer.objects.create(person=trainer, cohort=group)
    CalendarKey.objects.create(person=learner.user, fingerprint=uuid4().hex)
    keep_check(learner.user, [0, 1, 2, 1, 0])
    Counted.objects.create(person=learner.user, until=days.today())
    say_called(learner.user, "Blessing")


@remembered
def handed_in(learner: Entered, trainer) -> None:
    """A photo with an answer of hers, and what one of two said of it."""
    answer = Answer.objects.filter(enrolment__person=learner.user).first()
    keep_handed_in(answer, CleanFile(b"\x89PNG", name="plate.png"))
    AnswerReading.objects.create(answer=answer, by=trainer, state="correct", comment="An even plate.")


@remembered
def half_seen(learner: Entered, trainer) -> None:
    enrolment = Enrolment.objects.get(person=learner.user)
    task = practice_task(enrolment.course.modules.first())
    SeenTask.objects.create(enrolment=enrolment, task=task, seen_by=trainer, seen_on=timezone.localdate())


@remembered
def opened_earlier(learner: Entered, trainer) -> None:
    enrolment = Enrolment.objects.get(person=learner.user)
    module = enrolment.course.modules.first()
    OpenedEarlier.objects.create(enrolment=enrolment, module=module, why="knows", opened_by=trainer)


@remembered
def given_more(learner: Entered, trainer) -> None:
    enrolment = Enrolment.objects.get(person=learner.user)
    quiz = enrolment.course.modules.first().quiz
    ExtraTry.objects.create(enrolment=enrolment, quiz=quiz, number=9, given_by=trainer)


@remembered
def show(learner: Entered) -> Share:
    organisation = current_memberships(make_employer())[0].organisation
    until = timezone.now() + datetime.timedelta(days=30)
    receipt = give_consent(
        learner.user,
        organisation,
        purpose="portfolio",
        items=[],
        text="I show 1 thing.",
        text_version="share-1",
        language="en",
        expires_at=until,
    )
    share = Share.objects.create(
        person=learner.user, organisation=organisation, consent=receipt, headline="Kitchen assistant"
    )
    ShareItem.objects.create(
        share=share, source="attainment", evidence=Attainment.objects.filter(person=learner.user).first().uuid
    )
    return share


def portray(share: Share, worker: Any) -> None:
    """Her portfolio with all there is in it, tidied, and a picture of it shown."""
    portfolio = full_portfolio(share.person, may_read=True)
    tidy(portfolio, "about", {"it": "Ho cucinato per molti."}, by=worker)
    state(portfolio, extras={"age": "27"}, photo=ContentFile(b"x", name="a.jpg"))
    state(portfolio, about_voice=ContentFile(b"x", name="a.mp3"))
    SharedPicture.objects.create(
        share=share, image=ContentFile(b"x", name="b.webp"), words="Un piatto", language="it"
    )


def work(learner: Entered, worker: Any) -> None:
    """She is looked for, interested, and has a place at work that everybody has said their word about."""
    person = fresh(learner.user)
    look_for(person)
    set_phrase(person, "three lemons on a blue plate")
    place = make_place("Trattoria Ponte", learner=person, adviser=worker)
    offered = make_vacancy(place.placement.organisation)
    refuse(interest_at(Stage.INTERESTED, person, offered, coach=worker), by=person)
    agreed(place)
    shown(place)
    signed(place)
    looks.look(place.placement, person=person, levels={}, words="It went well.")
    assessed(place)
    began = days.months_after(days.today(), -1)
    after.tell(place.placement, What.CONTRACT, person=person, on=began, shows_adviser=False, asks_later=True)


def keep(learner: Entered, vacancy: Vacancy) -> None:
    Kept.objects.create(person=learner.user, vacancy=vacancy, choice=Choice.SAVED)


@remembered
def plan(learner: Entered, worker) -> Pathway:
    """With a recording, something that is not right, a look at it together, and on its way elsewhere."""
    today = days.today()
    template = make_template("A way", stage_block("My papers", goals=(), steps=()))
    pathway = make_plan(learner.user, by=worker, template=template)
    say_aim(pathway, "I want to cook.", language="en")
    pathway.next_review_on, pathway.next_review_at = today, datetime.time(10)
    pathway.save(update_fields=["next_review_on", "next_review_at"])
    let_in(pathway, worker)
    goal = add_goal(pathway.stages.get(), "A card of my own", language="en", by=learner.user)
    step = make_step(pathway, by=worker, goal=goal, on=today, at=datetime.time(9, 30))
    object_to(pathway, "I was there on Tuesday.", language="en", step=step)
    Review.objects.create(
        pathway=pathway,
        held_on=today,
        worker=worker,
        languages=["en"],
        changes=[{"en": "One step is done."}],
        takes_along=[{"en": "A folder"}],
    )
    there = make_organisation("Scuola Ponte")
    make_worker(Role.CASE_WORKER, organisation=there)
    moving = ask(
        pathway,
        worker=worker,
        to_organisation=there,
        themes=[Theme.PAPERS],
        overlap_until=days.in_days(14),
    )
    agree(moving, person=learner.user, language="en")
    return pathway
