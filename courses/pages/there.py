"""What a module has of what finishes it, as it and its lessons were saved last."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.activities.handing_in.activity import HandingIn
from courses.activities.open_text.activity import OpenText
from courses.catalogue.finishing import HAND_INS, KINDS, LESSONS, PRACTICE, SESSIONS, TEST, Finish
from courses.pages.bank import Bank
from courses.pages.models import LessonPage
from courses.pages.written import Written, newest_of
from courses.questions.models import Question


def there_now(written: Written, finish: Finish) -> dict[str, int]:
    """How much of each kind; what `finish` does not ask for is not looked for."""
    there = {
        TEST: written.pass_percent if written.questions else 0,
        PRACTICE: written.tasks,
        SESSIONS: finish.sessions,
    }
    if LESSONS in finish.kinds or HAND_INS in finish.kinds:
        below = LessonPage.objects.child_of(written.page).filter(alias_of=None).select_related("locale")
        lessons = newest_of(list(below))
        there[LESSONS] = sum(any(each.steps) for each in lessons)
        there[HAND_INS] = _hand_ins({pk for each in lessons for pk in each.asked if pk})
    return there


def never_finishes(written: Written) -> Iterator[str]:
    """What it asks for and does not have: nobody could do it."""
    finish = written.finish
    asked = [kind for kind in KINDS if kind in finish.kinds and kind in NOT_THERE]
    if finish.is_usual or not asked:
        return
    there = there_now(written, finish)
    yield from (str(NOT_THERE[kind]()) for kind in asked if not there.get(kind))


def never_read(written: Written, bank: Bank) -> Iterator[str]:
    """What a lesson that is hers alone asks for, and a person would have to read."""
    if not written.may_skip and not written.instead_of:
        return
    for question in {pk: bank.questions[pk] for pk in written.asked if pk in bank.questions}.values():
        if isinstance(question.activity_type, HandingIn | OpenText):
            yield _(
                "“%(question)s” waits for a person, and nobody reads what is answered in a lesson that may be"
                " left out. Take it out here."
            ) % {"question": question}


def too_few_to_draw(written: Written) -> Iterator[str]:
    there, asked = len(set(written.questions)), written.questions_asked
    if there and asked > there:
        yield ngettext(
            "Test: %(asked)d questions are to be asked, and there is only %(there)d. Every try asks that"
            " one.",
            "Test: %(asked)d questions are to be asked, and there are only %(there)d. Every try asks all of"
            " them.",
            there,
        ) % {"asked": asked, "there": there}


NOT_THERE = {
    HAND_INS: lambda: _("It asks for something to hand in, and none of its lessons does."),
    PRACTICE: lambda: _("It asks for observed practice, and there is no task to watch for."),
}


def _hand_ins(questions: Collection[int]) -> int:
    rows = Question.objects.filter(pk__in=questions)
    return sum(isinstance(row.activity_type, HandingIn) for row in rows)
