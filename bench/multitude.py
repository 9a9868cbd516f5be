"""Very many learners in seconds: some thousand are made as always, and the database copies them.

A copy has ids, keys, a handle and codes of its own, and has learned what she has learned whose copy she is,
so that `check_progress` agrees. SQLite only, as the rest of the benchmark.
"""

import random
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Max, Model, UUIDField

from bench.people import LEARNED, Crowd, code_of, handles_of
from courses.attempts.models import Answer
from courses.certificates.models import Certificate
from courses.enrolments.models import Cohort
from lms.accounts.handles import handle_key
from lms.accounts.models import Profile
from lms.organisations.models import Membership

#: In an order in which every row finds the one it points to.
COPIED: tuple[type[Model], ...] = (
    get_user_model(),
    Profile,
    Membership,
    Cohort,
    *LEARNED,
)
PATTERNS = 2000
#: These keep what all copies share: what it is about, not which row it is.
SHARED_KEYS = {(Answer, "question"), (Certificate, "about")}


@dataclass(frozen=True)
class Span:
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def beginner(number: int) -> int | None:
    """Of a multitude most have just begun; one in thirty has passed the first module, a few are anywhere."""
    if number % 100 == 0:
        return None
    return 30 if number % 30 == 0 else number % 4


@transaction.atomic
def make_multitude(crowd: Crowd, count: int) -> None:
    """`count` learners, a multiple of the patterns where there are more of them."""
    before = {model: _last(model) for model in COPIED}
    patterns = min(count, PATTERNS)
    crowd.make(patterns, progress=beginner)
    spans = {model: Span(before[model] + 1, _last(model)) for model in COPIED}
    copies = count // patterns - 1
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE copies (k INTEGER)")
        cursor.executemany("INSERT INTO copies VALUES (%s)", [(k,) for k in range(1, copies + 1)])
        for model, span in spans.items():
            if span.length > 0:
                cursor.execute(_copy(model, spans))
        cursor.execute("DROP TABLE copies")
        _rename(cursor, crowd.chance, spans[Profile], copies)
        _recode(cursor, crowd.chance, spans[Certificate], copies)


def _last(model: Any) -> int:
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0


def _copy(model: type[Model], spans: dict[type[Model], Span]) -> str:
    table = model._meta.db_table
    columns = {field.column: _value(model, field, spans) for field in model._meta.concrete_fields}
    names = ", ".join(f'"{name}"' for name in columns)
    return (
        f'INSERT INTO "{table}" ({names}) SELECT {", ".join(columns.values())} FROM "{table}", copies'  # noqa: S608 - names of ours
        f" WHERE id BETWEEN {spans[model].first} AND {spans[model].last}"
    )


def _value(model: type[Model], field: Any, spans: dict[type[Model], Span]) -> str:
    """What stands in the column of the copy number `k`."""
    own = f'"{field.column}"'
    shifted = model if field.primary_key else field.related_model if field.is_relation else None
    if shifted in spans:
        return f"{own} + k * {spans[shifted].length}"
    if isinstance(field, UUIDField) and (model, field.name) not in SHARED_KEYS:
        return f"printf('%08x', k) || substr({own}, 9)"
    if field.unique:
        return f"{own} || '-' || k"
    return own


def _rename(cursor: Any, chance: random.Random, span: Span, copies: int) -> None:
    """Neighbours in the list are nobody's copies of each other."""
    others = Profile.objects.exclude(pk__gte=span.first).count()
    handles = handles_of(others, span.length * (copies + 1))
    chance.shuffle(handles)
    cursor.execute("UPDATE lms_profile SET handle = id, handle_key = id WHERE id >= %s", [span.first])
    cursor.executemany(
        "UPDATE lms_profile SET handle = %s, handle_key = %s WHERE id = %s",
        [(handle, handle_key(handle), span.first + place) for place, handle in enumerate(handles)],
    )


def _recode(cursor: Any, chance: random.Random, span: Span, copies: int) -> None:
    cursor.executemany(
        "UPDATE courses_certificate SET code = %s WHERE id = %s",
        [(code_of(chance), span.last + 1 + place) for place in range(max(0, span.length) * copies)],
    )
