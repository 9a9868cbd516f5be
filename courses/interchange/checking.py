"""What would come of a file: which of its questions the bank can take, and what is wrong with the others.

Nothing is written.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale

from courses.activities.contract import activity_types
from courses.activities.exchange import ExchangeActivity, ExchangeQuestion
from courses.interchange.formats import Format
from courses.interchange.models import ImportedQuestion
from courses.interchange.records import Level, Problem, Reading, ReadQuestion
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.core import written
from lms.core.days import day_of
from lms.intake.fields import SOUNDS, kind_of
from lms.intake.problems import IntakeProblem

#: More than these nobody looks through before a learner meets them.
MOST_QUESTIONS = 5000
TELL_EACH = 50
WHOLE = slice(None)
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A question that can be taken over."""

    read: ReadQuestion
    digest: str


@dataclass
class Plan:
    format: str
    found: int = 0
    #: Of those the ones that could be read.
    readable: int = 0
    by_type: Counter[str] = field(default_factory=Counter)
    ready: list[Ready] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def refusals(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == Level.REFUSED]

    @property
    def left_out(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == Level.LEFT_OUT]


def planned(
    content: bytes,
    name: str,
    *,
    format: Format,
    language: Locale,
    tell: Tell = lambda done, total: None,
    part: slice = WHOLE,
) -> Plan:
    """`part` is of the questions that could be read: of a large file, some at a time are taken over."""
    plan = Plan(format.name)
    try:
        reading = format.read(content, name)
    except IntakeProblem as problem:
        line = problem.place.line or problem.place.row or 1
        plan.problems.append(Problem(line, "", " ".join(problem.messages), Level.REFUSED))
        return plan
    plan.found, plan.by_type, plan.problems = reading.found, reading.by_type, list(reading.problems)
    _look_at_the_whole(reading, plan)
    plan.readable = len(reading.questions)
    chosen = list(zip(reading.questions, _digests_of(reading, language), strict=True))[part]
    before = _imported_before([digest for _read, digest in chosen])
    for number, (read, digest) in enumerate(chosen, start=1):
        problems = list(_problems_of(read, language, before.get(digest)))
        plan.problems += problems
        if all(problem.level == Level.NOTE for problem in problems):
            plan.ready.append(Ready(read=read, digest=digest))
        if number % TELL_EACH == 0:
            tell(number, len(chosen))
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def _look_at_the_whole(reading: Reading, plan: Plan) -> None:
    if not reading.found and not reading.problems and not reading.says_something:
        words = _(
            "There is no question in this file. Look whether it is the right one, and the right format."
        )
        plan.problems.append(Problem(1, "", words, Level.REFUSED))
    if reading.found > MOST_QUESTIONS:
        words = _("There are more than %(most)d questions in this file. Split it.") % {"most": MOST_QUESTIONS}
        plan.problems.append(Problem(1, "", words, Level.REFUSED))
        reading.questions = []


def _digests_of(reading: Reading, language: Locale) -> list[str]:
    """What the file says, and how often it said it before: a file may hold the same question twice."""
    seen: Counter[str] = Counter()
    digests = []
    for read in reading.questions:
        said = json.dumps([language.language_code, asdict(read.record)], sort_keys=True, ensure_ascii=False)
        seen[said] += 1
        digests.append(hashlib.sha256(f"{seen[said]} {said}".encode()).hexdigest())
    return digests


def _imported_before(digests: Sequence[str]) -> dict[str, ImportedQuestion]:
    found = {}
    for start in range(0, len(digests), 500):
        for row in ImportedQuestion.objects.filter(digest__in=digests[start : start + 500]):
            found[row.digest] = row
    return found


def _problems_of(read: ReadQuestion, language: Locale, before: ImportedQuestion | None) -> Iterator[Problem]:
    def say(words: str, level: Level = Level.REFUSED) -> Problem:
        return Problem(read.line, read.called, words, level)

    if before is not None:
        day = written.day(day_of(before.imported_at))
        yield say(
            _("This question is in the bank already: it was imported on %(day)s.") % {"day": day},
            Level.LEFT_OUT,
        )
        return
    if read.record.activity.kind not in activity_types:
        words = _("Questions of the kind “%(kind)s” cannot be imported yet. Write this one anew here.")
        yield say(words % {"kind": read.record.activity.kind}, Level.LEFT_OUT)
        return
    question = question_of(read.record, language)
    refusals = list(refusals_of(question))
    yield from map(say, refusals)
    if refusals:
        return
    for words in _lost(read.record.activity, question):
        yield say(words, Level.NOTE)
    for file in read.files:
        words = (
            _("“%(name)s” becomes the recording of the question.")
            if kind_of(file.name) in SOUNDS
            else _("“%(name)s” goes into the library. A question shows words alone: say what is to be seen.")
        )
        yield say(words % {"name": file.name[:60]}, Level.NOTE)


def question_of(record: ExchangeQuestion, language: Locale) -> Question:
    """A draft that is not saved."""
    return read_question(Question(locale=language, live=False, has_unpublished_changes=True), record)


def refusals_of(question: Question) -> Iterator[str]:
    """What the author's own form would say of it."""
    block = question.activity[0]
    try:
        question.activity.stream_block.clean(question.activity)
    except ValidationError as problem:
        yield from _said(problem)
        return
    try:
        question.full_clean(exclude=["activity"], validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        for name, problems in problem.message_dict.items():
            label = "" if name == NON_FIELD_ERRORS else f"{Question._meta.get_field(name).verbose_name}: "
            yield from (f"{label}{words}" for words in problems)
    kind = activity_types[block.block_type]
    yield from kind.problems(value=block.value)


def _said(problem: ValidationError) -> list[str]:
    """Every message in what a block says, however deep."""
    found: list[str] = []
    for name in ("block_errors", "non_block_errors"):
        inside = getattr(problem, name, None) or []
        for each in inside.values() if isinstance(inside, dict) else inside:
            found += _said(each) if isinstance(each, ValidationError) else [str(each)]
    if not found and hasattr(problem, "error_list"):
        found = list(problem.messages)
    return list(dict.fromkeys(found))


def _lost(said: ExchangeActivity, question: Question) -> Iterator[str]:
    """What the way to answer has no room for."""
    kept = activity_types[said.kind].write_exchange(value=question.activity_value)
    pairs = list(zip(said.options, kept.options, strict=False))
    for before, after in pairs:
        if before.credit < 0:
            yield _("“%(answer)s” takes nothing away here: it is worth nothing.") % {
                "answer": before.text[:40]
            }
        elif abs(before.credit - after.credit) > 0.001:
            yield _("“%(answer)s” was worth %(percent)d percent of the points. Here it is not yet right.") % {
                "answer": before.text[:40],
                "percent": round(before.credit * 100),
            }
        if before.feedback and not after.feedback:
            yield _("What is said of “%(answer)s” is left out.") % {"answer": before.text[:40]}
