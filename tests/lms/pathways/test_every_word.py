"""Every word of a plan, and every field in which one is written: nothing of a part stands on any page of
somebody who may not see it, and what a court may ask for stands before whatever she or others write.
"""

import re
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import translation
from django.utils.translation import gettext

from lms.core.plain_words import PlainForm
from lms.organisations.actions import assign
from lms.organisations.models import Role
from lms.pathways import urls as hers
from lms.pathways.circle import actions as circle
from lms.pathways.desk import urls as desk
from lms.pathways.models import Objection, Pathway, Step
from lms.pathways.plans.actions import answer_objection, object_to
from lms.pathways.reviews.actions import Sitting, hold_review
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import let_in, make_plan, make_template, make_whole_plan, stage_block, step_named
from tests.lms.pathways.desk.test_rights import ALL, TABLE, stand

pytestmark = pytest.mark.django_db
#: What only changes something, and what is read on paper: the same steps as on "said".
NOT_READ = {"move_back", "done", "steps_print"}


def mark(theme: str) -> str:
    """A word that stands in everything that was said in this part, and nowhere else."""
    return f"only{theme}"


def said(what: str, theme: str) -> str:
    return f"{what} {mark(theme)}"


# ── who may see which part ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def pathway(faces):
    """In each part a title, a goal, steps with what helps, something that is not right with its answer and
    without, and what two people said of it a while ago.
    """
    stages = [
        stage_block(
            said("Title", theme),
            theme=theme,
            goals=(said("Goal", theme),),
            steps=(
                {"words": f"Of {theme}.", "detail": said("Detail", theme)},
                {"words": said("Second", theme)},
            ),
        )
        for theme in ALL
    ]
    first = make_worker(Role.COORDINATOR, username="first")
    learner = make_learner(handle="River Maple 42", worker=first)
    made = make_plan(learner.user, template=make_template("A way", *stages))
    before = let_in(made, first, Role.COORDINATOR)
    happened = {step_named(made, said("Second", theme)).uuid: "done" for theme in ALL}
    hold_review(made, Sitting(languages=("en", "it"), happened=happened, agreed_by_her=True), worker=first)
    circle.end(before, by=made.person)
    for theme in ALL:
        for answer in ("", said("Answer", theme)):
            words = said("Objection", theme)
            row = object_to(made, words, language="en", step=step_named(made, f"Of {theme}."))
            if answer:
                answer_objection(row, answer, language="en", by=first)
    return made


def pages_of(pathway: Pathway) -> list[tuple[str, str]]:
    """Every page of the desk about this plan, whatever it can be asked for: (name, address)."""
    steps = Step.objects.filter(stage__pathway=pathway)
    found = []
    for pattern in desk.urlpatterns:
        kept = set(pattern.pattern.converters)
        if not str(pattern.pattern).startswith("plans/<uuid:uuid>/") or pattern.name in NOT_READ:
            continue
        more = {"objection": Objection.objects.filter(pathway=pathway)}
        rows = [()] if kept == {"uuid"} else [(row.uuid,) for row in more[(kept - {"uuid"}).pop()]]
        found += [
            (str(pattern.name), reverse(f"plans_desk:{pattern.name}", args=[pathway.uuid, *row]))
            for row in rows
        ]
    named = "&".join(f"step={step.uuid}" for step in steps)
    return [(name, f"{address}?{named}" if name == "said" else address) for name, address in found]


@pytest.mark.parametrize(
    ("role", "relation", "may"), TABLE, ids=[f"{role}-{made.__name__}" for role, made, _may in TABLE]
)
def test_no_word_of_a_part_is_read_by_whoever_may_not_see_it(enter, pathway, role, relation, may):
    browser: Client = enter(stand(pathway, role, relation))
    pages = [(name, browser.get(address).content.decode()) for name, address in pages_of(pathway)]
    read = {(name, theme) for name, page in pages for theme in ALL if mark(theme) in page}
    assert {(name, theme) for name, theme in read if theme not in may.see} == set()
    assert {theme for name, theme in read if name == "plan"} == may.see


# ── before every field ──────────────────────────────────────────────────────────────────────────────────────

FREE_TEXT = re.compile(r"<textarea\b|<input type=\"text\"")
NOTE = "A court can ask for what is written here."


def is_free_text(field: forms.Field) -> bool:
    return type(field) is forms.CharField


def forms_for_words() -> set[type]:
    """Every form of plans in which somebody writes; a form that is only the beginning of others is none."""

    def below(kind: type) -> set[type]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    ours = {kind for kind in below(PlainForm) if kind.__module__.startswith("lms.pathways.")}
    with_words = {kind for kind in ours if any(map(is_free_text, kind.base_fields.values()))}
    return {kind for kind in with_words if not kind.__subclasses__()}


class Everybody:
    """Her, and those around her who write in her plan or ask to be let into it."""

    def __init__(self, language: str = "en") -> None:
        self.worker = make_worker(Role.CASE_WORKER, username="elena")
        self.outside = make_worker(Role.CASE_WORKER, username="giulia")
        trainer = make_worker(Role.TRAINER, username="marta")
        self.her = make_learner(worker=self.worker, language=language).user
        assign(self.outside, self.her, make_organisation())
        self.whole = make_whole_plan(self.her, worker=self.worker, trainer=trainer)

    def arguments(self, pattern: URLPattern) -> dict[str, Any]:
        route, whole = str(pattern.pattern), self.whole
        holders = {"stages": whole.second, "goals": whole.goal, "steps": whole.step, "people": whole.helper}
        kept = set(pattern.pattern.converters)
        about = holders.get(route.partition("/")[0], whole.plan)
        return {
            name: value
            for name, value in {
                "uuid": self.her.profile.uuid if route.startswith("people/<uuid:uuid>/plan") else about.uuid,
                "objection": whole.objection.uuid,
                "step": whole.step.uuid,
            }.items()
            if name in kept
        }


def fields_without_a_note(page: str, note: str) -> list[str]:
    """In its main part, the fields that stand before the note, or on a page that has none."""
    main = page[page.index("<main") :]
    at = main.find(note)
    return [found[0] for found in FREE_TEXT.finditer(main) if at < 0 or found.start() < at]


def look(browser: Client, name: str, arguments: dict[str, Any], note: str, seen: set[type]) -> list[str]:
    answer = browser.get(reverse(name, kwargs=arguments))
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return []
    form = answer.context.get("form")
    if form is not None and any(map(is_free_text, form.fields.values())):
        seen.add(type(form))
    return [f"{name}: {field}" for field in fields_without_a_note(answer.content.decode(), note)]


def test_what_a_court_may_ask_for_stands_before_every_field(enter, faces):
    all_of_them = Everybody()
    seen: set[type] = set()
    missing = []
    browsers = [("pathway", hers, enter(all_of_them.her, pin=True))]
    browsers += [("plans_desk", desk, enter(worker)) for worker in (all_of_them.worker, all_of_them.outside)]
    for namespace, urls, browser in browsers:
        for pattern in urls.urlpatterns:
            if "<slug:" in str(pattern.pattern):
                continue  # pressed, not opened
            arguments = all_of_them.arguments(pattern)
            missing += look(browser, f"{namespace}:{pattern.name}", arguments, NOTE, seen)
    assert missing == []
    assert seen == forms_for_words()


@pytest.mark.parametrize("name", ["together", "finish"])
def test_her_half_has_the_note_before_its_fields_in_her_language(enter, faces, name):
    all_of_them = Everybody(language="ar")
    page = enter(all_of_them.worker).get(reverse(f"plans_desk:{name}", args=[all_of_them.whole.plan.uuid]))
    with translation.override("ar"):
        note = gettext(
            "A court can ask for what is written here. If you have a matter before a court, ask your lawyer "
            "first."
        )
    text = page.content.decode()
    assert fields_without_a_note(text, NOTE) == []
    assert fields_without_a_note(text, note) == []
