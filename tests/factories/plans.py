"""Plans made through the same actions as in real life: from a template, and with whom she lets in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from wagtail.models import Locale

from lms.contracts.destination import Named
from lms.organisations.models import Organisation, Role
from lms.pathways.circle import actions as circle
from lms.pathways.enums import Theme
from lms.pathways.models import Goal, HandOver, Helper, Objection, Pathway, PlanTemplate, Stage, Step
from lms.pathways.plans.actions import add_goal, add_step, mark_stage, object_to, say_aim, start_plan
from lms.pathways.templates.queries import written
from tests.factories.people import Entered, make_learner, make_organisation, make_worker
from tests.remembered import remembered

EVERYTHING = tuple(Theme.values)


# ── templates ───────────────────────────────────────────────────────────────────────────────────────────────


def stage_block(
    title: str = "My papers",
    *,
    theme: str = "papers",
    goals: tuple[str, ...] = ("I know which papers I have.",),
    steps: tuple[dict[str, Any], ...] = ({"words": "Put all my papers into one folder."},),
) -> dict[str, Any]:
    """A stage as the editor stores it: the items of its lists have ids."""
    return {
        "type": "stage",
        "id": str(uuid4()),
        "value": {
            "theme": theme,
            "title": title,
            "goals": [{"type": "item", "id": str(uuid4()), "value": goal} for goal in goals],
            "steps": [{"type": "item", "id": str(uuid4()), "value": step} for step in steps],
        },
    }


def make_template(
    title: str = "A way", *stages: dict[str, Any], language: str = "en", live: bool = True, **more: Any
) -> PlanTemplate:
    made = PlanTemplate(
        title=title, locale=Locale.objects.get_or_create(language_code=language)[0], live=live, **more
    )
    field = PlanTemplate._meta.get_field("stages")
    made.stages = field.stream_block.to_python(list(stages or [stage_block()]))
    made.save()
    return made


def translate_template(source: PlanTemplate, language: str, words: dict[str, str]) -> PlanTemplate:
    """`words` is {what it says: the same in `language`}; anything else stays as it is."""

    def in_words(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: in_words(value) for name, value in part.items()}
        if isinstance(part, list):
            return [in_words(value) for value in part]
        return words.get(part, part) if isinstance(part, str) else part

    return make_template(
        words.get(source.title, source.title),
        *in_words(source.stages.get_prep_value()),
        language=language,
        translation_key=source.translation_key,
    )


# ── one plan ────────────────────────────────────────────────────────────────────────────────────────────────


def make_plan(
    person: Any,
    *,
    by: Any = None,
    organisation: Organisation | None = None,
    template: PlanTemplate | None = None,
    language: str = "en",
) -> Pathway:
    """Begun from a template of one stage, or from the one that is given."""
    chosen = template or make_template()
    assert written(chosen.translation_key)
    return start_plan(
        person,
        organisation=organisation or make_organisation(),
        by=by or person,
        template=chosen.translation_key,
        language=language,
    )


def make_step(
    pathway: Pathway,
    words: str = "Take the form to the office.",
    *,
    by: Any = None,
    language: str = "en",
    leads_to: tuple[str, UUID] | Named | None = None,
    **more: Any,
) -> Step:
    """One more in the first stage: hers, unless somebody else is named."""
    stage = pathway.stages.first()
    assert stage
    return add_step(
        stage, {language: words}, by=by or pathway.person, said_in=language, leads_to=leads_to, **more
    )


def step_named(pathway: Pathway, words: str) -> Step:
    return next(step for step in Step.objects.filter(stage__pathway=pathway) if words in step.words.values())


# ── who is around it ────────────────────────────────────────────────────────────────────────────────────────


@remembered
def let_in(
    pathway: Pathway,
    person: Any,
    role: str = Role.CASE_WORKER,
    *,
    themes: Iterable[str] = EVERYTHING,
    organisation: Organisation | None = None,
) -> Helper:
    """She says yes to somebody, for these parts of those that the role may see."""
    helper = circle.suggest(
        pathway,
        person,
        organisation=organisation or make_organisation(),
        role=role,
        themes=themes,
        by=pathway.person,
    )
    circle.let_in(helper, by=pathway.person, themes=themes)
    return helper


@dataclass
class Accompanied:
    """A learner's plan, and the adviser she let into all of it."""

    pathway: Pathway
    learner: Entered
    worker: Any

    @property
    def person(self) -> Any:
        return self.learner.user


@remembered
def accompanied_plan(
    *, organisation: Organisation | None = None, language: str = "en", handle: str = "", steps: int = 2
) -> Accompanied:
    """Two stages: papers, begun, with a goal and `steps` steps of hers, and work, with nothing yet."""
    place = organisation or make_organisation()
    worker = make_worker(Role.CASE_WORKER, organisation=place, first_name="Elena")
    learner = make_learner(worker=worker, organisation=place, language=language, handle=handle)
    template = make_template(
        "A way",
        stage_block("My papers", goals=(), steps=()),
        stage_block("First work", theme="work", goals=(), steps=()),
    )
    pathway = make_plan(learner.user, by=worker, organisation=place, template=template, language=language)
    say_aim(pathway, "I want to cook in a place with a window.", language="en")
    papers = pathway.stages.get(theme=Theme.PAPERS)
    mark_stage(papers, begun=True)
    goal = add_goal(papers, "A card of my own", language="en", by=learner.user)
    for number in range(1, steps + 1):
        make_step(pathway, f"Step {number}", goal=goal)
    let_in(pathway, worker, organisation=place)
    return Accompanied(pathway, learner, worker)


@dataclass
class WholePlan:
    """A plan with one of everything: somebody who helps, somebody who asks, a way elsewhere."""

    plan: Pathway
    second: Stage
    step: Step
    suggested: Step
    goal: Goal
    helper: Helper
    asking: Helper
    objection: Objection
    hand_over: HandOver


def make_whole_plan(person: Any, *, worker: Any, trainer: Any) -> WholePlan:
    template = make_template("A way", stage_block(), stage_block("Work", theme="work"))
    plan = make_plan(person, by=worker, template=template)
    stage, second = plan.stages.order_by("order")
    step = make_step(plan)
    helper = let_in(plan, worker, themes=["papers", "work"])
    asking = circle.suggest(
        plan,
        trainer,
        organisation=make_organisation(),
        role=Role.TRAINER,
        themes=["papers", "work"],
        by=person,
    )
    return WholePlan(
        plan=plan,
        second=second,
        step=step,
        suggested=make_step(plan, "Go to the language café.", by=worker),
        goal=add_goal(stage, "I can read my papers.", language="en", by=person),
        helper=helper,
        asking=asking,
        objection=object_to(plan, "I did not say this.", language="en", step=step),
        hand_over=HandOver.objects.create(
            pathway=plan,
            from_organisation=make_organisation(),
            to_organisation=make_organisation("Passo"),
            asked_by=worker,
            themes=["papers"],
        ),
    )
