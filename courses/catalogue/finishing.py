"""What finishes a module: what its author asks for, in words that author, learner and trainer read alike."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.activities.contract import activity_types
from courses.activities.handing_in.activity import HandingIn
from courses.catalogue.models import PracticeTask, StepActivity
from courses.questions.models import QuestionVersion

LESSONS, TEST, HAND_INS, PRACTICE, SESSIONS = "lessons", "test", "hand_ins", "practice", "sessions"
KINDS = (LESSONS, TEST, HAND_INS, PRACTICE, SESSIONS)
MUST, ONE, NOT = "must", "one", "not"
#: What a module asks for whose author says nothing.
USUAL = (LESSONS, TEST)


@dataclass(frozen=True, slots=True)
class Finish:
    """All of `must`, and one of `one`, where there is any. `sessions`: how many of them."""

    must: tuple[str, ...] = USUAL
    one: tuple[str, ...] = ()
    sessions: int = 1

    @property
    def is_usual(self) -> bool:
        return self.must == USUAL and not self.one

    @property
    def kinds(self) -> tuple[str, ...]:
        return self.must + self.one


@dataclass(frozen=True, slots=True)
class Duty:
    """`count`: how many; of a test how many percent."""

    kind: str
    count: int

    @property
    def words(self) -> str:
        return SAID[self.kind](self.count) % {"count": self.count}


SAID = {
    LESSONS: lambda count: ngettext(
        "%(count)d lesson, to its end", "All %(count)d lessons, to their end", count
    ),
    TEST: lambda count: _("The test, with %(count)d %% right"),
    HAND_INS: lambda count: ngettext(
        "%(count)d thing to make and hand in", "%(count)d things to make and hand in", count
    ),
    PRACTICE: lambda count: ngettext(
        "%(count)d task that a trainer has watched", "%(count)d tasks that a trainer has watched", count
    ),
    SESSIONS: lambda count: ngettext(
        "%(count)d session, for those who learn in a group",
        "%(count)d sessions, for those who learn in a group",
        count,
    ),
}


@dataclass(frozen=True, slots=True)
class Duties:
    """What of it can be done now: what a module does not have finishes nothing. Where nothing is left, what
    is usual.
    """

    must: tuple[Duty, ...] = ()
    one: tuple[Duty, ...] = ()

    @property
    def all(self) -> tuple[Duty, ...]:
        return self.must + self.one

    def are_met(self, met: Mapping[str, bool]) -> bool:
        """Of nothing to do nothing is met."""
        return (
            bool(self.all)
            and all(met[duty.kind] for duty in self.must)
            and (not self.one or any(met[duty.kind] for duty in self.one))
        )


def duties_of(finish: Finish, there: Mapping[str, int]) -> Duties:
    """`there`: how much of each kind the module has. One of one is all of it."""
    must, one = (
        tuple(Duty(kind, there[kind]) for kind in kinds if there.get(kind))
        for kinds in (finish.must, finish.one)
    )
    if len(one) == 1:
        must, one = must + one, ()
    if not must and not one:
        must = tuple(Duty(kind, there[kind]) for kind in USUAL if there.get(kind))
    return Duties(must, one)


def finish_of(stored: dict[str, Any]) -> Finish:
    return Finish(tuple(stored["must"]), tuple(stored["one"]), stored["sessions"]) if stored else Finish()


def stored_finish(finish: Finish) -> dict[str, Any]:
    """As it is published; {} for what is usual."""
    if finish.is_usual:
        return {}
    return {"must": list(finish.must), "one": list(finish.one), "sessions": finish.sessions}


def finish_said(said: Mapping[str, str], sessions: int) -> Finish:
    """`said` is {kind: MUST, ONE or NOT}; what is not said is as usual."""
    answers = {kind: said.get(kind) or (MUST if kind in USUAL else NOT) for kind in KINDS}
    return Finish(
        tuple(kind for kind in KINDS if answers[kind] == MUST),
        tuple(kind for kind in KINDS if answers[kind] == ONE),
        sessions or 1,
    )


def finish_of_page(page: Any) -> Finish:
    """As its author writes it."""
    return finish_said({kind: getattr(page, f"by_{kind}") for kind in KINDS}, page.sessions_needed)


def asked_to_hand_in(modules: Collection[int]) -> dict[int, set[UUID]]:
    """The questions in lessons of these modules, by id, to which something is handed in."""
    standing = StepActivity.objects.filter(
        step__retired_at=None,
        step__lesson__retired_at=None,
        step__lesson__may_skip=False,
        step__lesson__instead_of=None,
        step__lesson__module__in=modules,
    )
    rows = list(standing.values_list("step__lesson__module", "question"))
    kinds = [kind.name for kind in activity_types if isinstance(kind, HandingIn)]
    wanted = QuestionVersion.objects.filter(
        question__in={question for _module, question in rows}, body__kind__in=kinds
    )
    known = set(wanted.values_list("question", flat=True))
    found: dict[int, set[UUID]] = defaultdict(set)
    for module, question in rows:
        if question in known:
            found[module].add(question)
    return found


def there_in(module: int, finish: Finish, *, lessons: int, percent: int) -> dict[str, int]:
    """How much of each kind it has; what `finish` does not ask for is not looked for."""
    there = {LESSONS: lessons, TEST: percent, SESSIONS: finish.sessions}
    if HAND_INS in finish.kinds:
        there[HAND_INS] = len(asked_to_hand_in([module]).get(module, ()))
    if PRACTICE in finish.kinds:
        there[PRACTICE] = PracticeTask.objects.current().filter(module=module).count()
    return there
