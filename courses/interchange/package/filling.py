"""A page or question of this site, filled with what a package says of it, and checked by its own form."""

import json
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from courses.interchange.package.checking import block_problems, form_problems
from courses.interchange.package.inward import Inward
from courses.interchange.package.known import Known
from courses.interchange.package.pages import ABSTRACT, BLOCKS, Reading
from courses.interchange.package.questions import fill_question
from courses.interchange.package.schema import Problem, Told
from courses.interchange.package.things import Plan, State, Thing
from courses.interchange.records import Level
from courses.questions.models import Question
from lms.core.people import Person


def state_of(plan: Plan, each: Thing, language: str, told: Told, known: Known) -> State:
    here = each.here.get(language)
    if here is not None and plan.by is not None:
        _may_change(here, each, told, plan.by)
    row = draft_of(plan, each, language)
    if here is None and each.kind != "question":
        row.slug = slug_of(told)
    before = said_by(row)
    plan.inward.language = language
    fill(plan.inward, each, row, told, known)
    _check(plan, each, row, told)
    if here is None:
        return State.NEW
    return State.SAME if said_by(row) == before else State.CHANGED


def draft_of(plan: Plan, each: Thing, language: str) -> Any:
    """As its author wrote it last; what is not here yet is not saved."""
    here = each.here.get(language)
    if (
        here is not None
    ):  # read anew: what has no newer draft is its own draft, which is filled more than once
        return type(here)._default_manager.get(pk=here.pk).get_latest_revision_as_object()
    locale = Locale.objects.get(language_code=language)
    key = plan.inward.key_of(each.origin)
    if each.kind == "question":
        return Question(locale=locale, translation_key=key, live=False, has_unpublished_changes=True)
    page: Any = model_of(plan, each.kind)(locale=locale, translation_key=key, live=False)
    return page


def model_of(plan: Plan, kind: str) -> Any:
    found: Any = next(iter(plan.home.pages.values()))
    found = type(found)
    for each, abstract in ABSTRACT.items():
        found = next(below for below in found.allowed_subpage_models() if issubclass(below, abstract))
        if each == kind:
            break
    return found


def fill(inward: Inward, each: Thing, row: Any, told: Told, known: Known) -> None:
    if each.kind == "question":
        fill_question(row, told, inward, known)
    else:
        Reading(inward, known).fill(row, told)


def said_by(row: Any) -> dict[str, Any]:
    """What it says: in which order a block names its parts is nothing it says."""
    streams = {each.name for each in row._meta.get_fields() if isinstance(each, StreamField)}
    return {
        name: json.loads(value or "[]") if name in streams else value
        for name, value in row.serializable_data().items()
        if name not in NOT_SAID
    }


#: What filling a draft may touch without saying anything.
NOT_SAID = {"latest_revision", "has_unpublished_changes", "draft_title"}
#: What only a page in the tree, or a file that is here, has.
NOT_YET = ["path", "depth", "cover", "audio", "activity", "body", "glossary", "content_type", "owner"]


def _check(plan: Plan, each: Thing, row: Any, told: Told) -> None:
    problems = list(form_problems(row, NOT_YET))
    name = "activity" if each.kind == "question" else BLOCKS.get(each.kind, "")
    if name:
        value = getattr(row, name)
        problems += block_problems(value.stream_block, value, name)
    for field, words in problems:
        place = f"{told.field}.{field}" if field else told.field
        plan.problems.append(Problem(told.file, place, words, Level.REFUSED))


def _may_change(here: Any, each: Thing, told: Told, by: Person) -> None:
    if each.kind == "question":
        may = by.has_perm("courses.change_question")
    else:
        may = here.permissions_for_user(by).can_edit()
    lock = here.get_lock() if isinstance(here, Page) else None  # of a question nobody keeps others out
    if not may or (lock and lock.for_user(by)):
        raise told.wrong(_("It stands here already, and you may not change it, or somebody has locked it."))


def slug_of(told: Told) -> str:
    said = told.get("slug", "").text(most=255) or told.get("title").text()
    return slugify(said, allow_unicode=True)[:200] or "course"
