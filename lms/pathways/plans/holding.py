"""A plan is held before anything of it changes: of two at once the second sees what the first did."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lms.core.locking import lock
from lms.pathways.plans.models import Pathway, Stage


def hold(pathway: Pathway) -> Pathway:
    """Keep a plan from others until the transaction ends; refused where it has come to its end."""
    lock(pathway)
    if pathway.closed_at is not None:
        raise ValidationError(_("This plan has come to its end."), code="closed")
    return pathway


def held(thing: Any) -> Any:
    """A stage, goal or step with its plan held and read again."""
    stage = thing if isinstance(thing, Stage) else thing.stage
    hold(stage.pathway)
    return lock(thing)
