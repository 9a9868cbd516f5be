from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from courses.activities.contract import MarkingState, ResponseRefused
from courses.attempts.models import Answer, ExtraTry, QuizAttempt
from courses.attempts.rules import needed_right, tries_left
from courses.catalogue.models import Quiz, Step
from courses.enrolments.models import Enrolment
from courses.questions.models import QuestionVersion
from courses.questions.queries import answerable, read_in, spoken
from lms.contracts.lesson_block import Completion
from lms.core.prepared import Prepared

#: What is answered in a lesson that may be left out, or in one that is done instead, is read by nobody else.
READ_BY_OTHERS = Q(step=None) | Q(step__lesson__may_skip=False, step__lesson__instead_of=None)


def newest_answers(enrolment: int, step: int, questions: Sequence[UUID]) -> dict[UUID, Answer]:
    """Her last answer to each of the `questions` of the step, in the enrolment with this id. One query; none
    where the step asks nothing.
    """
    if not questions:
        return {}
    found = LAST if len(questions) == 1 else GIVEN
    return {answer.question: answer for answer in found.rows(enrolment, step)}


GIVEN = Prepared(lambda enrolment, step: Answer.objects.filter(enrolment=enrolment, step=step).order_by("pk"))
LAST = Prepared(
    lambda enrolment, step: Answer.objects.filter(enrolment=enrolment, step=step).order_by("-pk")[:1]
)


def right_once(enrolment: int, step: int) -> set[UUID]:
    """The questions of the step that she has answered right at some time: it goes on counting."""
    return set(RIGHT.rows(enrolment, step))


RIGHT = Prepared(
    lambda enrolment, step: Answer.objects.filter(
        enrolment=enrolment, step=step, marking_state=MarkingState.CORRECT.value
    ).values_list("question", flat=True)
)


def step_is_answered(enrolment: int, step: Step, *, answer: Answer | None = None) -> bool:
    """Whether the step's rule is met: every question of it counts that can be answered. What waits for a
    person is done as far as she can do it.

    With the `answer` that has just been given, nothing is asked when that is enough.
    """
    must_be_right = step.completion == Completion.PASSED
    wanted = set(step.questions)
    met = {answer.question} if answer and (answer.is_correct or answer.waits or not must_be_right) else set()
    if not wanted <= met:
        given = Answer.objects.filter(enrolment=enrolment, step=step)
        if must_be_right:
            given = given.filter(marking_state__in=[MarkingState.CORRECT.value, MarkingState.WAITING.value])
        met |= set(given.values_list("question", flat=True))
    waiting = wanted - met
    return not waiting or not answerable(waiting)


def answers_by_question(attempt: QuizAttempt) -> dict[UUID, Answer]:
    return {answer.question: answer for answer in attempt.answers.select_related("version")}


def may_still_pass(attempt: QuizAttempt) -> bool:
    """Whether a try that is handed in and not passed may be, once somebody has read what waits in it."""
    if attempt.passed or attempt.handed_in_at is None:
        return False
    missing = needed_right(len(attempt.questions), attempt.pass_percent) - attempt.correct_count
    return attempt.answers.filter(marking_state=MarkingState.WAITING.value).count() >= missing


def says_the_same(version: QuestionVersion, answer: Answer) -> bool:
    """Whether her answer, given to a version in another language, is an answer to this one and marked
    alike.
    """
    kind = version.activity_type
    if kind is None or kind.name != answer.version.body["kind"]:
        return False
    try:
        given = kind.clean(body=version.body, response=answer.response)
    except ResponseRefused:
        return False
    if answer.marker_id:  # whoever read it said how it is
        return True
    mark = kind.mark(body=version.body, answer_key=version.answer_key, response=given)
    return mark.state == answer.marking_state


def versions_told(
    questions: Collection[str], answers: Mapping[UUID, Answer], *, language: str, fallback: str
) -> list[QuestionVersion]:
    """The questions in the words in which they are told, in order; one nobody can be asked is left out.

    One that she answered is told as she answered it, whatever its author wrote since; in the language she
    reads now where a version of that time says the same. Any other is told as it is asked now. One query.
    """
    languages = {language, fallback, *(answer.version.language for answer in answers.values())}
    rows = QuestionVersion.objects.filter(question__in=questions, language__in=languages)
    versions: dict[UUID, list[QuestionVersion]] = {}
    for version in rows.annotate(stands=spoken()).order_by("number"):
        if version.stands or version.language != language or language == fallback:
            versions.setdefault(version.question, []).append(version)
    told = []
    for question in map(UUID, questions):
        known, answer = versions.get(question, []), answers.get(question)
        newest = {version.language: version for version in known}
        shown = _as_answered(answer, known, language) if answer else read_in(newest, language, fallback)
        if shown and shown.activity_type:
            told.append(shown)
    return told


def _as_answered(answer: Answer, known: list[QuestionVersion], language: str) -> QuestionVersion:
    own = answer.version
    if own.language == language:
        return own
    replaced_at = min(
        (
            version.published_at
            for version in known
            if version.language == own.language and version.number > own.number
        ),
        default=None,
    )
    of_that_time = [
        version
        for version in known
        if version.language == language
        if replaced_at is None or version.published_at < replaced_at
    ]
    return of_that_time[-1] if of_that_time and says_the_same(of_that_time[-1], answer) else own


def tries_of(enrolment: Enrolment) -> QuerySet[QuizAttempt]:
    """Every try at a test of this course with its answers, the newest first. Two queries."""
    answers = Answer.objects.select_related("version", "marker").order_by("pk")
    return (
        QuizAttempt.objects.filter(enrolment=enrolment)
        .select_related("quiz")
        .prefetch_related(Prefetch("answers", answers))
        .order_by("-started_at", "-pk")
    )


def step_answers_of(enrolment: Enrolment) -> QuerySet[Answer]:
    """Every answer given in steps of this course that others may read, the newest first. One query."""
    return (
        Answer.objects.filter(READ_BY_OTHERS, enrolment=enrolment, quiz_attempt=None)
        .select_related("version", "step", "marker")
        .order_by("-pk")
    )


def tries(enrolment: Enrolment, quiz: Quiz) -> QuerySet[QuizAttempt]:
    return QuizAttempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("number")


def tries_left_at(enrolment: Enrolment, quiz: Quiz, *, used: int) -> int | None:
    """As many as its author allows, or the one more that somebody gave her. None: as many as she likes."""
    left = tries_left(quiz.attempts_allowed, used)
    given = left == 0 and ExtraTry.objects.filter(enrolment=enrolment, quiz=quiz, number=used + 1).exists()
    return 1 if given else left


def without_tries(enrolment: int, quizzes: Collection[int]) -> set[int]:
    """Of these tests, by id, those at which no try is left in this enrolment, and none is open or waits to be
    read. One query.
    """
    hers = Q(attempts__enrolment=enrolment)
    given = Q(extra_tries__enrolment=enrolment)
    under_way = QuizAttempt.objects.filter(enrolment=enrolment, quiz=OuterRef("pk"), handed_in_at=None)
    unread = QuizAttempt.objects.filter(
        enrolment=enrolment, quiz=OuterRef("pk"), answers__marking_state=MarkingState.WAITING.value
    )
    rows = (
        Quiz.objects.filter(pk__in=quizzes, attempts_allowed__gt=0)
        .exclude(Exists(under_way))
        .exclude(Exists(unread))
        .annotate(
            used=Coalesce(Max("attempts__number", filter=hers), 0),
            allowed=Coalesce(Max("extra_tries__number", filter=given), 0),
        )
        .filter(used__gte=F("attempts_allowed"), allowed__lte=F("used"))
    )
    return set(rows.values_list("pk", flat=True))
