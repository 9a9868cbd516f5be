"""A course, a module and a lesson as JSON, and back: each in every language there is a page of it in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from courses.catalogue.conditions import FINISHING, LEAVING_OUT, OPENING, USUALLY_ASKED, USUALLY_NOT
from courses.catalogue.pages import (
    DISCIPLINES,
    AbstractCoursePage,
    AbstractLessonPage,
    AbstractModulePage,
)
from courses.interchange.package.inward import Inward
from courses.interchange.package.known import Known, missing
from courses.interchange.package.outward import Outward
from courses.interchange.package.schema import Told
from courses.interchange.package.walking import Walk
from courses.questions.models import Question
from lms.intake.problems import printable

#: Texts of every page and how long they may be.
TEXTS = {"title": 255, "seo_title": 255, "search_description": 2000, "summary": 400}
LONGEST_ROW = 200
DISCIPLINE_NAMES = [name for name, _label in DISCIPLINES]
ABSTRACT = {"course": AbstractCoursePage, "module": AbstractModulePage, "lesson": AbstractLessonPage}


def _flag(told: Told) -> bool:
    return told.flag()


def _count(least: int = 0, most: int = 32_767) -> Callable[[Told], int]:
    return lambda told: told.number(least=least, most=most)


def _one_of(choices: list[tuple[str, Any]]) -> Callable[[Told], Any]:
    return lambda told: told.one_of([name for name, _label in choices])


#: What else is said of each kind, and how it is read.
FACTS: dict[str, dict[str, Callable[[Told], Any]]] = {
    "course": {"visible_outside": _flag},
    "module": {
        "hours": _count(),
        "visible_outside": _flag,
        "pass_percent": _count(1, 100),
        "attempts_allowed": _count(),
    },
    "lesson": {"minutes": _count(), "sample": _flag},
}
#: When it opens: beside these a page and a competence.
OPENS: dict[str, Callable[[Told], Any]] = {"opens_on": Told.day, "only_in_group": _flag}
#: The same of what only newer packages say: one that does not say it changes nothing of it.
MORE_FACTS: dict[str, dict[str, Callable[[Told], Any]]] = {
    "course": OPENS,
    "module": {
        **OPENS,
        "questions_asked": _count(),
        "by_lessons": _one_of(USUALLY_ASKED),
        "by_test": _one_of(USUALLY_ASKED),
        "by_hand_ins": _one_of(USUALLY_NOT),
        "by_practice": _one_of(USUALLY_NOT),
        "by_sessions": _one_of(USUALLY_NOT),
        "sessions_needed": _count(1, 99),
    },
    "lesson": {"may_skip": _flag},
}
#: The page that each kind may name.
NAMED = {"course": "opens_after", "module": "opens_after", "lesson": "instead_of"}


#: What is made of blocks: the words of a course, the steps of a lesson.
BLOCKS = {"course": "glossary", "lesson": "body"}
#: The lists of a module.
ROWS = ("disciplines", "objectives", "competences", "practice", "quiz_questions")


def written(kind: str) -> list[str]:
    """The fields that filling a page writes."""
    more = {"module": ROWS}.get(kind, (BLOCKS[kind],) if kind in BLOCKS else ())
    conditions = LEAVING_OUT if kind == "lesson" else OPENING
    asked = ("questions_asked", *FINISHING) if kind == "module" else ()
    return [*TEXTS, *FACTS[kind], "cover", *conditions, *asked, *more]


def kind_of(page: Any) -> str:
    return next(kind for kind, model in ABSTRACT.items() if isinstance(page, model))


@dataclass(frozen=True)
class Writing:
    outward: Outward
    known: Known

    def page(self, page: Any, told: Told) -> dict[str, Any]:
        """One language of it, as its author wrote it last. `told` says where it will stand."""
        kind = kind_of(page)
        said = {name: getattr(page, name) for name in [*TEXTS, *FACTS[kind], *MORE_FACTS[kind], "slug"]}
        said |= self._conditions(page, NAMED[kind], told)
        said["cover"] = self.outward.file(page.cover) if page.cover else None
        if kind == "module":
            said |= self._rows(page)
        if name := BLOCKS.get(kind):
            value = getattr(page, name)
            stored = Told(told.file, f"{told.field}.{name}", value.get_prep_value())
            said[name] = Walk(self.outward).blocks(value.stream_block, stored)
        return said

    def _conditions(self, page: Any, name: str, told: Told) -> dict[str, Any]:
        place = Told(told.file, f"{told.field}.{name}", None)
        said: dict[str, Any] = {name: self.outward.page(getattr(page, name), place)}
        if name == "opens_after":
            said["opens_with"] = self.known.name_of(page.opens_with_id) if page.opens_with_id else None
            said["opens_on"] = page.opens_on and page.opens_on.isoformat()
        return said

    def _rows(self, page: Any) -> dict[str, Any]:
        origin_of = self.outward.origins.origin_of
        return {
            "disciplines": [row.discipline for row in page.disciplines.all()],
            "objectives": [
                {"id": origin_of(row.translation_key), "text": row.text} for row in page.objectives.all()
            ],
            "competences": [
                {
                    "competence": self.known.name_of(row.competence_id),
                    "level": self.known.level_of(row.level_id),
                }
                for row in page.competences.all()
            ],
            "practice": [
                {
                    "id": origin_of(row.translation_key),
                    "key": str(row.key),
                    "competence": self.known.name_of(row.competence_id),
                    "text": row.text,
                }
                for row in page.practice.all()
            ],
            "test": [*self._test(page)],
        }

    def _test(self, page: Any) -> Iterator[dict[str, Any]]:
        for row in page.quiz_questions.all():
            lesson = row.taught_by
            is_inside = lesson is not None and str(lesson.translation_key) in self.outward.keys
            yield {
                "id": self.outward.origins.origin_of(row.translation_key),
                "question": self.outward.chosen(Question, Told("", "", row.question_id)),
                "taught_by": self.outward.origins.origin_of(lesson.translation_key) if is_inside else None,
            }


@dataclass(frozen=True)
class Reading:
    inward: Inward
    known: Known

    def fill(self, page: Any, told: Told) -> None:
        """Say in `page`, a draft of this kind, what the package says of it in its language."""
        kind = kind_of(page)
        for name, most in TEXTS.items():
            setattr(page, name, told.get(name, "").text(most=most, needed=name == "title"))
        for name, read in FACTS[kind].items():
            setattr(page, name, read(told.get(name)))
        for name, read in MORE_FACTS[kind].items():
            if name in told.named():
                setattr(page, name, read(told.get(name)))
        self._conditions(page, NAMED[kind], told)
        page.cover_id = self.inward.file(told.get("cover"), "picture")
        if kind == "module":
            self._rows(page, told)
        in_blocks = BLOCKS.get(kind, "")
        if kind == "lesson" or (
            in_blocks and in_blocks in told.named()
        ):  # older packages say nothing of words
            block = page._meta.get_field(in_blocks).stream_block
            setattr(page, in_blocks, block.to_python(Walk(self.inward).blocks(block, told.get(in_blocks))))

    def _conditions(self, page: Any, name: str, told: Told) -> None:
        if name in told.named():
            setattr(page, f"{name}_id", self.inward.page(told.get(name)))
        if "opens_with" in told.named():
            competence = told.get("opens_with")
            page.opens_with_id = None if competence.value is None else self._competence(competence)

    def _rows(self, page: Any, told: Told) -> None:
        self._set(
            page,
            "disciplines",
            [{"discipline": each.one_of(DISCIPLINE_NAMES)} for each in told.get("disciplines")],
            by="discipline",
        )
        objectives = [
            {"translation_key": self._key(page, each), "text": each.get("text").text(most=LONGEST_ROW)}
            for each in told.get("objectives")
        ]
        self._set(page, "objectives", objectives, by="translation_key")
        self._set(page, "competences", [*self._taught(told.get("competences"))], by="competence_id")
        self._set(page, "practice", [*self._practice(page, told.get("practice"))], by="translation_key")
        self._set(page, "quiz_questions", [*self._asked(page, told.get("test"))], by="translation_key")

    def _key(self, page: Any, told: Told) -> str:
        is_here = str(page.translation_key) in self.inward.present
        return self.inward.row_key(told.get("id").uuid(), is_here=is_here)

    def _taught(self, told: Told) -> Iterator[dict[str, Any]]:
        for each in told:
            competence = self._competence(each.get("competence"))
            level = self.known.level(each.get("level"))
            if competence and level is None:
                self._lacks(each.get("level"))
            if competence and level:
                yield {"competence_id": competence, "level_id": level}

    def _practice(self, page: Any, told: Told) -> Iterator[dict[str, Any]]:
        for each in told:
            competence = self._competence(each.get("competence"))
            if competence:
                yield {
                    "translation_key": self._key(page, each),
                    "key": each.get("key").uuid(),
                    "competence_id": competence,
                    "text": each.get("text").text(most=LONGEST_ROW),
                }

    def _asked(self, page: Any, told: Told) -> Iterator[dict[str, Any]]:
        for each in told:
            yield {
                "translation_key": self._key(page, each),
                "question_id": self.inward.question(each.get("question")),
                "taught_by_id": self.inward.page(each.get("taught_by")),
            }

    def _competence(self, told: Told) -> int | None:
        found = self.known.competence(told)
        if found is None:
            self._lacks(told)
        return found

    def _lacks(self, told: Told) -> None:
        words = _("This site does not have “%(name)s”. It is left out: bring in its framework first.")
        self.inward.note(told, words % {"name": printable(missing(told))})

    def _set(self, page: Any, relation: str, wanted: list[dict[str, Any]], *, by: str) -> None:
        """The rows that are there stay what they are: what learners did hangs on them."""
        model = page._meta.get_field(relation).related_model
        before = list(getattr(page, relation).all())
        there = {str(getattr(row, by)): row for row in before}
        rows = []
        for values in wanted:
            row = there.pop(str(values[by]), None) or model()
            for name, value in values.items():
                if str(getattr(row, name)) != str(value):
                    setattr(row, name, value)
            if hasattr(row, "locale_id"):
                row.locale_id = page.locale_id
            rows.append(row)
        if rows != before:
            for number, row in enumerate(rows):
                row.sort_order = number
        setattr(page, relation, rows)
