"""What would come of a package: what is new here, what would change, and what is wrong with it.

Nothing is written. Every page and question is filled as it would be, and checked by its author's own form.
"""

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

import swapper
from django.core.files.base import File
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale

from courses.interchange.package import schema
from courses.interchange.package.filling import state_of
from courses.interchange.package.homes import Home
from courses.interchange.package.inward import Inward
from courses.interchange.package.known import Known
from courses.interchange.package.origins import Origins
from courses.interchange.package.parts import parts
from courses.interchange.package.schema import Problem, Told, Wrong, read_json
from courses.interchange.package.things import Medium, Plan, Thing
from courses.interchange.records import Level
from courses.questions.models import Question
from lms.core.people import Person
from lms.core.texts import name_here
from lms.intake.archives import Archive, open_archive
from lms.intake.documents import LARGEST_FILE
from lms.intake.images import LARGEST_FILE as LARGEST_PICTURE
from lms.intake.images import clean_image
from lms.intake.problems import IntakeProblem
from lms.intake.received import megabytes
from lms.intake.uploads import clean_document, cleaned

Page = swapper.load_model("wagtailcore", "Page")
Tell = Callable[[int, int], None]
MOST = {"modules": 200, "lessons": 2000, "questions": 5000}


def planned(
    file: IO[bytes],
    *,
    home: Home,
    by: Person | None = None,
    as_new: bool = False,
    keep: Path | None = None,
    tell: Tell = lambda done, total: None,
) -> Plan:
    """`as_new`: another course beside the one that may be here, which no later package changes. What intake
    made of pictures and recordings is kept in the folder `keep` where there is one.
    """
    plan = Plan(Inward(Origins(), as_new=as_new), home, by)
    try:
        with open_archive(file, schema.LIMITS) as archive:
            _read(archive, plan, keep, tell)
    except IntakeProblem as problem:
        name = problem.place.file or ""
        plan.problems.append(Problem(name, "", " ".join(problem.messages), Level.REFUSED))
    except Wrong as wrong:
        plan.problems.append(wrong.problem)
    return plan


def _read(archive: Archive, plan: Plan, keep: Path | None, tell: Tell) -> None:
    contents = read_json(archive, schema.PACKAGE)
    _is_ours(contents)
    things, questions = _listed(contents)
    plan.inward.known_pages = {each.origin for each in things}
    plan.inward.known_questions = {each.origin for each in questions}
    _look_for_what_is_here(plan, [*things, *questions])
    _media(archive, plan, keep, tell)
    plan.languages = _languages(contents, plan)
    known, total = Known(), len(things) + len(questions)
    for number, each in enumerate([*questions, *things], start=1):
        try:
            _one(archive, plan, each, known)
        except Wrong as wrong:
            plan.problems.append(wrong.problem)
        tell(number, total)
    plan.things, plan.questions = things, questions
    plan.parts = {name: read_json(archive, f"parts/{name}.json") for name in _parts(contents, plan)}
    first = next(iter(things[0].told.values()), None)
    plan.title = str(first.value.get("title", "")) if first else ""
    _strangers(archive, plan)


def _is_ours(contents: Told) -> None:
    if contents.get("format").value != schema.FORMAT:
        raise contents.get("format").wrong(_("This is no course package."))
    if contents.get("version").value != schema.VERSION:
        words = _(
            "This site reads course packages of version %(ours)d, and this is another one. Bring both sites"
            " to the same release and export it again."
        )
        raise contents.get("version").wrong(words % {"ours": schema.VERSION})


def _listed(contents: Told) -> tuple[list[Thing], list[Thing]]:
    """Pages from above to below, each after what it stands in."""
    course = contents.get("id").uuid()
    things, seen = [Thing(course, "course")], {course}

    def add(told: Told, kind: str, above: str) -> str:
        origin = told.uuid()
        if origin in seen:
            raise told.wrong(_("The same id stands there twice."))
        seen.add(origin)
        things.append(Thing(origin, kind, above))
        return origin

    for module in contents.get("modules"):
        key = add(module.get("id"), "module", course)
        for lesson in module.get("lessons"):
            add(lesson, "lesson", key)
    questions = []
    for each in contents.get("questions"):
        questions.append(Thing(each.uuid(), "question"))
    if len({each.origin for each in questions}) != len(questions):
        raise contents.get("questions").wrong(_("The same id stands there twice."))
    counts = Counter(each.kind for each in [*things, *questions])
    for name, most in MOST.items():
        if counts[name[:-1]] > most:
            raise contents.get(name).wrong(_("There is more than one package may hold."))
    return things, questions


def _look_for_what_is_here(plan: Plan, things: list[Thing]) -> None:
    inward = plan.inward
    wanted = {each.origin: inward.origins.key_of(each.origin) for each in things}
    rows: dict[str, dict[str, Any]] = {}
    keys = sorted(wanted.values())
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        pages = Page.objects.filter(translation_key__in=part, alias_of=None).select_related("locale")
        questions = Question.objects.filter(translation_key__in=part).select_related("locale")
        for row in [*pages.order_by("pk").specific(), *questions.order_by("pk")]:
            rows.setdefault(str(row.translation_key), {})[row.locale.language_code] = row
    inward.present = set(rows)
    for each in things:
        if inward.is_here(each.origin):
            each.here = rows[wanted[each.origin]]
        key = inward.key_of(each.origin)
        for language, row in each.here.items():
            (inward.questions if each.kind == "question" else inward.pages)[key, language] = row.pk


def _media(archive: Archive, plan: Plan, keep: Path | None, tell: Tell) -> None:
    """Which files come along, each made clean, and which are here already."""
    told = read_json(archive, schema.MEDIA)
    kinds: dict[str, str] = {}
    here, total = _files_here(), len(told.named())
    for number, (name, each) in enumerate(told.parts(), start=1):
        file = each.get("file").text(most=200)
        suffix = PurePosixPath(file).suffix
        if not schema.IDENT.fullmatch(name) or file != f"media/{name}{suffix}" or file not in archive.names:
            raise each.get("file").wrong(_("This file is missing from the package."))
        kinds[name] = kind = "picture" if suffix in schema.PICTURES else "sound"
        if found := here.get((kind, plan.inward.origins.key_of(name))):
            plan.inward.media[name] = found
            continue
        plan.media.append(
            Medium(
                name=name,
                kind=kind,
                file=file,
                title=each.get("title").text(most=255),
                description=each.get("description", "").text(most=255),
                clean=_clean(archive, plan, file, kind, keep),
            )
        )
        tell(number, total)
    plan.inward.known_media = kinds


def _clean(archive: Archive, plan: Plan, file: str, kind: str, keep: Path | None) -> Path | None:
    """Through intake, as if somebody had uploaded it. It is in memory alone and for as long as that takes."""
    limit = LARGEST_PICTURE if kind == "picture" else LARGEST_FILE
    try:
        if archive.size_of(file) > limit:
            raise IntakeProblem("file.too_large", limit=megabytes(limit))
        content = File(BytesIO(archive.read(file)))
        received = cleaned(content, clean_image if kind == "picture" else clean_document)
    except IntakeProblem as problem:
        plan.problems.append(Problem(file, "", " ".join(problem.messages), Level.REFUSED))
        return None
    if keep is None:
        return None
    place = keep / str(received.name)
    with place.open("xb") as to:
        to.write(received.read())
    return place


def _files_here() -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for kind, model in (("picture", get_image_model()), ("sound", get_document_model())):
        for pk, name in model.objects.values_list("pk", "file"):
            found[kind, PurePosixPath(name).stem] = pk
    return found


def _languages(contents: Told, plan: Plan) -> list[str]:
    """Those this site has pages in."""
    said = [each.text(most=12) for each in contents.get("languages")]
    ours = set(Locale.objects.values_list("language_code", flat=True)) & set(plan.home.pages)
    for language in said:
        if language not in ours:
            words = _("%(language)s is left out: courses here have no pages in it.")
            named = name_here(language) or language
            plan.inward.note(contents.get("languages"), words % {"language": named})
    if not ours & set(said):
        raise contents.get("languages").wrong(
            _("Courses here have no pages in any language of this package.")
        )
    return [language for language in said if language in ours]


def _parts(contents: Told, plan: Plan) -> list[str]:
    found = []
    for each in contents.get("parts", []):
        if each.text(most=40) in parts:
            found.append(each.value)
        else:
            plan.inward.unknown(each)
    return found


def _strangers(archive: Archive, plan: Plan) -> None:
    """Files that nothing names are not looked at."""
    named = {schema.PACKAGE, schema.MEDIA, *(f"parts/{part.key}.json" for part in parts)}
    named |= {f"{_folder(each)}/{each.origin}.json" for each in [*plan.things, *plan.questions]}
    media = {name.partition(".")[0] for name in archive.names if name.startswith("media/")}
    for name in archive.names:
        stem = PurePosixPath(name).stem
        if name not in named and not (f"media/{stem}" in media and stem in plan.inward.known_media):
            words = _("Nothing in the package names this file. It is left out.")
            plan.problems.append(Problem(name, "", words, Level.NOTE))


def _folder(each: Thing) -> str:
    return "questions" if each.kind == "question" else "pages"


def _one(archive: Archive, plan: Plan, each: Thing, known: Known) -> None:
    """Read its file, and fill and check it in every language."""
    folder = _folder(each)
    told = read_json(archive, f"{folder}/{each.origin}.json")
    if told.get("id").uuid() != each.origin or told.get("kind", each.kind).text() != each.kind:
        raise told.get("id").wrong(_("This file is about another thing than its name says."))
    said = dict(told.get(folder).parts())
    source = told.get("source").text(most=12)
    for language in sorted(said, key=lambda language: (language != source, language)):
        if language in plan.languages:
            each.told[language] = said[language]
    if not each.told:
        raise told.get(folder).wrong(_("There is nothing in a language of this site."))
    for language, part in list(each.told.items()):
        try:
            each.states[language] = state_of(plan, each, language, part, known)
        except Wrong as wrong:
            plan.problems.append(wrong.problem)
