"""Who may see and do what with a plan on the desk: role by relation by part. All else is shut.

A plan has three parts here: papers, skills, work. A trainer's work needs no papers, whatever was said.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.core import days
from lms.organisations.actions import assign
from lms.organisations.models import Role
from lms.pathways.circle import actions as circle
from lms.pathways.desk.waiting import due_plans
from lms.pathways.models import Helper, Pathway, Review, Step
from lms.pathways.plans.actions import object_to
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import let_in, make_plan, make_template, stage_block, step_named

pytestmark = pytest.mark.django_db

PAPERS, SKILLS, WORK = "papers", "skills", "work"
ALL = (PAPERS, SKILLS, WORK)
ADVISER, TRAINER, COORDINATOR = Role.CASE_WORKER, Role.TRAINER, Role.COORDINATOR


@dataclass(frozen=True)
class May:
    """Which parts are seen, and whether somebody looks at it with her; nothing unless it is said."""

    see: frozenset[str] = field(default_factory=frozenset)
    look: bool = False


def sees(*themes: str, look: bool = False) -> May:
    return May(frozenset(themes), look)


NOTHING = May()


@dataclass
class Stood:
    """Somebody who has to do with a plan."""

    pathway: Pathway
    worker: object
    role: str

    @property
    def helper(self) -> Helper:
        return Helper.objects.get(pathway=self.pathway, person=self.worker)


def accompanies_only(stood: Stood) -> None:
    """She works with her and was never let in."""


def asked(stood: Stood) -> None:
    circle.suggest(
        stood.pathway,
        stood.worker,
        organisation=make_organisation(),
        role=stood.role,
        themes=ALL,
        by=stood.pathway.person,
    )


def for_everything(stood: Stood) -> None:
    let_in(stood.pathway, stood.worker, stood.role, themes=ALL)


def for_skills(stood: Stood) -> None:
    let_in(stood.pathway, stood.worker, stood.role, themes=(SKILLS,))


def said_no(stood: Stood) -> None:
    asked(stood)
    circle.decline(stood.helper, by=stood.pathway.person)


def ended_by_her(stood: Stood) -> None:
    for_everything(stood)
    circle.end(stood.helper, by=stood.pathway.person)


def over_by_time(stood: Stood) -> None:
    for_everything(stood)
    Helper.objects.update(ends_on=days.in_days(-1))


def lost_assignment(stood: Stood) -> None:
    for_everything(stood)
    stood.pathway.person.accompanied_by.update(ended_at=timezone.now())


def lost_role(stood: Stood) -> None:
    for_everything(stood)
    stood.worker.memberships.update(ended_at=timezone.now())


def plan_at_its_end(stood: Stood) -> None:
    for_everything(stood)
    circle.end_all(stood.pathway, end=Helper.End.CLOSED)
    Pathway.objects.update(closed_at=timezone.now())


def account_closed(stood: Stood) -> None:
    for_everything(stood)
    type(stood.pathway.person.profile).objects.update(suspended_at=timezone.now())


#: role, what it is to her, what may be done.
TABLE: list[tuple[str, Callable[[Stood], None], May]] = [
    (ADVISER, accompanies_only, NOTHING),
    (ADVISER, asked, NOTHING),
    (ADVISER, for_everything, sees(*ALL, look=True)),
    (ADVISER, for_skills, sees(SKILLS, look=True)),
    (ADVISER, said_no, NOTHING),
    (ADVISER, ended_by_her, NOTHING),
    (ADVISER, over_by_time, NOTHING),
    (ADVISER, lost_assignment, NOTHING),
    (ADVISER, lost_role, NOTHING),
    (ADVISER, plan_at_its_end, NOTHING),
    (ADVISER, account_closed, sees(*ALL)),
    (TRAINER, accompanies_only, NOTHING),
    (TRAINER, asked, NOTHING),
    (TRAINER, for_everything, sees(SKILLS, WORK)),
    (TRAINER, for_skills, sees(SKILLS)),
    (TRAINER, ended_by_her, NOTHING),
    (TRAINER, lost_role, NOTHING),
    (TRAINER, lost_assignment, NOTHING),
    (TRAINER, account_closed, sees(SKILLS, WORK)),
    (COORDINATOR, accompanies_only, NOTHING),
    (COORDINATOR, asked, NOTHING),
    (COORDINATOR, for_everything, sees(*ALL, look=True)),
    (COORDINATOR, ended_by_her, NOTHING),
    (COORDINATOR, lost_role, NOTHING),
]


@pytest.fixture
def pathway(faces):
    stages = [stage_block(theme.title(), theme=theme, steps=({"words": f"Of {theme}."},)) for theme in ALL]
    person = make_learner(handle="River Maple 42").user
    return make_plan(person, template=make_template("A way", *stages))


def stand(pathway: Pathway, role: str, relation: Callable[[Stood], None]) -> object:
    worker = make_worker(role, username="her-worker")
    assign(worker, pathway.person, make_organisation())
    relation(Stood(pathway, worker, role))
    return type(worker).objects.get(pk=worker.pk)


def address(pathway: Pathway, name: str, *more: object) -> str:
    return reverse(f"plans_desk:{name}", args=[pathway.uuid, *more])


def parts_on(page) -> frozenset[str]:
    return frozenset(stage.theme for stage in page.context["plan"].stages)


def listed(browser: Client) -> list[str]:
    page = browser.get(reverse("plans_desk:list"))
    return [row.head.words for row in page.context["listing"].rows] if page.status_code == 200 else []


def key() -> str:
    return str(uuid.uuid4())


@pytest.mark.parametrize(
    ("role", "relation", "may"), TABLE, ids=[f"{role}-{made.__name__}" for role, made, _may in TABLE]
)
def test_the_table_holds(enter, pathway, role, relation, may):
    browser: Client = enter(stand(pathway, role, relation))
    is_open = Pathway.objects.filter(closed_at=None, person__profile__suspended_at=None).exists()
    page = browser.get(address(pathway, "plan"))
    assert page.status_code == (200 if may.see else 404)
    assert (parts_on(page) if may.see else frozenset()) == may.see
    assert listed(browser) == (["River Maple 42"] if may.see else [])
    shut = 404 if not may.see or (role == TRAINER) else 303
    assert browser.get(address(pathway, "together")).status_code == (200 if may.look else shut)
    assert browser.get(address(pathway, "said")).status_code == (
        404 if not may.see or role == TRAINER else 200
    )
    assert browser.get(address(pathway, "leave")).status_code == (200 if may.see else 404)
    for theme in ALL:
        step = step_named(pathway, f"Of {theme}.")
        browser.post(address(pathway, "done", step.uuid), {"key": key()})
        step.refresh_from_db()
        assert (step.state == "done") == (theme in may.see and is_open), theme
        stage = pathway.stages.get(theme=theme)
        browser.post(address(pathway, "suggest"), {"key": key(), "stage": str(stage.uuid), "words": "Do it."})
        suggested = Step.objects.filter(stage=stage, proposed_by__isnull=False).exists()
        assert suggested == (theme in may.see and is_open), theme


@pytest.mark.parametrize(
    ("role", "relation", "may"), TABLE, ids=[f"{role}-{made.__name__}" for role, made, _may in TABLE]
)
def test_only_who_looks_with_her_reviews_answers_and_is_told(enter, pathway, role, relation, may):
    objections = {
        theme: object_to(pathway, "No.", language="en", step=step_named(pathway, f"Of {theme}."))
        for theme in ALL
    }
    Pathway.objects.update(next_review_on=days.today())
    worker = stand(pathway, role, relation)
    browser: Client = enter(worker)
    assert due_plans(worker.pk).exists() == may.look
    browser.post(address(pathway, "together"), {"key": key(), "next_review_on": days.in_days(30).isoformat()})
    assert Review.objects.exists() == may.look
    for theme, objection in objections.items():
        browser.post(address(pathway, "answer", objection.uuid), {"key": key(), "answer": "Put right."})
        objection.refresh_from_db()
        assert bool(objection.answer) == (may.look and theme in may.see), theme


def test_another_organisations_coordinator_sees_nothing(enter, pathway):
    other = make_organisation("Ergasia", place="Athens")
    browser = enter(make_worker(COORDINATOR, organisation=other, username="kleio"))
    for name in ("plan", "together", "said", "steps_print", "suggest", "colleague", "leave"):
        assert browser.get(address(pathway, name)).status_code == 404, name
    assert browser.get(reverse("plans_desk:start", args=[pathway.person.profile.uuid])).status_code == 404
    assert browser.get(reverse("plans_desk:ask", args=[pathway.person.profile.uuid])).status_code == 404
    assert listed(browser) == []


def test_somebody_of_another_organisation_sees_what_she_was_let_into_and_no_page_of_hers(enter, pathway):
    school = make_organisation("Scuola Ponte")
    teacher = make_worker(TRAINER, organisation=school, username="teacher")
    let_in(pathway, teacher, TRAINER, themes=(SKILLS,), organisation=school)
    browser = enter(teacher)
    page = browser.get(address(pathway, "plan"))
    assert (parts_on(page), page.context["person_url"]) == ({SKILLS}, "")
    assert browser.get(reverse("desk:person", args=[pathway.person.profile.uuid])).status_code == 404


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.AUTHOR, Role.REVIEWER])
def test_no_employer_and_nobody_without_a_desk_comes_near(enter, pathway, role):
    kind = "employer" if role == Role.EMPLOYER else "partner"
    place = make_organisation("Hotel Aurora", kind) if kind == "employer" else make_organisation()
    worker = make_worker(role, organisation=place, username="other")
    browser = enter(worker)
    for name in ("plan", "together", "said", "steps_print"):
        assert browser.get(address(pathway, name)).status_code in {403, 404}, name
    assert browser.get(reverse("plans_desk:list")).status_code in {403, 404}


def test_whom_she_refused_does_not_ask_again_now(enter, pathway):
    worker = stand(pathway, ADVISER, said_no)
    assert enter(worker).get(reverse("plans_desk:ask", args=[pathway.person.profile.uuid])).status_code == 404
