"""What an author wrote, read from an exchange record as an import does, for the tests of activity types."""

from typing import Any

import pytest

from courses.activities.contract import ActivityType, MarkingState, Published, ResponseRefused
from courses.activities.exchange import ExchangeActivity


def value_of(kind: ActivityType, record: ExchangeActivity) -> Any:
    return kind.form().to_python(kind.read_exchange(activity=record))


def published(kind: ActivityType, record: ExchangeActivity) -> Published:
    return kind.publish(value=value_of(kind, record))


def reads_back_the_same(kind: ActivityType, record: ExchangeActivity) -> bool:
    return kind.write_exchange(value=value_of(kind, record)) == record


def refused(kind: ActivityType, body: dict[str, Any], response: Any) -> str:
    with pytest.raises(ResponseRefused) as told:
        kind.clean(body=body, response=response)
    return str(told.value.message)


def states(kind: ActivityType, asked: Published, responses: list[Any]) -> list[tuple[str, str, str]]:
    """How each of what she sends is marked: its state, its score of the most there is, and what she reads."""
    found = []
    for response in responses:
        given = kind.clean(body=asked.body, response=response)
        mark = kind.mark(body=asked.body, answer_key=asked.answer_key, response=given)
        found.append((mark.state.value, f"{mark.score}/{mark.max_score}", mark.feedback))
    return found


def samples_are_what_they_say(kind: ActivityType, asked: Published) -> bool:
    for right in (True, False):
        sample = kind.sample_response(body=asked.body, answer_key=asked.answer_key, right=right)
        if kind.clean(body=asked.body, response=sample) != sample:
            return False
        mark = kind.mark(body=asked.body, answer_key=asked.answer_key, response=sample)
        if (mark.state == MarkingState.CORRECT) is not right:
            return False
    return True
