"""In which language each page of a course is how far: one of seven states, for a course as a whole.

What wagtail-localize keeps in step with its source is told by its sentences; a page that somebody copied and
translated by hand by what is published (courses.pages.tongues). How many pages there are costs no statement
more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState

from courses.pages.models import LessonPage
from courses.pages.outline import below
from courses.pages.tongues import Tongues, tongues_of
from lms.blocks.translations import recordings_of
from lms.core.texts import name_here

#: In the order in which a text goes through them.
STATES: dict[str, str | Promise] = {
    "untranslated": _("Not begun"),
    "machine": _("By a machine"),
    "draft": _("Draft"),
    "review": _("In review"),
    "current": _("Up to date"),
    "outdated": _("Out of date"),
    "not-planned": _("Not planned"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    language: str
    state: str
    url: str = ""

    @property
    def words(self) -> str | Promise:
        return STATES[self.state]

    @property
    def name(self) -> str:
        return name_here(self.language)


@dataclass(frozen=True, slots=True)
class LanguageRow:
    page: Any
    title: str
    depth: int
    cells: list[Cell]

    @property
    def outdated(self) -> list[str]:
        return [cell.language for cell in self.cells if cell.state == "outdated"]


@dataclass(frozen=True, slots=True)
class Sound:
    """Of the recordings of a course, how many are spoken in a language in which it is read."""

    language: str
    there: int
    all: int


@dataclass(frozen=True, slots=True)
class Matrix:
    languages: list[str]
    rows: list[LanguageRow]
    silent: list[Sound]

    @property
    def names(self) -> list[str]:
        return [name_here(code) for code in self.languages]


@dataclass
class Sentences:
    """Of one page in one language: what of it is translated, as wagtail-localize keeps it."""

    total: int = 0
    done: int = 0
    machine: int = 0
    #: Sentences of which an older version is translated.
    stale: int = 0
    newest: Any = None


@dataclass(frozen=True)
class Known:
    """What is asked of the database about all pages of a course at once."""

    source: str
    not_planned: Collection[str]
    pages: Mapping[tuple[UUID, str], Any]
    kept: Mapping[tuple[UUID, str], Sentences]
    tongues: Mapping[UUID, Tongues]
    handed_in: Collection[str] = field(default_factory=set)


def matrix_of(course: Any) -> Matrix:
    """Of a course page in the language it was written in."""
    pages = [course, *below([course])]
    keys = [page.translation_key for page in pages]
    languages = list(Locale.objects.order_by("pk").values_list("language_code", flat=True))
    source = course.locale.language_code
    languages.sort(key=lambda code: code != source)
    translations = _pages(keys)
    known = Known(
        source=source,
        not_planned=set(course.not_planned),
        pages=translations,
        kept=_kept(keys),
        tongues=tongues_of(keys),
        handed_in=_handed_in([page.pk for page in translations.values()]),
    )
    rows = [
        LanguageRow(
            page,
            page.draft_title or page.title,
            page.depth - course.depth,
            [_cell(page, code, known) for code in languages],
        )
        for page in pages
    ]
    return Matrix(languages, rows, _silent(pages, source, languages))


def outdated_in(page: Any) -> list[str]:
    """The languages in which a page says what its source said before."""
    keys = [page.translation_key]
    known = Known(
        source=page.locale.language_code,
        not_planned=set(),
        pages=_pages(keys),
        kept=_kept(keys),
        tongues=tongues_of(keys),
    )
    others = [code for _key, code in known.pages if code != known.source]
    return [code for code in others if _cell(page, code, known).state == "outdated"]


def _pages(keys: Collection[UUID]) -> dict[tuple[UUID, str], Any]:
    found = Page.objects.filter(translation_key__in=keys, alias_of=None).select_related("locale")
    return {(page.translation_key, page.locale.language_code): page for page in found.order_by("-pk")}


def _handed_in(pages: Iterable[int]) -> set[str]:
    base = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.active().filter(
        base_content_type=base, object_id__in=[str(page) for page in pages]
    )
    return set(states.values_list("object_id", flat=True))


def _cell(page: Any, language: str, known: Known) -> Cell:
    key = page.translation_key
    here = page if language == known.source else known.pages.get((key, language))
    if here is None:
        planned = language not in known.not_planned
        url = _submit(page) if planned else ""
        return Cell(language, "untranslated" if planned else "not-planned", url)
    url = reverse("wagtailadmin_pages:edit", args=[here.pk])
    return Cell(language, _state(page, here, language, known), url)


def _submit(page: Any) -> str:
    if not apps.is_installed("wagtail_localize"):
        return ""
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def _state(source: Any, here: Any, language: str, known: Known) -> str:
    if str(here.pk) in known.handed_in:
        return "review"
    is_newest = here.live and not here.has_unpublished_changes
    if language == known.source:
        return "current" if is_newest else "draft"
    sentences = known.kept.get((source.translation_key, language))
    if sentences is not None:
        return _kept_state(sentences, here, is_newest=is_newest)
    tongues = known.tongues[source.translation_key]
    if here.live and language in tongues.missing:
        return "untranslated"
    if not is_newest or language in tongues.partly:
        return "draft"
    return "outdated" if is_older(here, source) else "current"


def _kept_state(sentences: Sentences, here: Any, *, is_newest: bool) -> str:
    if not sentences.done and not sentences.stale:
        return "untranslated"
    if sentences.stale:
        return "outdated"
    if sentences.machine:
        return "machine"
    published = here.last_published_at
    is_shown = is_newest and published and not (sentences.newest and sentences.newest > published)
    return "current" if sentences.done == sentences.total and is_shown else "draft"


def is_older(here: Any, source: Any) -> bool:
    """Whether the source was published after this translation."""
    if not source.last_published_at or not here.last_published_at:
        return False
    return bool(source.last_published_at > here.last_published_at)


# ── what wagtail-localize keeps ─────────────────────────────────────────────────────────────────────────────
def _kept(keys: Collection[UUID]) -> dict[tuple[UUID, str], Sentences]:
    if not apps.is_installed("wagtail_localize"):
        return {}
    translations = apps.get_model("wagtail_localize", "Translation").objects.filter(
        source__object_id__in=keys, enabled=True
    )
    wanted = list(translations.values_list("source_id", "source__object_id", "target_locale__language_code"))
    now = _sentences_now([source for source, _key, _language in wanted])
    written = _written(keys)
    return {
        (key, language): _counted(now[source], written[key, language]) for source, key, language in wanted
    }


def _sentences_now(sources: Collection[int]) -> dict[int, set[tuple[int, int]]]:
    """By source: (context, string) of every sentence as it is now."""
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    rows = apps.get_model("wagtail_localize", "StringSegment").objects.filter(source__in=sources)
    for source, context, string in rows.values_list("source_id", "context_id", "string_id"):
        found[source].add((context, string))
    return found


def _written(keys: Collection[UUID]) -> dict[tuple[UUID, str], dict[tuple[int, int], tuple[str, Any]]]:
    """By page and language: what was ever translated, with how and when."""
    found: dict[tuple[UUID, str], dict[tuple[int, int], tuple[str, Any]]] = defaultdict(dict)
    rows = apps.get_model("wagtail_localize", "StringTranslation").objects.filter(
        context__object_id__in=keys, has_error=False
    )
    for key, language, context, string, how, when in rows.values_list(
        "context__object_id",
        "locale__language_code",
        "context_id",
        "translation_of_id",
        "translation_type",
        "updated_at",
    ):
        found[key, language][context, string] = (how, when)
    return found


def _counted(now: set[tuple[int, int]], written: dict[tuple[int, int], tuple[str, Any]]) -> Sentences:
    done = now & written.keys()
    older = {context for context, _string in written.keys() - now}
    return Sentences(
        total=len(now),
        done=len(done),
        machine=sum(written[each][0] == "machine" for each in done),
        stale=sum(context in older for context, _string in now - done),
        newest=max((written[each][1] for each in done), default=None),
    )


# ── sound ───────────────────────────────────────────────────────────────────────────────────────────────────
def _silent(pages: Sequence[Any], source: str, languages: Sequence[str]) -> list[Sound]:
    """Languages in which lessons are read and not all that is heard in their source is heard."""
    spoken = {
        page.translation_key: theirs
        for page in pages
        if isinstance(page, LessonPage) and (theirs := recordings_of(page))
    }
    if not spoken:
        return []
    there: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    read = LessonPage.objects.filter(translation_key__in=spoken, live=True, alias_of=None)
    for page in read.exclude(locale__language_code=source).select_related("locale"):
        theirs, own = spoken[page.translation_key], recordings_of(page)
        code = page.locale.language_code
        wanted[code] += len(theirs)
        there[code] += sum(own.get(place, file) != file for place, file in theirs.items())
    return [
        Sound(name_here(code), there[code], wanted[code]) for code in languages if there[code] < wanted[code]
    ]
