"""What an author is told before she publishes: what learners would not get, where it is and what to do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.attempts.evidence import QuizEvidence
from courses.catalogue.pages import AbstractLessonPage, AbstractModulePage, CatalogueFields
from courses.questions.models import Question
from courses.questions.queries import askable
from lms.competences.rules import can_show


@dataclass(frozen=True)
class Finding:
    """`waits_for` is the question that would have to be published, where that alone is missing.

    `left_out` says whether learners do not get something; else it is a thing to think of.
    """

    words: str
    waits_for: Question | None = None
    left_out: bool = True


def findings(page: Any) -> list[Finding]:
    """Of one page as it stands in the editor, in the order of its form."""
    if isinstance(page, AbstractLessonPage):
        return [*_lesson(page)]
    return [*_module(page)] if isinstance(page, AbstractModulePage) else []


def waiting_below(page: Page) -> list[Page]:
    """The page and those under it of which learners do not have the newest, parents first."""
    below = page.get_descendants(inclusive=True).filter(alias_of=None).order_by("path").specific()
    return [
        each
        for each in below
        if isinstance(each, CatalogueFields) and (not each.live or each.has_unpublished_changes)
    ]


def what_is_missing(question: Question) -> str:
    """Why the question cannot be published as it stands; empty when it can."""
    kind = question.activity_type
    if kind is None:
        return _("Choose how she answers.")
    return " ".join(kind.problems(value=question.activity_value))


def _lesson(page: AbstractLessonPage) -> Iterator[Finding]:
    steps = [step.value["blocks"] for step in page.body if step.block_type == "step"]
    if not any(steps):
        yield Finding(_("There is no step here yet. Learners do not see the lesson."))
    for number, blocks in enumerate(steps, start=1):
        where = _("Step %(number)d") % {"number": number}
        if not blocks:
            yield Finding(_("%(where)s is empty. Learners do not see it.") % {"where": where})
        yield from _asked([block.value for block in blocks if block.block_type == "question"], where, page)


def _module(page: AbstractModulePage) -> Iterator[Finding]:
    questions = [row.question for row in page.quiz_questions.all()]
    yield from _asked(questions, _("Test"), page)
    if not questions and not (page.pk and page.get_children().exists()):
        yield Finding(_("There is no lesson and no test here yet. Learners do not see the module."))
    watched = {row.competence_id for row in page.practice.all()}
    for taught in page.competences.all():
        if taught.competence_id in watched:
            continue
        names = {"competence": str(taught.competence), "level": str(taught.level)}
        if not questions:
            yield Finding(
                _("“%(competence)s”: nothing here shows it. Add a test, or a task for observed practice.")
                % names,
                left_out=False,
            )
        elif not can_show(QuizEvidence.key, taught.level):
            yield Finding(
                _(
                    "“%(competence)s”: a test does not show “%(level)s”. Add a task for observed practice, or"
                    " choose a level that a test shows."
                )
                % names,
                left_out=False,
            )


def _asked(questions: list[Question | None], where: str, page: Any) -> Iterator[Finding]:
    language = page.locale.language_code
    known = [question for question in questions if question is not None]
    can_be_asked = askable([question.translation_key for question in known], language=language)
    if len(known) < len(questions):
        yield Finding(
            _("%(where)s: a question is no longer in the bank. Choose another one.") % {"where": where}
        )
    for question, times in Counter(known).items():
        names = {"where": where, "question": str(question)}
        if times > 1:
            yield Finding(_("%(where)s: “%(question)s” is there twice. It is asked once.") % names)
        if question.locale_id != page.locale_id:
            names["language"] = get_language_info(question.locale.language_code)["name_translated"]
            names["wanted"] = get_language_info(language)["name_translated"]
            yield Finding(
                _("%(where)s: “%(question)s” is in %(language)s. Choose one in %(wanted)s.") % names
            )
        elif question.translation_key not in can_be_asked:
            yield _not_published(question, names)


def _not_published(question: Question, names: dict[str, str]) -> Finding:
    draft = question.get_latest_revision_as_object()
    if missing := what_is_missing(draft):
        words = _("%(where)s: “%(question)s” is not finished. %(missing)s")
        return Finding(words % {**names, "missing": missing})
    return Finding(
        _("%(where)s: “%(question)s” is not published. Learners are not asked it before.") % names, question
    )
