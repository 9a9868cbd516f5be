"""A plan with somebody who accompanies it."""

from dataclasses import dataclass
from typing import Any

from lms.core import days
from lms.organisations.models import Organisation, Role
from lms.pathways.circle.models import Helper
from lms.pathways.enums import Theme
from lms.pathways.plans.models import Goal, Pathway, Stage, Step
from tests.factories.people import Entered, make_learner, make_organisation, make_worker
from tests.remembered import remembered

EVERYTHING = list(Theme.values)


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
def make_plan(
    *, organisation: Organisation | None = None, language: str = "en", handle: str = "", steps: int = 2
) -> Accompanied:
    """Two stages: papers, with a goal and `steps` steps, and work, with nothing yet."""
    place = organisation or make_organisation()
    worker = make_worker(Role.CASE_WORKER, organisation=place, first_name="Elena")
    learner = make_learner(worker=worker, organisation=place, language=language, handle=handle)
    pathway = Pathway.objects.create(
        person=learner.user,
        organisation=place,
        aim={"en": "I want to cook in a place with a window."},
        aim_said_on=days.today(),
    )
    let_in(pathway, worker, place)
    papers = Stage.objects.create(
        pathway=pathway, theme=Theme.PAPERS, title={"en": "My papers"}, begun_on=days.today(), order=1
    )
    Stage.objects.create(pathway=pathway, theme=Theme.WORK, title={"en": "First work"}, order=2)
    goal = Goal.objects.create(stage=papers, words={"en": "A card of my own"}, is_hers=True)
    for number in range(1, steps + 1):
        Step.objects.create(
            stage=papers, goal=goal, words={"en": f"Step {number}"}, order=number, accepted_on=days.today()
        )
    return Accompanied(pathway, learner, worker)


@remembered
def let_in(
    pathway: Pathway,
    person: Any,
    organisation: Organisation,
    *,
    role: str = Role.CASE_WORKER,
    themes: list[str] | None = None,
) -> Helper:
    """She said yes to somebody, from today on."""
    return Helper.objects.create(
        pathway=pathway,
        person=person,
        organisation=organisation,
        role=role,
        themes=EVERYTHING if themes is None else themes,
        since=days.today(),
    )
