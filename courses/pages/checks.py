"""What an author is told before she publishes: what learners would not get, where it is and what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.attempts.evidence import QuizEvidence
from courses.catalogue.pages import (
    AbstractCoursePage,
    AbstractLessonPage,
    AbstractModulePage,
    CatalogueFields,
)
from courses.pages.bank import Bank, bank_for
from courses.pages.rings import never_opens, opens_too_early
from courses.pages.there import never_finishes, never_read, too_few_to_draw
from courses.pages.written import Written, as_it_stands
from courses.questions.models import Question
from lms.blocks.translations import recordings_of
from lms.competences.rules import can_show
from lms.contacts.typed_numbers import numbers_in
from lms.core.texts import name_here


@dataclass(frozen=True)
class Finding:
    """`waits_for` is the question that would have to be published, where that alone is missing.

    `left_out` says whether learners do not get something; else it is a thing to think of. What `is_refused`
    cannot be published. `step` is the number of the step it stands in, 0 where it is about the whole page.
    """

    words: str
    waits_for: Question | None = None
    left_out: bool = True
    step: int = 0
    is_refused: bool = False


@dataclass(frozen=True)
class Checklist:
    """What learners would not get, and what is worth a look besides."""

    in_the_way: list[Finding] = field(default_factory=list)
    worth_a_look: list[Finding] = field(default_factory=list)


def findings(page: Any) -> list[Finding]:
    """Of one page as it stands in the editor, in the order of its form."""
    if not isinstance(page, CatalogueFields):
        return []
    written = as_it_stands(page)
    return [*_found(written, bank_for([written]))]


def checklists(found: Sequence[Written]) -> list[Checklist]:
    """The same of many pages, and what is worth a look in each; how many they are costs no statement more."""
    bank = bank_for(found)
    outside = {each.page.path: each.outside for each in found}
    lists = []
    for written in found:
        told = [*_found(written, bank)]
        above = outside.get(written.page.path[: -Page.steplen], True)
        seen = [*(each for each in told if not each.left_out), *_worth_a_look(written, bank, above=above)]
        lists.append(Checklist([each for each in told if each.left_out], seen))
    return lists


def checklist(written: Written, bank: Bank) -> Checklist:
    """Of one page as it stands in the editor, above which all may be seen outside."""
    told = [*_found(written, bank)]
    seen = [*(each for each in told if not each.left_out), *_worth_a_look(written, bank, above=True)]
    return Checklist([each for each in told if each.left_out], seen)


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


def _found(written: Written, bank: Bank) -> Iterator[Finding]:
    if isinstance(written.page, AbstractLessonPage):
        for words in never_read(written, bank):
            yield Finding(words, is_refused=True)
        yield from _lesson(written, bank)
        return
    for words in never_opens(written, bank):
        yield Finding(words, is_refused=True)
    for words in opens_too_early(written, bank):
        yield Finding(words, left_out=False)
    if isinstance(written.page, AbstractModulePage):
        for words in never_finishes(written):
            yield Finding(words, is_refused=True)
        yield from _module(written, bank)


def _step(number: int) -> str:
    return _("Step %(number)d") % {"number": number}


def _lesson(written: Written, bank: Bank) -> Iterator[Finding]:
    if not any(written.steps):
        yield Finding(_("There is no step here yet. Learners do not see the lesson."))
    yield from _spoken(written, bank)
    for number, blocks in enumerate(written.steps, start=1):
        where = _step(number)
        if not blocks:
            yield Finding(_("%(where)s is empty. Learners do not see it.") % {"where": where}, step=number)
        asked = _asked([value for kind, value in blocks if kind == "question"], where, written, bank)
        yield from (replace(found, step=number) for found in asked)


def _spoken(written: Written, bank: Bank) -> Iterator[Finding]:
    """A recording of the source says its words in another language than the lesson's."""
    source = bank.sources.get(written.page.translation_key)
    if source is None or source.locale_id == written.page.locale_id:
        return
    theirs = set(recordings_of(source).values())
    for number, blocks in enumerate(written.steps, start=1):
        files = {value["audio"] for _kind, value in blocks if isinstance(value, dict) and value.get("audio")}
        if files & theirs:
            yield Finding(
                _(
                    "%(where)s: the recording is in %(language)s, and learners are told so. Choose one in"
                    " %(wanted)s when there is one."
                )
                % {
                    "where": _step(number),
                    "language": name_here(source.locale.language_code),
                    "wanted": name_here(written.page.locale.language_code),
                },
                left_out=False,
                step=number,
            )


def _module(written: Written, bank: Bank) -> Iterator[Finding]:
    yield from _asked(written.questions, _("Test"), written, bank)
    for words in too_few_to_draw(written):
        yield Finding(words, left_out=False)
    for lesson in dict.fromkeys(written.taught_in):
        found = bank.lessons.get(lesson)
        if found is not None and not found.path.startswith(written.page.path or "-"):
            yield Finding(
                _(
                    "Test: the lesson “%(lesson)s” is not in this module. A learner is led to the lessons of"
                    " this module instead. Choose one of them, or none."
                )
                % {"lesson": found.title},
                left_out=False,
            )
    if not written.questions and not written.page.numchild:
        yield Finding(_("There is no lesson and no test here yet. Learners do not see the module."))
    for competence, level in written.taught:
        if competence in written.watched or competence not in bank.competences or level not in bank.levels:
            continue
        names = {"competence": str(bank.competences[competence]), "level": str(bank.levels[level])}
        if not written.questions:
            yield Finding(
                _("“%(competence)s”: nothing here shows it. Add a test, or a task for observed practice.")
                % names,
                left_out=False,
            )
        elif not can_show(QuizEvidence.key, bank.levels[level]):
            yield Finding(
                _(
                    "“%(competence)s”: a test does not show “%(level)s”. Add a task for observed practice, or"
                    " choose a level that a test shows."
                )
                % names,
                left_out=False,
            )


def _asked(questions: list[int | None], where: str, written: Written, bank: Bank) -> Iterator[Finding]:
    locale = written.page.locale
    known = [bank.questions[pk] for pk in questions if pk in bank.questions]
    if len(known) < len(questions):
        yield Finding(
            _("%(where)s: a question is no longer in the bank. Choose another one.") % {"where": where}
        )
    for question, times in Counter(known).items():
        names = {"where": where, "question": str(question)}
        if times > 1:
            yield Finding(_("%(where)s: “%(question)s” appears twice. It is asked once.") % names)
        if question.locale_id != locale.pk:
            names["language"] = name_here(question.locale.language_code)
            names["wanted"] = name_here(locale.language_code)
            yield Finding(
                _("%(where)s: “%(question)s” is in %(language)s. Choose one in %(wanted)s.") % names
            )
            continue
        if (question.translation_key, locale.language_code) not in bank.can_be_asked:
            yield _not_published(question, names, bank)
        yield from _asked_aloud(question, names, bank)


def _asked_aloud(question: Question, names: dict[str, str], bank: Bank) -> Iterator[Finding]:
    """The recording of a question is that of what it was translated from."""
    source, spoken = bank.first_asked.get(question.translation_key), bank.newest[question.pk].audio_id
    if not spoken or source is None or source.pk == question.pk or source.audio_id != spoken:
        return
    words = _(
        "%(where)s: the recording of “%(question)s” is in %(language)s, and learners are told so. Choose one"
        " in %(wanted)s when there is one."
    )
    languages = {
        "language": name_here(source.locale.language_code),
        "wanted": name_here(question.locale.language_code),
    }
    yield Finding(words % {**names, **languages}, left_out=False)


def _not_published(question: Question, names: dict[str, str], bank: Bank) -> Finding:
    if missing := what_is_missing(bank.newest[question.pk]):
        words = _("%(where)s: “%(question)s” is not finished. %(missing)s")
        return Finding(words % {**names, "missing": missing})
    return Finding(
        _("%(where)s: “%(question)s” is not published. Learners are asked it once it is published.") % names,
        question,
    )


def _worth_a_look(written: Written, bank: Bank, *, above: bool) -> Iterator[Finding]:
    """What nobody is kept from publishing. `above` says whether what it stands in may be seen outside."""
    for words in (*_about_itself(written, bank), *_about_the_module(written, above=above)):
        yield Finding(words, left_out=False)
    yield from _about_pictures(written)
    for words in (*_about_feedback(written, bank), *_about_numbers(written, bank)):
        yield Finding(words, left_out=False)


def _about_itself(written: Written, bank: Bank) -> Iterator[str]:
    if not isinstance(written.page, AbstractLessonPage):
        if not written.summary.strip():
            yield _("There is no summary. Learners read it before they begin.")
        if not written.cover:
            yield _("There is no picture. Learners who read little find their way by it.")
    if written.cover in bank.pictures and not bank.pictures[written.cover].strip():
        yield _("The picture has no words for those who cannot see it. Write them in the library.")
    if isinstance(written.page, AbstractCoursePage) and not written.page.numchild:
        yield _("There is no module here yet.")


def _about_the_module(written: Written, *, above: bool) -> Iterator[str]:
    if not isinstance(written.page, AbstractModulePage):
        return
    if not written.taught:
        yield _("No competence is named. Whoever finishes it has nothing to show for it.")
    if not written.objectives:
        yield _("No objective is named. Learners read there what they can do afterwards.")
    if written.outside and not above:
        yield _("It may be seen outside, and its course may not: it gives no certificate.")


def _about_pictures(written: Written) -> Iterator[Finding]:
    for number, picture in written.shown:
        if picture.get("image") and not picture.get("decorative") and not picture.get("alt_text"):
            words = _("%(where)s: a picture has no words for those who cannot see it.")
            yield Finding(words % {"where": _step(number)}, left_out=False, step=number)


def _about_numbers(written: Written, bank: Bank) -> Iterator[str]:
    """What the form says after it is saved is said here too, before it is published."""
    known = bank.contact_numbers
    found = {(where, number) for where, text in written.texts for number in numbers_in(text, known)}
    for where, number in sorted(found):
        yield _(
            "%(where)s: the telephone number %(number)s is typed. Nobody is told when it changes. Take it out"
            " and choose a contact instead."
        ) % {"where": where, "number": number}


def _about_feedback(written: Written, bank: Bank) -> Iterator[str]:
    for pk in dict.fromkeys(written.asked):
        question = bank.newest.get(pk) if pk else None
        if question is None or (question.why.strip() and question.hint.strip()):
            continue
        names = {"question": str(question)}
        if question.why.strip():
            yield _("“%(question)s” gives no hint after a wrong answer.") % names
        elif question.hint.strip():
            yield _("“%(question)s” does not say why the right answer is right.") % names
        else:
            yield _("“%(question)s” says nothing after the answer. Add why, and a hint.") % names
