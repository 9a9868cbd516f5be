"""What changes a plan. Every change holds the plan's row first, so of two at once the second sees the first.

Who may do which of these with whose plan is said above (lms.pathways.circle.rules): here stands what a plan
itself refuses.
"""

import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.contracts.destination import Named
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.pathways.enums import Theme
from lms.pathways.plans.copying import copy_into
from lms.pathways.plans.holding import held, hold
from lms.pathways.plans.models import Goal, Objection, Pathway, Stage, Step
from lms.pathways.plans.ordering import after_last
from lms.pathways.templates.queries import written


@transaction.atomic
def start_plan(
    person: Person,
    *,
    organisation: Organisation,
    by: Person,
    template: UUID | None = None,
    language: str = "",
) -> Pathway:
    """A plan for somebody who has none open: from a template, with the words of all its languages, or empty
    with a stage of each theme. `language` is hers.
    """
    lock(person)
    if Pathway.objects.filter(person=person, closed_at=None).exists():
        raise ValidationError(_("There is a plan already."), code="open")
    found = written(template) if template else None
    if template and found is None:
        raise ValidationError(_("This template is no longer there. Choose another one."), code="template")
    pathway = Pathway.objects.create(person=person, organisation=organisation, template=template)
    if found:
        copy_into(pathway, found, language=language)
    else:
        Stage.objects.bulk_create(
            [Stage(pathway=pathway, theme=theme.value, order=order) for order, theme in enumerate(Theme)]
        )
    record("plan.begun", actor=by, subject=pathway)
    return pathway


# ── where she is going ──────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def say_aim(pathway: Pathway, said: str, *, language: str, voice: Any = None, picture: Any = None) -> None:
    """Her words anew, and what was said in other languages goes; words that are as they stood in `language`
    change nothing. A recording or a picture stays unless another one is given, or "" takes it away.
    """
    hold(pathway)
    if _is_new(pathway, "aim", said, language):
        pathway.aim, pathway.said_in = {language: said} if said else {}, language
        pathway.aim_said_on = days.today()
    elif not pathway.aim and (voice or picture):
        pathway.aim_said_on = days.today()
    for name, file in (("aim_voice", voice), ("aim_picture", picture)):
        _put_file(pathway, name, file)
    pathway.save(update_fields=["aim", "said_in", "aim_said_on", "aim_voice", "aim_picture"])


def _put_file(thing: Any, name: str, file: Any) -> None:
    """None leaves what is there, "" takes it away. A replaced file goes when the change is sure."""
    if file is None:
        return
    before = getattr(thing, name)
    if before:
        storage, path = before.storage, before.name
        transaction.on_commit(lambda: storage.delete(path))
    setattr(thing, name, file)


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def say_step(
    step: Step, said: str, *, language: str, detail: str | None = None, voice: Any = None, picture: Any = None
) -> None:
    """In her own words: from now on the step is hers. What is as it stood in `language` changes nothing."""
    held(step)
    _say(step, "words", said, language)
    if detail is not None and _is_new(step, "detail", detail, language):
        step.detail = {language: detail} if detail else {}
    for name, file in (("voice", voice), ("picture", picture)):
        _put_file(step, name, file)
    step.save(update_fields=["words", "said_in", "detail", "is_hers", "voice", "picture"])


@transaction.atomic
def say_goal(goal: Goal, said: str, *, language: str, voice: Any = None, picture: Any = None) -> None:
    held(goal)
    _say(goal, "words", said, language)
    for name, file in (("voice", voice), ("picture", picture)):
        _put_file(goal, name, file)
    goal.save(update_fields=["words", "said_in", "is_hers", "voice", "picture"])


@transaction.atomic
def say_stage(stage: Stage, said: str, *, language: str) -> None:
    held(stage)
    _say(stage, "title", said, language)
    stage.save(update_fields=["title", "said_in"])


def _say(thing: Any, name: str, said: str, language: str) -> None:
    if not said.strip() and (thing.said(name).only_in(language) or not thing.said(name)):
        raise ValidationError(_("Write something."), code="required")
    if _is_new(thing, name, said, language):
        setattr(thing, name, {language: said})
        thing.said_in = language
        if hasattr(thing, "is_hers"):
            thing.is_hers = True


def _is_new(thing: Any, name: str, said: str, language: str) -> bool:
    """Whether it is other than what stood in the field: a browser sends ends of lines of its own."""
    before = thing.said(name).only_in(language)
    return said.strip().splitlines() != before.strip().splitlines()


@transaction.atomic
def translate(thing: Any, name: str, said: str, *, language: str) -> None:
    """What some words mean in another language; the words themselves stay. `name` is "words", "detail",
    "title" or "aim".
    """
    hold(thing) if isinstance(thing, Pathway) else held(thing)
    texts = {code: text for code, text in {**getattr(thing, name), language: said}.items() if text}
    setattr(thing, name, texts)
    thing.save(update_fields=[name])


# ── steps ───────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def add_step(
    stage: Stage,
    words: dict[str, str],
    *,
    by: Person,
    said_in: str,
    detail: dict[str, str] | None = None,
    leads_to: Named | None = None,
    goal: Goal | None = None,
    agreed: bool = False,
    **more: Any,
) -> Step:
    """One more, at the end of a stage. Of somebody else than herself it is a suggestion that waits for her,
    unless they agreed on it together (`agreed`).

    `more`: on, at, minutes, helps, helper, voice, picture.
    """
    held(stage)
    if not words.get(said_in, "").strip():
        raise ValidationError(_("Write something."), code="required")
    hers = stage.pathway.person_id == by.pk
    made = Step.objects.create(
        stage=stage,
        goal=goal,
        order=after_last(Step.objects.filter(stage=stage)),
        words={code: text for code, text in words.items() if text},
        detail={code: text for code, text in (detail or {}).items() if text},
        said_in=said_in,
        is_hers=hers,
        proposed_by=None if hers else by,
        accepted_on=days.today() if hers or agreed else None,
        destination_kind=leads_to[0] if leads_to else "",
        destination=leads_to[1] if leads_to else None,
        **more,
    )
    if not hers:
        record("plan.step_suggested", actor=by, subject=made)
    return made


@transaction.atomic
def accept_step(step: Step) -> None:
    """She takes what was suggested."""
    if held(step).accepted_on is None:
        step.accepted_on = days.today()
        step.save(update_fields=["accepted_on"])


@transaction.atomic
def decline_step(step: Step) -> None:
    """She does not take what was suggested: it is gone, and nothing says so."""
    if held(step).accepted_on is None and step.proposed_by_id:
        step.delete()


@transaction.atomic
def do_step(step: Step, *, by: Person, on: datetime.date | None = None) -> None:
    """It is done. Said twice, the first day stays; what ticked itself there may be said here too."""
    _set(step, Step.State("done"), by=by, on=on)


@transaction.atomic
def put_aside(step: Step, *, by: Person) -> None:
    """Not now. It costs nothing."""
    _set(step, Step.State("aside"), by=by)


@transaction.atomic
def take_up(step: Step, *, by: Person) -> None:
    """To do again, after *not now* or after *I did this* by mistake."""
    _set(step, Step.State("open"), by=by)


def _set(step: Step, state: Step.State, *, by: Person, on: datetime.date | None = None) -> None:
    held(step)
    if step.state == state:
        return
    hers = step.stage.pathway.person_id == by.pk
    step.state, step.state_on = state, on or days.today()
    step.set_by = None if hers else by
    if hers and step.proposed_by_id and step.accepted_on is None:
        step.accepted_on = days.today()
    step.save(update_fields=["state", "state_on", "set_by", "accepted_on"])
    if not hers:
        record("plan.step_set", actor=by, subject=step, state=str(state))


@transaction.atomic
def plan_step(
    step: Step,
    *,
    on: datetime.date | None = None,
    at: datetime.time | None = None,
    minutes: int | None = None,
    helper: Any = None,
) -> None:
    """When, how long, with whom. What is left out is nothing."""
    held(step)
    step.on, step.at, step.minutes, step.helper = on, at if on else None, minutes, helper
    step.save(update_fields=["on", "at", "minutes", "helper"])


@transaction.atomic
def remove_step(step: Step) -> None:
    """One of her own, with its recording and its picture."""
    held(step)
    for name in ("voice", "picture"):
        _put_file(step, name, "")
    step.delete()


# ── goals and stages ────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def add_goal(stage: Stage, said: str, *, language: str, by: Person, **files: Any) -> Goal:
    held(stage)
    if not said.strip():
        raise ValidationError(_("Write something."), code="required")
    return Goal.objects.create(
        stage=stage,
        order=after_last(Goal.objects.filter(stage=stage)),
        words={language: said},
        said_in=language,
        is_hers=stage.pathway.person_id == by.pk,
        **files,
    )


@transaction.atomic
def mark_goal(goal: Goal, *, reached: bool | None = None, left: bool | None = None) -> None:
    """Reached or not, put away or not; None leaves it as it is."""
    held(goal)
    for name, wanted in (("reached_on", reached), ("left_on", left)):
        if wanted is not None and wanted != (getattr(goal, name) is not None):
            setattr(goal, name, days.today() if wanted else None)
    goal.save(update_fields=["reached_on", "left_on"])


@transaction.atomic
def mark_stage(stage: Stage, *, begun: bool | None = None, done: bool | None = None) -> None:
    held(stage)
    for name, wanted in (("begun_on", begun), ("done_on", done)):
        if wanted is not None and wanted != (getattr(stage, name) is not None):
            setattr(stage, name, days.today() if wanted else None)
    stage.save(update_fields=["begun_on", "done_on"])


# ── what is not right ───────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def object_to(
    pathway: Pathway, words: str, *, language: str, step: Step | None = None, review: Any = None
) -> Objection:
    """She says that something is not right. A plan that came to its end can be contested too."""
    lock(pathway)
    if not words.strip():
        raise ValidationError(_("Write something."), code="required")
    return Objection.objects.create(pathway=pathway, step=step, review=review, words=words, language=language)


@transaction.atomic
def answer_objection(objection: Objection, answer: str, *, language: str, by: Person) -> None:
    """Once; her words stay beside it."""
    lock(objection)
    if not answer.strip():
        raise ValidationError(_("Write something."), code="required")
    if objection.answered_at is None:
        objection.answer, objection.answer_language = answer, language
        objection.answered_by, objection.answered_at = by, timezone.now()
        objection.save(update_fields=["answer", "answer_language", "answered_by", "answered_at"])
        record("plan.objection_answered", actor=by, subject=objection)
