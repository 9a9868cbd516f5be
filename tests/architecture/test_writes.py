"""R2, R6: what is decided on is read under lock in the transaction that writes, and only what changed is
written (decision 0024).

Three ways to do it wrong are found in the code itself: saving a row whole, writing a row that was read
elsewhere, and deciding on one. `lms.core.locking.lock` is the way to do it right.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.architecture import house

#: {place: why a save names no fields}
WHOLE = {
    "lms/audit/models.py:save": "the save of a row that is only ever inserted; it is forced to be",
    "lms/safety/outside/pages.py:save": "the save of a page: what Wagtail passes is passed on",
    "lms/programme/rights/models.py:save": "the same",
    "lms/printing/qr.py:qr_svg": "a drawing, no row",
    "lms/printing/pdf.py:saved": "a PDF, no row",
    "lms/safety/session/storage.py:*": "sessions, which Django's store writes whole",
    "lms/accounts/factors/session.py:sign_in_with_factor": "a session, before others may end it",
    "lms/intake/": "pictures and documents, no rows: it has no models",
    "lms/accounts/factors/views.py:*": (
        "forms of django-allauth's kind: what they do is in actions, or is one field"
    ),
}
#: {place: why a row is written, or decided on, that this function did not lock}
HELD_ELSEWHERE = {
    "courses/catalogue/actions.py:_keep": "hangs under a page's row, which _write locked",
    "courses/catalogue/actions.py:_write_steps": "the same",
    "courses/catalogue/actions.py:_write_quiz": "the same",
    "courses/questions/actions.py:publish_question": "one_at_a_time holds the question's row",
    "lms/accounts/actions.py:pin_matches": "says yes or no and changes nothing",
    "courses/enrolments/actions.py:check_goes_on": "its callers lock the group",
    "courses/enrolments/actions.py:_check_seat": "its caller locks the group",
    "lms/submissions/actions.py:_same": "what was sent is never changed",
    "lms/audit/actions.py:_change": "its callers hold the head of the audit",
    "lms/jobs/actions.py:_set": "its callers lock the job",
    "lms/network/practices/actions.py:_settle": "its caller locks the practice",
    "lms/services/editing/actions.py:_write": "its callers lock the service, or it is new",
    "lms/services/editing/actions.py:touched": "its callers lock the service, and it writes when",
    "lms/services/editing/actions.py:_save_pause": "its callers lock the service",
    "lms/pathways/moving/actions.py:receive": "the plan's row is locked with the hand-over (_lock)",
    "lms/pathways/moving/actions.py:_check_goes_on": "its callers lock the hand-over",
    "lms/pathways/moving/actions.py:_close_unreceived": "its callers lock the hand-over",
    "lms/pathways/moving/actions.py:_end": "its callers lock the hand-over",
    "lms/pathways/moving/actions.py:_narrow_those_before": "its caller holds the plan they help with",
    "employers/portfolios/own/actions.py:_changed": "its callers lock the portfolio",
    "employers/vacancies/facts.py:put": "its callers lock the vacancy, or it is new",
    "employers/vacancies/actions.py:_propose": "its caller locks the vacancy",
    "employers/applications/actions.py:_decide": "its callers lock the application",
    "employers/members/actions.py:_end": "its callers lock the membership (_read_again)",
    "lms/services/editing/places.py:_write_address": "its caller locks the place",
}
#: {place: why update_or_create is right there}. It locks and writes only its defaults; what it cannot do is
#: decide.
UPDATED_OR_CREATED = {
    "lms/safety/http/health.py:": "one row that says when the database was last written to",
    "lms/secrets/throttle.py:": "counts, under a key of their own",
    "courses/catalogue/actions.py:_write_text": "under the lesson's row, which is locked",
    "courses/enrolments/timing.py:plan_days": "under the group's row, which is locked",
    "courses/enrolments/timing.py:give_more_time": "under the row of her enrolment, which is locked",
    "employers/vacancies/actions.py:keep": "what she says last, of one thing, under her own key",
    "courses/attempts/actions.py:answer_quiz": "under the try's row, which is locked",
}
#: Made by one process before anybody is there.
ALONE = ("lms/site/demo/",)
#: A row by itself, or with the plan it stands in (lms.pathways.plans.holding).
HOLDS = ("lock", "hold", "held", "_lock")
LOCKS = {"lock", "lock_all", "select_for_update", "create", "get_or_create", "get_or_create_locked"}
NEVER_CHANGES = {"pk", "id", "uuid", "DoesNotExist", "objects", "_meta", "_state"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> list[Path]:
    return [path for path in house.python_files() if not house.place(path).startswith(ALONE)]


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def called(node: ast.AST, *names: str) -> Iterator[ast.Call]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in names:
                yield call


def is_listed(place: str, listed: dict[str, str]) -> bool:
    return any(
        place == known or (known.endswith((":", ":*", "/")) and place.startswith(known.rstrip("*")))
        for known in listed
    )


# ── saving ──────────────────────────────────────────────────────────────────────────────────────────────────


def whole_saves(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(function, line) of every `.save()` that names no fields and does not insist on a new row."""
    for function in functions(tree):
        for call in called(function, "save"):
            named = {keyword.arg for keyword in call.keywords}
            puts_off = any(
                keyword.arg in {"commit", "save"} and getattr(keyword.value, "value", None) is False
                for keyword in call.keywords
            )
            if (
                isinstance(call.func, ast.Attribute)
                and not named & {"update_fields", "force_insert"}
                and not puts_off
            ):
                yield function.name, call.lineno


def test_r02_every_save_names_its_fields_or_insists_on_a_new_row():
    found = [
        f"{house.place(path)}:{name}" for path in files() for name, _line in whole_saves(house.tree(path))
    ]
    assert [place for place in found if not is_listed(place, WHOLE)] == []


def test_r02_nothing_is_updated_or_created_on_a_whim():
    found = [
        f"{house.place(path)}:{function.name}"
        for path in files()
        for function in functions(house.tree(path))
        if list(called(function, "update_or_create"))
    ]
    assert [place for place in found if not is_listed(place, UPDATED_OR_CREATED)] == []


# ── get_or_create ───────────────────────────────────────────────────────────────────────────────────────────

BY_NAME = {
    model.__name__: model
    for model in apps.get_models()
    if model.__module__.partition(".")[0] in house.PACKAGES
}


def is_once(model: type[models.Model], names: set[str]) -> bool:
    """Whether the database itself refuses a second row with the same values in `names`."""
    fields = {name.removesuffix("_id") for name in names}
    if (
        any(getattr(model._meta.get_field(name), "unique", False) for name in fields if name != "pk")
        or "pk" in fields
    ):
        return True
    constraints = [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    return any(set(constraint.fields) <= fields for constraint in constraints)


def test_r06_what_is_looked_for_or_made_can_stand_there_once_only():
    """Two at once both find nothing; without a constraint both make a row."""
    twice = []
    for path in files():
        for call in called(house.tree(path), "get_or_create"):
            name = getattr(getattr(getattr(call.func, "value", None), "value", None), "id", "")
            names = {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg != "defaults"}
            if name in BY_NAME and not is_once(BY_NAME[name], names):
                twice.append(f"{house.place(path)}:{call.lineno}")
    assert twice == []


# ── deciding ────────────────────────────────────────────────────────────────────────────────────────────────


def decides(path: Path, function: Function) -> bool:
    """Whether `function` changes state: it stands among actions, or says that it is a transaction."""
    said = [ast.unparse(decorator) for decorator in function.decorator_list]
    return (
        path.stem.endswith("actions")
        or path.stem in {"team", "erasure", "observations", "openings"}
        or any("atomic" in decorator for decorator in said)
    )


def rows_given(function: Function) -> dict[str, type[models.Model]]:
    """{argument: model} of what is handed in as one of our rows."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    names = {
        argument.arg: set(ast.unparse(argument.annotation).replace("|", " ").split())
        for argument in arguments
        if argument.annotation
    }
    return {name: BY_NAME[word] for name, words in names.items() for word in words if word in BY_NAME}


@cache
def changed_somewhere() -> set[str]:
    """Every name that is written to a row somewhere: what never changes may be decided on as it was read."""
    found: set[str] = set()
    for path in files():
        for call in called(house.tree(path), "save", "update"):
            for keyword in call.keywords:
                if keyword.arg == "update_fields":
                    found |= {
                        node.value
                        for node in ast.walk(keyword.value)
                        if isinstance(node, ast.Constant) and isinstance(node.value, str)
                    }
                elif keyword.arg and isinstance(call.func, ast.Attribute) and call.func.attr == "update":
                    found.add(keyword.arg)
    return found - NEVER_CHANGES


def may_have_changed(model: type[models.Model], name: str) -> bool:
    """A field that is written somewhere, or a property that reads one."""
    if name in {field.name for field in model._meta.concrete_fields}:
        return name in changed_somewhere()
    told = inspect.getattr_static(model, name, None)
    return isinstance(told, property) and any(
        f"self.{field}" in inspect.getsource(told.fget) for field in changed_somewhere()
    )


def locked_at(function: Function) -> dict[str, int]:
    """{name: line from which on it is locked, or new}."""
    found: dict[str, int] = {}
    for call in called(function, *HOLDS):
        for argument in call.args:
            if isinstance(argument, ast.Name):
                found.setdefault(argument.id, call.lineno)
    for node in ast.walk(function):
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.For)
            else []
        )
        value = (
            node.value if isinstance(node, ast.Assign) else node.iter if isinstance(node, ast.For) else None
        )
        if value is not None and (
            any(True for _ in called(value, *LOCKS))
            or (isinstance(value, ast.Call) and getattr(value.func, "id", "")[:1].isupper())
        ):
            for target in targets:
                names = [name.id for name in ast.walk(target) if isinstance(name, ast.Name)]
                found.update({name: min(found.get(name, node.lineno), node.lineno) for name in names})
    return found


def conditions(function: Function) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
            yield node.test
        elif isinstance(node, ast.comprehension):
            yield from node.ifs


def decided_unlocked(function: Function) -> Iterator[tuple[str, int]]:
    """(what, line) of what is decided on, or written, as it was read elsewhere."""
    given, locked = rows_given(function), locked_at(function)

    def is_locked(name: str, line: int) -> bool:
        return name in locked and locked[name] <= line

    for test in conditions(function):
        for node in ast.walk(test):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id in given
            ):
                name = node.value.id
                if may_have_changed(given[name], node.attr) and not is_locked(name, node.lineno):
                    yield f"{name}.{node.attr}", node.lineno
    for call in called(function, "save"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        is_update = any(keyword.arg == "update_fields" for keyword in call.keywords)
        if is_update and isinstance(owner, ast.Name) and not is_locked(owner.id, call.lineno):
            yield f"{owner.id}.save", call.lineno


def test_r02_nothing_is_decided_or_written_as_it_was_read_before():
    found = []
    for path in files():
        for function in functions(house.tree(path)):
            place = f"{house.place(path)}:{function.name}"
            if decides(path, function) and not is_listed(place, HELD_ELSEWHERE):
                found += [f"{place}:{line} {what}" for what, line in decided_unlocked(function)]
    assert found == [], "Call lms.core.locking.lock(row) first, inside the transaction."


def test_every_reason_on_a_list_is_needed():
    places = {
        f"{house.place(path)}:{function.name}" for path in files() for function in functions(house.tree(path))
    }
    listed = [*WHOLE, *HELD_ELSEWHERE, *UPDATED_OR_CREATED]
    assert [known for known in listed if not any(is_listed(place, {known: ""}) for place in places)] == []


# ── does it find? ───────────────────────────────────────────────────────────────────────────────────────────

FAULTS = {
    "decides on what it was given": (
        """
@transaction.atomic
def withdraw(certificate: Certificate, *, by):
    if certificate.withdrawn_at is None:
        Certificate.objects.filter(pk=certificate.pk).update(withdrawn_at=now())
"""
    ),
    "decides on a property of it": (
        """
def confirm(certificate: Certificate, name):
    if certificate.has_name:
        raise ValidationError("already")
"""
    ),
    "locks too late": (
        """
def withdraw(certificate: Certificate, *, by):
    if certificate.withdrawn_at:
        return
    lock(certificate)
    certificate.save(update_fields=["withdrawn_at"])
"""
    ),
    "writes what it read without a lock": (
        """
def end(person):
    row = SupportAssignment.objects.filter(worker=person).first()
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
"""
    ),
}
RIGHT = """
@transaction.atomic
def withdraw(certificate: Certificate, *, by):
    lock(certificate)
    if certificate.withdrawn_at is None and certificate.person_id:
        certificate.withdrawn_at = now()
        certificate.save(update_fields=["withdrawn_at"])
"""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_kind_is_found(fault):
    assert [what for function in functions(ast.parse(FAULTS[fault])) for what in decided_unlocked(function)]


def test_what_is_right_is_left_alone():
    assert [what for function in functions(ast.parse(RIGHT)) for what in decided_unlocked(function)] == []


def test_a_whole_save_is_found():
    found = whole_saves(
        ast.parse(
            "def f(row):\n    row.save()\n    row.save(update_fields=['a'])\n   "
            " row.save(force_insert=True)\n    form.save(commit=False)"
        )
    )
    assert list(found) == [("f", 2)]
