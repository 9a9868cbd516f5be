from dataclasses import dataclass

from courses.attempts.models import Answer, QuizAttempt
from courses.catalogue.models import Step
from lms.contracts.event import Event


@dataclass(frozen=True)
class StepAnswered(Event):
    """She answered the question of a step, right or not."""

    answer: Answer
    step: Step


@dataclass(frozen=True)
class QuizHandedIn(Event):
    """A try at a module's test is marked."""

    attempt: QuizAttempt
