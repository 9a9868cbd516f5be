"""Many plans at once, past the actions: what has to cost the same for three women and for three hundred."""

import uuid
from typing import Any

from django.contrib.auth import get_user_model

from lms.accounts.models import Profile
from lms.core import days
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from lms.pathways.enums import Theme
from lms.pathways.models import Goal, Helper, Objection, Pathway, Stage, Step


def many_plans(count: int, *, worker: Any, organisation: Organisation, steps: int = 1) -> list[Pathway]:
    """Each of a learner whom the worker accompanies and who let her in: due, contested, with a step that
    waits for the worker, and `steps` more.
    """
    people = _learners(count, worker, organisation)
    today = days.today()
    plans = Pathway.objects.bulk_create(
        Pathway(person=person, organisation=organisation, next_review_on=today) for person in people
    )
    helpers = Helper.objects.bulk_create(
        Helper(
            pathway=plan,
            person=worker,
            organisation=organisation,
            role=Role.CASE_WORKER,
            themes=list(Theme.values),
            since=today,
        )
        for plan in plans
    )
    stages = Stage.objects.bulk_create(
        Stage(pathway=plan, theme=Theme.PAPERS, title={"en": "Papers"}) for plan in plans
    )
    Goal.objects.bulk_create(Goal(stage=stage, words={"en": "A card of my own"}) for stage in stages)
    fill(stages, steps, helpers=helpers)
    return plans


def fill(stages: list[Stage], steps: int, *, helpers: list[Helper]) -> None:
    """So many steps in each of these: each waits for the helper, and each is contested."""
    made = Step.objects.bulk_create(
        Step(
            stage=stage,
            words={"en": f"Step {number}"},
            order=number,
            helper=helper,
            on=days.today(),
            accepted_on=days.today(),
        )
        for stage, helper in zip(stages, helpers, strict=True)
        for number in range(steps)
    )
    Objection.objects.bulk_create(
        Objection(pathway=step.stage.pathway, step=step, words="No.", language="en") for step in made
    )


def _learners(count: int, worker: Any, organisation: Organisation) -> list[Any]:
    model = get_user_model()
    people = model.objects.bulk_create(model(username=f"many-{uuid.uuid4()}") for _number in range(count))
    Profile.objects.bulk_create(
        Profile(user=person, handle=f"Many {person.pk}", handle_key=f"many-{person.pk}", pin_hash="x")
        for person in people
    )
    Membership.objects.bulk_create(
        Membership(person=person, organisation=organisation, role=Role.LEARNER) for person in people
    )
    SupportAssignment.objects.bulk_create(
        SupportAssignment(worker=worker, learner=person, organisation=organisation) for person in people
    )
    return people
