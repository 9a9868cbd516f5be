"""A package that was looked through comes in: all of it or nothing, as drafts."""

from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log

from courses.interchange.actions import its_collection
from courses.interchange.many import AT_ONCE, create_drafts
from courses.interchange.package.filling import draft_of, fill, said_by, slug_of
from courses.interchange.package.known import Known
from courses.interchange.package.origins import remember
from courses.interchange.package.pages import written
from courses.interchange.package.parts import parts
from courses.interchange.package.things import Medium, Plan, State, Thing
from courses.questions.models import Question, QuestionCompetence
from lms.intake.uploads import CleanFile


class NotRight(Exception):
    """Something in the package has to be corrected first; the plan says what."""


@transaction.atomic
def put(plan: Plan) -> Any:
    """The page of the course in its first language. The plan was made with a folder for its media."""
    if plan.refusals:
        raise NotRight
    inward, known = plan.inward, Known()
    told = inward.problems
    inward.problems = []  # they are told of already
    came = {_file_of(medium, plan): medium.name for medium in plan.media}
    _questions(plan, known)
    fresh = _new_pages(plan)
    for each in plan.things:
        for language in each.told:
            _page(plan, each, language, known, fresh.get((each.origin, language)))
    for name, part in plan.parts.items():
        parts[name].read(inward.key_of(plan.things[0].origin), part, inward)
    if not inward.as_new:
        came |= {key: origin for origin, key in inward.keys.items()}
    remember(came)
    inward.problems = told
    course = plan.things[0]
    first = next(iter(course.told))
    page = fresh.get((course.origin, first)) or course.here[first]
    return type(page)._default_manager.get(pk=page.pk)  # which knows by now what stands below it


def _file_of(medium: Medium, plan: Plan) -> str:
    """Into the library of the face, as whoever brings it would upload it. What it is called here."""
    if medium.clean is None:
        raise NotRight
    model: Any = get_image_model() if medium.kind == "picture" else get_document_model()
    content = CleanFile(medium.clean.read_bytes(), name=medium.clean.name)
    row = model(title=medium.title, collection=its_collection(), uploaded_by_user=plan.by, file=content)
    if medium.kind == "picture":
        row.description = medium.description
    row.save(force_insert=True)
    content.file.close()  # what waits for the end of the transaction holds the row, and with it all its bytes
    plan.inward.media[medium.name] = row.pk
    return PurePosixPath(row.file.name).stem


def _questions(plan: Plan, known: Known) -> None:
    new: list[tuple[Question, list[QuestionCompetence]]] = []
    for each in plan.questions:
        for language, told in each.told.items():
            row = draft_of(plan, each, language)
            before = said_by(row)
            fill(plan.inward, each, row, told, known)
            if language not in each.here:
                new.append((row, list(row.competences.all())))
            elif said_by(row) != before:
                row.save_revision(user=plan.by, clean=False, log_action=True)
    for start in range(0, len(new), AT_ONCE):
        part = new[start : start + AT_ONCE]
        create_drafts([row for row, _competences in part], by=plan.by)
        QuestionCompetence.objects.bulk_create(
            QuestionCompetence(question=row, competence_id=each.competence_id)
            for row, competences in part
            for each in competences
        )
        for row, _competences in part:
            plan.inward.questions[str(row.translation_key), row.locale.language_code] = row.pk


def _new_pages(plan: Plan) -> dict[tuple[str, str], Any]:
    """Each with its title alone, so that all of them can name each other."""
    made: dict[tuple[str, str], Any] = {}
    there: dict[tuple[str, str], Any] = {("", code): page for code, page in plan.home.pages.items()}
    for each in plan.things:
        there |= {(each.origin, language): page for language, page in each.here.items()}
        for language, told in list(each.told.items()):
            if language in each.here:
                continue
            above = there.get((each.above, language))
            if above is None:  # what it stands in is not in this language
                del each.told[language]
                continue
            page = draft_of(plan, each, language)
            page.title, page.has_unpublished_changes = told.get("title").text(), True
            page.slug, page.owner = find_available_slug(above, slug_of(told)), plan.by
            there[each.origin, language] = made[each.origin, language] = above.add_child(instance=page)
            plan.inward.pages[str(page.translation_key), language] = page.pk
    return made


def _page(plan: Plan, each: Thing, language: str, known: Known, fresh: Any) -> None:
    plan.inward.language = language
    if fresh is not None:
        fill(plan.inward, each, fresh, each.told[language], known)
        fresh.save(clean=False, update_fields=written(each.kind))
        revision = fresh.save_revision(user=plan.by, clean=False)
        log(instance=fresh, action="wagtail.create", user=plan.by, revision=revision, content_changed=True)
        return
    if each.states[language] == State.SAME:
        return
    draft = draft_of(plan, each, language)
    before = said_by(draft)
    fill(plan.inward, each, draft, each.told[language], known)
    if said_by(draft) != before:
        draft.save_revision(user=plan.by, clean=False, log_action=True)
