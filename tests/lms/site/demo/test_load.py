"""The demo as it stands after `load_demo`: lessons in every language, and people with a way behind them."""

import datetime
import re
from collections import Counter

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from courses.attempts.models import Observation, QuizAttempt
from courses.catalogue.models import Course, LessonText, Module, ModuleCompetence, PracticeTask
from courses.certificates.models import Certificate
from courses.enrolments.models import Cohort, Enrolment
from courses.enrolments.queries import free_seats, open_requests
from courses.pages.checks import checklists
from courses.pages.models import LessonPage, ModulePage
from courses.pages.written import newest_of
from courses.progress.models import StepRecord
from courses.questions.models import QuestionVersion
from employers.portfolios.queries import openings_by_share, shares_for
from lms.accounts.codes import is_well_formed
from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.contracts.desk.needs import Urgency, need_of, needs_for
from lms.core import days
from lms.desk.people import desk_learners
from lms.pathways.circle.queries import around, holding
from lms.pathways.closing.queries import closing_review
from lms.pathways.models import HandOver, Helper, Pathway
from lms.pathways.plans.queries import plan_in
from lms.site.demo.accounts import demo_accounts
from lms.site.demo.besides import BESIDES, EVERYDAY, WORDS
from lms.site.demo.people import LEARNERS, WORKERS
from lms.site.demo.story import named

#: The languages of the countries in which the partners work, and English.
PARTNERS = ("en", "it", "es", "el", "ro")
#: In which the third course is written too.
MORE = ("ar", "fr", "uk")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning"),
]


def profile(handle):
    return Profile.objects.get(handle=handle)


def first_course():
    return Course.objects.get(position=0)


def enrolment(handle):
    """In the first course, which everybody takes."""
    return Enrolment.objects.get(person__profile__handle=handle, course__position=0)


def needs_on_marta_s_desk():
    """Handle → what the desk says to do next, for those who need something."""
    marta = named("marta")
    asked = needs_for(marta, Urgency.NOW, Urgency.LATER)
    found = {learner.handle: need_of(learner, asked) for learner in desk_learners(marta)}
    return {handle: str(need.verb) for handle, need in found.items() if need}


def test_search_and_references_are_ready_and_leave_the_worker_nothing_to_do():
    lesson = LessonPage.objects.live().order_by("pk").first()
    found = [page.pk for page in LessonPage.objects.all().autocomplete(lesson.title)]
    assert lesson.pk in found
    assert ReferenceIndex.get_references_for_object(lesson).exists()
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 0


def test_the_course_is_published_with_its_modules_in_order():
    course = first_course()
    assert set(course.texts) == {*PARTNERS, "ar"}
    modules = list(Module.objects.filter(course=course).order_by("position"))
    assert [(module.texts["en"]["title"], sorted(module.texts)) for module in modules] == [
        ("A clean kitchen", sorted({*PARTNERS, "ar"})),
        ("Food and temperature", sorted(PARTNERS)),
        ("Rooms and guests", sorted(PARTNERS)),
    ]


def test_the_second_course_is_whole_in_every_language_of_the_partners():
    course = Course.objects.get(position=1)
    assert set(course.texts) == set(PARTNERS)
    texts = LessonText.objects.filter(lesson__module__course=course).values_list("language", flat=True)
    assert Counter(texts) == dict.fromkeys(PARTNERS, 7)
    tasks = PracticeTask.objects.filter(module__course=course)
    assert {tuple(sorted(task.texts)) for task in tasks} == {tuple(sorted(PARTNERS))}


def test_the_third_course_is_whole_in_every_language_and_nobody_outside_sees_it():
    course = Course.objects.get(position=2)
    assert (set(course.texts), course.visible_outside) == ({*PARTNERS, *MORE}, False)
    texts = LessonText.objects.filter(lesson__module__course=course).values_list("language", flat=True)
    assert Counter(texts) == dict.fromkeys({*PARTNERS, *MORE}, 9)
    tasks = PracticeTask.objects.filter(module__course=course)
    assert {tuple(sorted(task.texts)) for task in tasks} == {tuple(sorted({*PARTNERS, *MORE}))}
    about = [course.uuid, *course.modules.values_list("uuid", flat=True)]
    assert not Certificate.objects.filter(about__in=about).exists()


def test_some_take_more_than_one_course():
    taken = Enrolment.objects.exclude(course__position=0).values_list(
        "person__profile__handle", "course__position", "lessons_done"
    )
    places = {WORDS: 1, EVERYDAY: 2}
    expected = [(who, places[each.course], each.lessons) for who, all_ in BESIDES.items() for each in all_]
    assert sorted(taken) == sorted(expected)


def test_every_competence_that_asks_for_practice_has_a_task():
    asked = ModuleCompetence.objects.filter(level__needs_practice=True)
    tasks = set(PracticeTask.objects.values_list("module", "competence"))
    assert [row.competence.code for row in asked if (row.module_id, row.competence_id) not in tasks] == []


def test_learners_get_everything_that_stands_in_the_courses():
    pages = [page for model in (ModulePage, LessonPage) for page in model.objects.select_related("locale")]
    assert [told.in_the_way for told in checklists(newest_of(pages)) if told.in_the_way] == []


def test_a_module_in_one_more_language_has_every_lesson_question_and_task_in_it():
    first = Module.objects.get(course=first_course(), position=0)
    texts = LessonText.objects.filter(lesson__module=first).values_list("language", flat=True)
    assert Counter(texts) == dict.fromkeys({*PARTNERS, "ar"}, 5)
    assert Counter(QuestionVersion.objects.values_list("language", flat=True)) == {
        "ar": 33 + 63,
        **dict.fromkeys(("fr", "uk"), 63),
        **dict.fromkeys(PARTNERS, 78 + 35 + 63),
    }
    assert {tuple(sorted(task.texts)) for task in PracticeTask.objects.filter(module=first)} == {
        tuple(sorted({*PARTNERS, "ar"}))
    }
    others = PracticeTask.objects.exclude(module=first).exclude(module__course__position=2)
    assert {tuple(sorted(task.texts)) for task in others} == {tuple(sorted(PARTNERS))}
    assert {
        language: {each.language for each in first.text_in("objectives", language)}
        for language in ("ar", *PARTNERS)
    } == {language: {language} for language in ("ar", *PARTNERS)}


def test_what_is_not_translated_does_not_appear_in_the_tree_of_that_language():
    assert sorted(ModulePage.objects.filter(locale__language_code="ar").values_list("title", flat=True)) == [
        "الراحة والجسم",
        "المال والمواعيد",
        "الهاتف والإنترنت",
        "مطبخ نظيف",
    ]


def test_the_demo_contract_lists_everybody():
    accounts = demo_accounts()
    counts = {
        role: len([account for account in accounts if account["role"] == role])
        for role in {account["role"] for account in accounts}
    }
    assert counts == {
        "trainee": 13,
        "trainer": 1,
        "case_worker": 1,
        "coordinator": 4,
        "author": 1,
        "employer": 2,
        "reviewer": 1,
        "administrator": 1,
    }
    assert len({account["language"] for account in accounts if account["role"] == "trainee"}) >= 5
    assert len({account["organisation"] for account in accounts if account["role"] == "coordinator"}) == 4
    trainee = next(account for account in accounts if account["handle"] == "Copper Lark 29")
    assert {"role", "handle", "code", "organisation", "start_url", "certificates"} <= set(trainee)
    (certificate,) = trainee["certificates"]
    assert certificate["name"] == "Amina Diallo"
    assert re.fullmatch(
        r"http://localhost(:\d+)?/learn/certificates/[0-9a-f-]{36}/sheet\.pdf", certificate["pdf_url"]
    )
    assert certificate["credential_url"] == certificate["pdf_url"].replace("sheet.pdf", "credential.json")
    assert certificate["code"] not in certificate["pdf_url"]


def test_cards_are_different_and_can_be_typed():
    assert [learner.handle for learner in LEARNERS if not is_well_formed(learner.code)] == []
    for facts in ("handle", "number", "code"):
        assert len({getattr(learner, facts) for learner in LEARNERS}) == len(LEARNERS)


def test_everybody_has_a_pin_but_the_one_who_never_entered():
    assert [found.handle for found in Profile.objects.filter(pin_hash="")] == ["Early Tulip 34"]


def test_twelve_learn_in_one_group_with_a_neutral_name():
    cohort, afternoon, spring, evening = Cohort.objects.order_by("pk")
    assert (afternoon.name, afternoon.enrolments.count()) == ("Afternoon group", 3)
    assert (spring.name, spring.enrolments.count()) == ("Spring group", 0)
    assert (cohort.name, cohort.enrolments.count(), free_seats(cohort)) == ("Morning group", 12, 0)
    assert [(row.person.profile.handle, row.state) for row in open_requests(evening)] == [
        ("Clear Brook 58", "asked"),
        ("Early Tulip 34", "waiting"),
    ]
    assert enrolment("Quiet Harbour 38").cohort is None


def test_their_ways_differ():
    found = {
        handle: (done, total)
        for handle, done, total in Enrolment.objects.filter(course=first_course()).values_list(
            "person__profile__handle", "lessons_done", "lessons_total"
        )
    }
    assert {total for _done, total in found.values()} == {10}
    assert {handle: done for handle, (done, _total) in found.items()} == {
        learner.handle: learner.lessons for learner in LEARNERS
    }
    assert sorted({done for done, _total in found.values()}) == [0, 1, 2, 3, 4, 5, 6, 10]
    assert Enrolment.objects.get(completed_at__isnull=False).person.profile.handle == "Amber Willow 63"


def test_one_waits_for_the_test_of_her_module():
    waiting = enrolment("Bright Meadow 71")
    assert waiting.lessons_done == 5
    assert not QuizAttempt.objects.filter(enrolment=waiting).exists()


def test_two_have_certificates_with_their_name_and_one_waits_for_it():
    named_ones = Certificate.objects.exclude(name_fingerprint="").values_list(
        "person__profile__handle", flat=True
    )
    waiting = Certificate.objects.filter(name_fingerprint="").values_list(
        "person__profile__handle", flat=True
    )
    assert sorted(named_ones) == ["Amber Willow 63", "Amber Willow 63", "Amber Willow 63", "Copper Lark 29"]
    assert list(waiting) == ["Warm Harbour 12"]


def test_the_desk_says_something_different_about_those_who_need_a_hand():
    assert needs_on_marta_s_desk() == {
        "Amber Willow 63": "Read her answer",
        "Clear Brook 58": "Answer her",
        "Copper Lark 29": "Watch her practice",
        "Early Tulip 34": "Show her how to enter",
        "Golden Pebble 46": "Answer her",
        "Linen Garden 25": "Look at it together",
        "Silver Heron 90": "Say hello",
        "Warm Harbour 12": "Confirm the name with her",
        "Bright Meadow 71": "Read her answer",
        "Hazel Lantern 87": "Watch her practice",
        **dict.fromkeys(["Morning Cedar 54", "River Maple 42"], "Remind her of tomorrow's session"),
    }


def test_practice_of_one_learner_is_signed_off_by_the_trainer():
    observed = Observation.objects.all()
    assert {row.enrolment.person.profile.handle for row in observed} == {"Amber Willow 63"}
    assert {row.assessor.username for row in observed} == {"marta"}
    tasks = PracticeTask.objects.filter(module__course=first_course())
    assert observed.count() == tasks.values("competence").distinct().count()
    assert [row.observed_on for row in observed if row.observed_on != days.day_of(row.signed_at)] == []


def test_each_employer_sees_one_portfolio_and_one_of_them_looked():
    (looked,) = shares_for(named("aurora"))
    (unopened,) = shares_for(named("ponte"))
    assert looked.person.profile.handle == "Amber Willow 63"
    assert unopened.person.profile.handle == "Copper Lark 29"
    assert sum(visit.opened for visit in openings_by_share(looked.person)[looked.uuid].visits) == 2
    assert unopened.uuid not in openings_by_share(unopened.person)


def test_what_happened_lies_on_the_days_the_story_says_and_in_order():
    now = timezone.now()
    for learner in LEARNERS:
        hers = enrolment(learner.handle)
        done = list(
            StepRecord.objects.filter(enrolment=hers).order_by("pk").values_list("done_at", flat=True)
        )
        assert done == sorted(done), learner.handle
        assert [
            moment
            for moment in done
            if moment > now or moment < now - datetime.timedelta(days=learner.began + 1)
        ] == [], learner.handle
        assert hers.started_at >= now - datetime.timedelta(days=learner.began + 1), learner.handle
    assert enrolment("Silver Heron 90").last_active_at < now - datetime.timedelta(days=7)
    assert enrolment("Morning Cedar 54").last_active_at > now - datetime.timedelta(days=2)


def test_the_audit_is_left_as_it_was_written():
    assert AuditEntry.objects.filter(at__lt=timezone.now() - datetime.timedelta(days=1)).count() == 0


def test_workers_are_who_the_list_says():
    assert {worker.username for worker in WORKERS} == {
        "marta",
        "giulia",
        "anna",
        "eleni",
        "pilar",
        "ioana",
        "aurora",
        "ponte",
        "nadia",
        "rosa",
        "admin",
    }


def plan_named(handle: str) -> Pathway:
    return Pathway.objects.select_related("organisation").get(person__profile__handle=handle)


def test_six_plans_stand_at_different_places_of_their_way():
    """Begun, in the middle, in Arabic, handed over, at its end, resting."""
    assert {handle: stands(plan_named(handle)) for handle in STAGES} == STAGES


#: {handle: what is said of her plan}
STAGES = {
    "Amber Willow 63": {"due"},
    "Morning Cedar 54": {"ar"},
    "Copper Lark 29": {"handed over"},
    "Linen Garden 25": {"closed"},
    "Warm Harbour 12": {"resting"},
    "Silver Heron 90": {"asks"},
}


def stands(plan: Pathway) -> set[str]:
    people = around(plan)
    review = closing_review(plan)
    moved = HandOver.objects.filter(pathway=plan, received_at__isnull=False, closed_at=None)
    says = {
        "due": plan.closed_at is None and plan.next_review_on and plan.next_review_on <= days.today(),
        "ar": plan.said_in == "ar" and all(step.words.texts.get("ar") for step in plan_in(plan).steps),
        "handed over": moved.filter(to_organisation=plan.organisation).exists() and bool(people.open),
        "closed": plan.closed_at is not None and bool(review and review.takes_along) and not people.open,
        "resting": plan.paused_at is not None,
        "asks": [one.person.username for one in people.asking] == ["giulia"] and not people.open,
    }
    return {name for name, is_so in says.items() if is_so}


def test_who_was_let_into_a_plan_of_the_demo_sees_something_of_it():
    """But in a plan that ended: there nobody is around her."""
    helpers = Helper.objects.filter(since__isnull=False, ended_at=None)
    assert {row.pk for row in helpers} == {row.pk for row in holding()}
    assert helpers.filter(pathway__closed_at__isnull=False).count() == 0
