"""The world of the authorisation matrix: one learner who has everything, and everybody who might want to see
it.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from courses.attempts.actions import start_quiz
from courses.attempts.handed_in import keep_handed_in
from courses.attempts.models import Observation, QuizAttempt
from courses.catalogue.models import Course, Lesson, Step
from courses.certificates.actions import confirm_name, issue_for_competence
from courses.certificates.keys import make_issuer_key
from courses.certificates.models import Certificate
from courses.desk.group_lists import GroupList
from courses.enrolments.invitations import invite as invite_to_group
from courses.enrolments.joining import ask_to_join
from courses.enrolments.models import Cohort, Enrolment
from courses.questions.queries import newest_versions
from courses.reports.models import Report
from courses.sessions.calendars import make_key
from employers.applications.actions import take_up
from employers.contact.actions.interests import answer_her, show_interest, use_share
from employers.contact.actions.talking import write_in
from employers.contact.models import Interest
from employers.matching.actions import refresh_looked_for
from employers.members.actions import invite, join
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Portfolio
from lms.accounts.actions import set_pin, suspend
from lms.accounts.factors.actions import add_app
from lms.competences.actions import award
from lms.concerns.actions import say
from lms.core import days
from lms.desk.models import Talk
from lms.desk.openings import give_reason
from lms.intake.uploads import CleanFile
from lms.jobs.models import Job, JobState
from lms.network.collection.actions import KIND as BOOK
from lms.network.collection.models import BookOrder
from lms.organisations.actions import assign, renew_card
from lms.organisations.duties import Duty
from lms.organisations.models import Membership, Organisation, Role
from lms.programme.models import CopingPage, CopingToolPage
from lms.services.hsds.actions import keep_file
from lms.services.keeping.actions import report_error
from lms.services.taxonomies.models import Taxonomy, TaxonomyTerm
from lms.submissions.models import Submission
from tests.factories import courses as make
from tests.factories import firms
from tests.factories.deputies import stand_in
from tests.factories.learning import marked_answer, practice_task, unread_answer
from tests.factories.lives import learn, watched
from tests.factories.messages import write
from tests.factories.network import (
    make_answer,
    make_minutes,
    make_party,
    make_practice,
    make_public,
    make_recommendation,
    make_seat,
    make_table,
)
from tests.factories.people import (
    PASSWORD,
    PIN,
    Entered,
    make_employer,
    make_learner,
    make_organisation,
    make_worker,
)
from tests.factories.places import Stages, make_stages
from tests.factories.plans import make_whole_plan
from tests.factories.portfolios import full as full_portfolio
from tests.factories.services import make_service, make_town
from tests.factories.sessions import DAY, make_member, make_session
from tests.factories.stories import make_public as make_public_story
from tests.factories.stories import make_story
from tests.factories.vacancies import make_vacancy
from tests.factories.work import look_for

#: Stands where an id stands, and nobody has it.
MADE_UP = uuid.UUID("5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5")
NAME = "Amina Diallo"
QUESTION = "May I come on Thursday?"
SignIn = Callable[..., Client]


class Ids(dict[str, Any]):
    """Two things of one name would be one id: the address of the first would answer 404 to everybody."""

    def __setitem__(self, name: str, value: Any) -> None:
        assert name not in self, name
        super().__setitem__(name, value)

    def __ior__(self, others: Any) -> "Ids":
        for name, value in others.items():
            self[name] = value
        return self


@dataclass
class World:
    """`ids` are everything of hers and around her that an address or a form may name.

    `marks` are what only some may read, by who may.
    """

    her: Entered
    other: Entered
    staff: dict[str, Any]
    ids: dict[str, Any]
    pages: dict[str, str]
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)


def make_world(faces: Any) -> World:
    staff = make_staff(faces)
    her = make_learner(worker=staff["worker"], handle="River Maple 42")
    other = make_learner(handle="Lake Birch 17")
    has_something(other)
    course = make.published_course(faces.skills, lessons=1, quiz=1)
    hidden = make.published_course(faces.skills, lessons=1, visible_outside=False)
    ids = Ids(learned(her, course, staff) | around_her(staff))
    ids |= planned(her, staff)
    ids["stages"] = stages_of(her, staff)
    ids |= {f"place_{name}": getattr(ids["stages"], name).uuid for name in ("to_sign", "signed", "assessed")}
    ids["course_pk"] = course.pk
    ids["help"] = something_to_read(faces.programme).translation_key
    town = make_town()
    ids["town"] = town.uuid
    ids |= in_the_directory(make_service(needs=["talk"], towns=[town], edited_by=make_organisation()), staff)
    ids |= in_the_collection(staff) | at_round_tables(staff) | told(staff)
    ids["application"] = firms.apply().uuid
    ids["applied"] = take_up(firms.apply(legal_name="Onda"), by=staff["coord"]).uuid
    ids["ban"] = firms.ban(staff["coord"], names="Miramar").uuid
    for name, face in {"concern": "skills", "public_concern": "programme"}.items():
        ids[name] = say("other", face=face, words="Somebody waits at the door.").concern.uuid
    ids |= at_employers(staff)
    ids |= on_her_way_to_work(her, staff)
    let_look(her.user)
    ids["organisation"] = make_organisation().uuid
    ids["membership"] = staff["worker-"].memberships.get().uuid
    group = Cohort.objects.create(
        organisation=make_organisation(), course=course, name="Autumn", is_open=True
    )
    ids["report"] = Report.objects.create(period="2020-1").uuid
    ids["group"], ids["group_pk"] = group.uuid, group.pk
    ids["session"], ids["held"] = make_session(group, begins=7 * DAY).uuid, make_session(group).uuid
    ids["in_the_group"] = make_member(group).uuid
    ids["asked"], ids["way_in"] = asked(her.user, group), invited(group, staff)
    ids["calendar"] = make_key(her.user)
    for name, whose in {"calendar_made": her.user, "staff_calendar_made": staff["trainer"]}.items():
        ids[name] = Submission.objects.create(person=whose, key=uuid.uuid4()).uuid
    ids["job"] = Job.objects.create(
        kind=GroupList.key,
        about=str(ids["group"]),
        owner=staff["coord"],
        state=JobState.DONE,
        result=b"River Maple 42",
        result_name="group.csv",
    ).uuid
    ids["cards_made"] = Submission.objects.create(person=staff["worker"], key=uuid.uuid4()).uuid
    ids["colleague_made"] = Submission.objects.create(person=staff["coord"], key=uuid.uuid4()).uuid
    ids["card"] = f"{her.card.uuid}:{her.code}"
    pages = pages_of(course, hidden)
    world = World(her, other, staff, ids, pages)
    world.marks = marks_of(world)
    return world


def invited(group: Cohort, staff: dict[str, Any]) -> str:
    return invite_to_group(group, by=staff["trainer"]).token


def asked(person: Any, group: Cohort) -> Any:
    request = ask_to_join(person, group)
    return request.uuid if request else None


def pages_of(course: Course, hidden: Course) -> dict[str, str]:
    """Courses that may be seen outside and not, and a lesson of the latter that its author calls a sample."""
    lesson = make.lessons_of(hidden)[0]
    page = make.page_of(lesson)
    page.sample = True
    page.save_revision().publish()
    return {
        "course": address_of(course),
        "hidden-course": address_of(hidden),
        "sample-of-hidden": address_of(lesson),
    }


def address_of(row: Any) -> str:
    return make.page_of(row).get_url_parts()[2].removeprefix("/")


def in_the_directory(service: Any, staff: dict[str, Any]) -> dict[str, Any]:
    taxonomy = Taxonomy.objects.create(name="Open Eligibility")
    file = keep_file(by=staff["coord"], organisation=make_organisation(), name="services.json", content=b"[]")
    return {
        "service": service.uuid,
        "organization": service.organization.uuid,
        "place": service.service_at_locations.get().uuid,
        "taxonomy": taxonomy.uuid,
        "term": TaxonomyTerm.objects.create(name="Care", taxonomy_detail=taxonomy).uuid,
        "mistake": report_error(service, words="It moved.").uuid,
        "foreign_file": file.uuid,
        "italian": "it",
        "of_service": "service",
        "price_kind": "cost_option",
        "price": service.cost_options.create(option="A night", edited_by=service.edited_by).uuid,
    }


def in_the_collection(staff: dict[str, Any]) -> dict[str, Any]:
    """Good practices and recommendations of a partner, and a book that its coordinator had made."""
    practice = make_public(organisation=make_organisation())
    waiting = {"stage": "reading", "round": 1, "organisation": make_organisation("Ergasia")}
    book = BookOrder.objects.create(by=staff["coord"], language="en")
    job = {"kind": BOOK, "about": str(book.uuid), "owner": staff["coord"], "state": JobState.DONE}
    return {
        "practice": practice.uuid,
        "practice_draft": make_practice(organisation=make_organisation()).uuid,
        "practice_to_read": make_practice(**waiting).uuid,
        "recommendation": make_recommendation(practice, owner=make_organisation()).uuid,
        "book_of_practices": Job.objects.create(**job, result=b"A book", result_name="practices.pdf").uuid,
    }


def at_round_tables(staff: dict[str, Any]) -> dict[str, Any]:
    """One that is open, at which a coordinator and an adviser of its organisation sit, and one that has ended
    with a report.
    """
    table = make_table(organisation=make_organisation())
    party = table.parties.get()
    for role in ("coord", "worker"):
        make_seat(party, staff[role])
    said = make_answer(table, party)
    minutes = make_minutes(table, party, stage="open", amend_until=days.in_days(3))
    amendment = {"party": party, "language": "en", "text": "Five hours.", "by": staff["worker"]}
    words = {"language": "it", "text": "Quattro ore.", "by": staff["worker"]}
    meeting = {"begins_at": days.noon_of(days.in_days(3)), "is_fixed": True}
    document = {"title": "A week", "language": "en", "file": ContentFile(b"%PDF-1.4", "week.pdf")}
    return {
        "table": table.uuid,
        "table_reported": make_table(stage="reported", report_on=days.today()).uuid,
        "table_decision": table.decisions.create(position=1, words="Five hours", owner="All").uuid,
        "table_party": make_party(table, side="employer", called="Alba").uuid,
        "table_answer": said.uuid,
        "table_words": said.words.create(**words).uuid,
        "table_minutes": minutes.uuid,
        "table_amendment": minutes.amendments.create(**amendment).uuid,
        "table_meeting": table.meetings.create(**meeting).uuid,
        "table_document": table.documents.create(**document).uuid,
        "table_guest_made": Submission.objects.create(person=staff["coord"], key=uuid.uuid4()).uuid,
    }


def told(staff: dict[str, Any]) -> dict[str, Any]:
    """Stories: one for everybody, one that waits, and two that a coordinator reads."""
    taken, translated = make_story(), make_public_story(may_translate=True)
    for story, version in ((taken, 0), (translated, 1)):
        story.readings.create(
            reader=staff["coord"], on_behalf_of=make_organisation(), round=version, taken_on=days.today()
        )
    return {
        "public_story": make_public_story().uuid,
        "shelf_of_stories": "ways",
        "story_to_take": make_story().uuid,
        "story_taken": taken.uuid,
        "story_to_translate": translated.uuid,
    }


def something_to_read(home: Page) -> CopingToolPage:
    """A page of the programme that every learner may read in her own pages."""
    shelf = home.add_child(instance=CopingPage(title="Now", slug="coping", locale=home.locale))
    return shelf.add_child(
        instance=CopingToolPage(title="Wall", slug="wall", summary="Push it.", body=[], locale=home.locale)
    )


def make_staff(faces: Any) -> dict[str, Any]:
    elsewhere = make_organisation("Ergasia")
    people = {
        "trainer": make_worker(Role.TRAINER),
        "trainer2": make_worker(Role.TRAINER, organisation=elsewhere),
        "worker": make_worker(Role.CASE_WORKER),
        "worker-": make_worker(Role.CASE_WORKER),
        "coord": make_worker(Role.COORDINATOR),
        "coord2": make_worker(Role.COORDINATOR, organisation=elsewhere),
        "employer": make_employer("Hotel Aurora"),
        "employer2": make_employer("Caffe Nord"),
        "author": make_worker(Role.TRAINER, organisation=elsewhere),
        "reviewer": make_worker(Role.REVIEWER),
        "admin": make_worker(Role.ADMINISTRATOR),
    }
    people["author"].memberships.update(ended_at=timezone.now())  # somebody who writes and has no role
    people["author"].groups.add(writers("authors", faces.skills, ["add", "change"]))
    people["reviewer"].groups.add(writers("reviewers", faces.skills, ["add", "change", "publish"]))
    people["admin"].is_superuser = people["admin"].is_staff = True
    people["admin"].save()
    return people


def writers(name: str, home: Page, rights: list[str]) -> Group:
    group = Group.objects.create(name=name)
    questions = Permission.objects.filter(
        content_type__app_label="courses", codename__in=[f"{right}_question" for right in rights]
    )
    group.permissions.add(Permission.objects.get(codename="access_admin"), *questions)
    for right in rights:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", content_type__model="page", codename=f"{right}_page"
        )
        GroupPagePermission.objects.create(group=group, page=home.page_ptr, permission=permission)
    return group


def has_something(other: Entered) -> None:
    """Something of her own to show, so that she may open the form."""
    taught = make.taught_module().taught.get()
    award(other.user, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())


def marked_and_file(enrolment: Enrolment, trainer: Any) -> dict[str, Any]:
    """An answer that a trainer has just marked, and the photo she handed in with it."""
    answer = marked_answer(enrolment, by=trainer)
    keep_handed_in(answer, CleanFile(b"\x89PNG", name="plate.png"))
    return {"marked": answer.pk, "answer_file": answer.files.get().uuid}


def learned(her: Entered, course: Course, staff: dict[str, Any]) -> dict[str, Any]:
    """Everything she did and has: a passed try and an open one, a certificate with a name and one without, a
    share.
    """
    module = course.modules.get()
    task = practice_task(module)
    learn(her, course)
    watched(her, staff["trainer"])
    unnamed = Certificate.objects.get(person=her.user)
    make_issuer_key()
    named = confirm_name(issue_for_competence(her.user, task.competence), NAME, by=staff["worker"])
    enrolment = Enrolment.objects.get(person=her.user)
    step = Step.objects.exclude(activities=None).get(lesson__module=module)
    passed, trying = (
        QuizAttempt.objects.get(),
        start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4()),
    )
    sample = full_portfolio(her.user, may_read=True).samples.get()
    shown = share_of(her, Organisation.objects.get(name="Hotel Aurora"), named, [f"sample:{sample.uuid}"])
    asked = write(her, QUESTION, file=CleanFile(b"\x89PNG", name="drawing.png"))
    return {
        "conversation": asked.uuid,
        "message": asked.messages.get().uuid,
        "person": her.profile.uuid,
        "course": course.uuid,
        "module": module.uuid,
        "lesson": Lesson.objects.get(module=module).uuid,
        "step": step.uuid,
        "answer": right_answer(step.questions[0]),
        "unread": unread_answer(passed).pk,
        **marked_and_file(enrolment, staff["trainer"]),
        "quiz": module.quiz.uuid,
        "passed": passed.uuid,
        "trying": trying.uuid,
        "try_answer": right_answer(uuid.UUID(trying.questions[0])),
        "certificate": named.uuid,
        "code": named.code,
        "unnamed": unnamed.uuid,
        "competence": task.competence.uuid,
        "observation": Observation.objects.get().uuid,
        "task": task.uuid,
        "level": module.taught.get().level_id,
        "share": shown.uuid,
        "sample": sample.uuid,
        "shared_picture": shown.pictures.get().uuid,
        "own": "own",
        "about": "about",
        "in_italian": "it",
        "reference": shown.reference,
        "consent": shown.consent.uuid,
    }


def stages_of(her: Entered, staff: dict[str, Any]) -> Stages:
    """Her places at the employer to whom she shows something."""
    attained = her.user.attainments.select_related("competence", "level").order_by("pk")[0]
    return make_stages(
        her.user,
        adviser=staff["worker"],
        host=staff["employer"],
        competence=attained.competence,
        level=attained.level,
    )


def planned(her: Entered, staff: dict[str, Any]) -> dict[str, Any]:
    """Her plan: the worker helps with it, the trainer asks."""
    whole = make_whole_plan(her.user, worker=staff["worker"], trainer=staff["trainer"])
    return {
        "plan": whole.plan.uuid,
        "plan_stage": whole.step.stage.uuid,
        "plan_step": whole.step.uuid,
        "plan_goal": whole.goal.uuid,
        "plan_helper": whole.helper.uuid,
        "plan_asking": whole.asking.uuid,
        "plan_objection": whole.objection.uuid,
        "plan_move": whole.hand_over.uuid,
        **{word: word for word in ("up", "done", "reached", "voice", "yes")},
    }


def right_answer(question: uuid.UUID) -> dict[str, Any]:
    version = newest_versions([question], language="en", fallback="en")[question]
    return {"version": version.pk, "choice": version.answer_key["correct"], "key": str(uuid.uuid4())}


def share_of(her: Entered, employer: Organisation, certificate: Certificate, parts: list[str]) -> Any:
    draft = Draft(
        employer,
        timezone.localdate() + timezone.timedelta(days=30),
        "Kitchen assistant",
        items=[("certificate", certificate.uuid)],
        parts=parts,
    )
    return share(her.user, draft, language="en")


def around_her(staff: dict[str, Any]) -> dict[str, Any]:
    """A learner whose new card waits for a second worker.

    An employer nobody checked; another one to show something to.
    """
    waiting = make_learner(worker=staff["worker"])
    renewed_by_a_colleague(waiting)
    add_app(staff["trainer"], "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    passkey = Authenticator.objects.create(
        user=make_worker(Role.TRAINER), type=Authenticator.Type.WEBAUTHN, data={"name": "laptop"}
    )
    picture = Path(settings.MEDIA_ROOT) / "images" / "drawing.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"\x89PNG")
    return {
        "waiting": waiting.profile.uuid,
        "unchecked": make_organisation("Bar Sud", "employer").uuid,
        "employer": Organisation.objects.get(name="Caffe Nord").pk,
        "passkey": passkey.pk,
        "picture": "images/drawing.png",
    }


def let_look(person: Any) -> None:
    """Her adviser may look for work for her."""
    Portfolio.objects.update_or_create(person=person, defaults={"looked_for": True})
    refresh_looked_for(person.pk)


def at_employers(staff: dict[str, Any]) -> dict[str, Any]:
    """Who joined an employer, an invitation that is open there, and an employer that nobody comes in for."""
    place = Organisation.objects.get(name="Hotel Aurora")
    joined, _code = invite(place, [Duty.READS], by=staff["employer"])
    join(joined, first_name="Paolo", last_name="Bassi")
    invitation, _code = invite(place, [Duty.READS], by=staff["employer"])
    make_employer("Trattoria").memberships.update(ended_at=timezone.now())
    return {
        "offer": make_vacancy(place, is_public=True, open_until=days.in_days(5)).uuid,
        "drafted": make_vacancy(place, state="draft").uuid,
        "member": Membership.objects.get(person__last_name="Bassi").uuid,
        "invitation": invitation.uuid,
        "invited": Submission.objects.create(person=staff["employer"], key=uuid.uuid4()).uuid,
        "first_invited": Submission.objects.create(person=staff["coord"], key=uuid.uuid4()).uuid,
        "nobodys": Organisation.objects.get(name="Trattoria").uuid,
    }


def on_her_way_to_work(her: Entered, staff: dict[str, Any]) -> dict[str, Any]:
    """She writes with the employer she shows something to, and lets her adviser look for more; somebody
    stands in for her adviser.
    """
    place = Organisation.objects.get(name="Hotel Aurora")
    interest = show_interest(her.user, make_vacancy(place, title="Porter"))
    answer_her(interest, by=staff["worker"], words="A good place.")
    use_share(interest, by=her.user)
    interest = Interest.objects.get(pk=interest.pk)
    picture = CleanFile(b"\x89PNG", name="bread.png")
    message = write_in(interest, by=her.user, body="This is my bread.", file=picture)
    look_for(her.user)
    talk = Talk.objects.create(learner=her.user, worker=staff["worker"], need="all_done")
    row = stand_in(staff["coord"], staff["worker"], first=1)
    return {
        "interest": interest.uuid,
        "wanted": make_vacancy(place, title="Cook").uuid,
        "work_message": message.uuid,
        "work_talk": message.conversation.uuid,
        "deputy": row.uuid,
        "talk": talk.pk,
    }


def renewed_by_a_colleague(learner: Entered) -> None:
    colleague = make_worker(Role.CASE_WORKER)
    assign(colleague, learner.user, make_organisation())
    renew_card(learner.profile, worker=colleague)


#: Columns by who they are. `her…` is the learner everything belongs to.
HERSELF = ("her", "her+pin")
TEAM = ("trainer", "worker", "coord", "coord+why")


def marks_of(world: World) -> dict[str, tuple[str, ...]]:
    """Strings that give her away, and the columns that may meet them in a page."""
    her, ids = world.her, world.ids
    everyone_of_hers = (*HERSELF, "her-waits", *TEAM)
    return {
        her.profile.handle: everyone_of_hers,
        her.user.username: (),
        str(ids["person"]): TEAM,
        str(ids["certificate"]): everyone_of_hers,
        str(ids["unnamed"]): everyone_of_hers,
        str(ids["passed"]): (*HERSELF, "her-waits"),
        str(ids["trying"]): (*HERSELF, "her-waits"),
        str(ids["share"]): ("her+pin", "employer"),
        str(ids["consent"]): ("her+pin",),
        ids["reference"]: ("her+pin", "employer"),
        str(ids["shared_picture"]): ("her+pin", "employer"),
        str(ids["sample"]): ("her+pin", "trainer", "worker"),
        "أحب النظام": ("her+pin", "trainer", "worker"),
        str(ids["conversation"]): ("her+pin", "trainer"),
        QUESTION: ("her+pin", "trainer"),
        NAME: (),
        world.other.profile.handle: ("other", "trainer", "coord", "coord+why"),
    }


@dataclass(frozen=True)
class Person:
    """A column: who it is in words, and how she comes to be signed in."""

    words: str
    enter: Callable[[World, SignIn], Client]


def nobody(world: World, sign_in: SignIn) -> Client:
    return Client(SERVER_NAME="localhost")


def herself(world: World, sign_in: SignIn, *, pin: bool = False) -> Client:
    return sign_in(world.her.user, pin=pin)


def other_learner(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.other.user, pin=True)


def with_a_new_card(world: World, sign_in: SignIn) -> Client:
    """Whoever holds the card that was made anew: with a PIN she set herself, and given."""
    renew_card(world.her.profile, worker=world.staff["worker"])
    set_pin(world.her.profile, PIN)
    return sign_in(get_user_model().objects.get(pk=world.her.user.pk), pin=True)


def suspended(world: World, sign_in: SignIn) -> Client:
    """Her browser was open when she was suspended."""
    browser = sign_in(world.her.user, pin=True)
    suspend(world.her.profile, by=world.staff["coord"])
    return browser


def colleague(
    world: World, sign_in: SignIn, *, name: str, with_factor: bool = True, reason: bool = False
) -> Client:
    if reason:
        give_reason(world.staff[name], world.her.profile, "She asked for a letter.")
    return sign_in(get_user_model().objects.get(pk=world.staff[name].pk), with_factor=with_factor)


def password_alone(world: World, sign_in: SignIn) -> Client:
    browser = Client(SERVER_NAME="localhost")
    browser.post("/admin/login/", {"login": world.staff["trainer"].username, "password": PASSWORD})
    return browser


PEOPLE = {
    "visitor": Person("nobody who is signed in", nobody),
    "her": Person("the learner everything belongs to, without her PIN", herself),
    "her+pin": Person("she, with her PIN given", partial(herself, pin=True)),
    "other": Person("another learner of her organisation, with her PIN given", other_learner),
    "her-waits": Person(
        "whoever holds her renewed card, with a new PIN given, within the first day", with_a_new_card
    ),
    "her-out": Person("she, suspended while her browser was open", suspended),
    "trainer": Person("a trainer of her organisation", partial(colleague, name="trainer")),
    "trainer2": Person("a trainer of another organisation", partial(colleague, name="trainer2")),
    "worker": Person("the case worker who accompanies her", partial(colleague, name="worker")),
    "worker-": Person(
        "a case worker of her organisation who does not accompany her", partial(colleague, name="worker-")
    ),
    "coord": Person("a coordinator of her organisation", partial(colleague, name="coord")),
    "coord+why": Person("she, having given a reason", partial(colleague, name="coord", reason=True)),
    "coord2": Person("a coordinator of another organisation", partial(colleague, name="coord2")),
    "employer": Person("somebody of the employer she shares with", partial(colleague, name="employer")),
    "employer2": Person(
        "somebody of a checked employer she does not share with", partial(colleague, name="employer2")
    ),
    "author": Person("somebody who writes lessons and has no role", partial(colleague, name="author")),
    "reviewer": Person("somebody who reviews and publishes them", partial(colleague, name="reviewer")),
    "admin": Person("an administrator", partial(colleague, name="admin")),
    "admin-1st": Person(
        "an administrator signed in without a second factor",
        partial(colleague, name="admin", with_factor=False),
    ),
    "trainer-1st": Person(
        "a trainer of her organisation signed in without a second factor",
        partial(colleague, name="trainer", with_factor=False),
    ),
    "trainer-pw": Person("the same trainer after the password, before the second factor", password_alone),
}
