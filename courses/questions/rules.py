"""Pure marking: no database, no request."""

from collections.abc import Collection

from courses.questions.enums import QuestionKind


def key_problem(*, kind: str, right: int, wrong: int) -> bool:
    """Whether a key with so many right and wrong choices cannot be marked."""
    return wrong == 0 or (right != 1 if kind == QuestionKind.SINGLE else right < 1)


def is_right(answer_key: dict, chosen: Collection[str]) -> bool:
    """All the right choices and none of the wrong ones. The order in which she chose says nothing."""
    return bool(chosen) and set(chosen) == set(answer_key["correct"])


def unknown_choices(body: dict, chosen: Collection[str]) -> set[str]:
    return set(chosen) - {choice["id"] for choice in body["choices"]}
