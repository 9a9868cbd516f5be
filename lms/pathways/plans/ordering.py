"""In which order things stand in a plan: hers."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from lms.core import days
from lms.core.locking import lock_all
from lms.pathways.plans.holding import held, hold
from lms.pathways.plans.models import Ordered, Pathway, Stage, Step


@transaction.atomic
def move_stage(stage: Stage, *, by: int) -> None:
    """By so many places, before (-1) or after (1) others; at an end nothing happens."""
    held(stage)
    _move(stage, Stage.objects.filter(pathway=stage.pathway), by)


@transaction.atomic
def move_step(step: Step, *, by: int) -> None:
    held(step)
    _move(step, Step.objects.filter(stage=step.stage), by)


def _move(thing: Ordered, among: Any, by: int) -> None:
    rows = lock_all(among)
    rows.sort(key=lambda row: (row.order, row.pk))
    at = next(number for number, row in enumerate(rows) if row.pk == thing.pk)
    rows.insert(max(0, min(len(rows) - 1, at + by)), rows.pop(at))
    _number(rows)


@transaction.atomic
def order_stages(pathway: Pathway, uuids: Sequence[UUID]) -> None:
    """All in this order; what is not named comes after, as it was."""
    hold(pathway)
    _order(Stage.objects.filter(pathway=pathway), uuids)


@transaction.atomic
def order_steps(stage: Stage, uuids: Sequence[UUID]) -> None:
    held(stage)
    _order(Step.objects.filter(stage=stage), uuids)


@transaction.atomic
def choose_next(pathway: Pathway, steps: Collection[Step]) -> None:
    """These come before all others, until others are chosen."""
    hold(pathway)
    chosen = {step.pk for step in steps}
    Step.objects.filter(stage__pathway=pathway).exclude(pk__in=chosen).update(next_on=None)
    Step.objects.filter(stage__pathway=pathway, pk__in=chosen).update(next_on=days.today())


def _order(among: Any, uuids: Sequence[UUID]) -> None:
    place = {uuid: number for number, uuid in enumerate(uuids)}
    rows = lock_all(among)
    rows.sort(key=lambda row: (place.get(row.uuid, len(place)), row.order, row.pk))
    _number(rows)


def _number(rows: list[Any]) -> None:
    for number, row in enumerate(rows):
        row.order = number
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["order"])


def after_last(rows: Any) -> int:
    last = rows.order_by("-order").values_list("order", flat=True).first()
    return 0 if last is None else last + 1
