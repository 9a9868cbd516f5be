from dataclasses import dataclass
from uuid import UUID

from lms.contracts.event import Event


@dataclass(frozen=True)
class QuestionChanged(Event):
    """A question of the bank was published, unpublished or deleted: what asks it may have to follow.

    `row` is its id in the bank, of one language; `question` is the same in all of them.
    """

    row: int
    question: UUID
