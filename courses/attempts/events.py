from dataclasses import dataclass

from courses.attempts.models import Answer, Observation, QuizAttempt
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


@dataclass(frozen=True)
class SignedOff(Event):
    """Practice was watched and signed off. Whoever tells it holds the enrolment; told once."""

    observation: Observation


@dataclass(frozen=True)
class SignOffUndone(Event):
    """A sign-off of practice is about to be taken back. Whoever has something resting on it refuses."""

    observation: Observation
