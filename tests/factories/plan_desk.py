"""Whoever she let into her plan, made through the same actions as in real life."""

from collections.abc import Iterable
from typing import Any

from lms.organisations.models import Organisation
from lms.pathways.circle import actions
from lms.pathways.circle.models import Helper
from lms.pathways.enums import Theme
from lms.pathways.models import Pathway, Step
from tests.factories.people import make_organisation

ALL = tuple(Theme.values)


def let_in(
    pathway: Pathway,
    person: Any,
    role: str,
    *,
    themes: Iterable[str] = ALL,
    organisation: Organisation | None = None,
) -> Helper:
    """She says yes to somebody, for these parts."""
    helper = actions.suggest(
        pathway,
        person,
        organisation=organisation or make_organisation(),
        role=role,
        themes=themes,
        by=pathway.person,
    )
    actions.let_in(helper, by=pathway.person, themes=themes)
    return helper


def step_named(pathway: Pathway, words: str) -> Step:
    return next(step for step in Step.objects.filter(stage__pathway=pathway) if words in step.words.values())
