"""The map of events: who tells, who hears, in which transaction. Written from the code, like the data map.

Who hears comes from what is registered; who tells is read in the source, because telling is a call.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from lms.contracts.checks import OUR_PACKAGES
from lms.contracts.event import Event, handlers_of

HEAD = """# Events

Written by `./run manage event_map` from the code; change it there (`lms.contracts.event`).
What happens in a package is told to those above it, and to those beside it, in the transaction in which it \
happens: when one who hears raises, everything is undone. Who hears runs in no order that anybody may count \
on. No package hears its own events: it calls its own functions.
"""


@dataclass(frozen=True)
class Telling:
    """One place where an event is told. `begins` says whether that function begins the transaction."""

    function: str
    begins: bool


def kinds() -> list[type[Event]]:
    """Every event of ours, in the order of their names."""
    found = []
    for module, path in _modules():
        if path.stem == "events":
            loaded = vars(import_module(module)).values()
            found += [kind for kind in loaded if isinstance(kind, type) and kind.__module__ == module]
    return sorted(
        (kind for kind in found if issubclass(kind, Event)), key=lambda kind: (kind.__name__, kind.__module__)
    )


def tellings() -> dict[str, list[Telling]]:
    """Who tells, by the name of the event's class."""
    found: dict[str, list[Telling]] = {}
    for module, path in _modules():
        text = path.read_text(encoding="utf-8")
        if "event.emit(" in text:
            for name, telling in tellings_in(ast.parse(text), module):
                found.setdefault(name, []).append(telling)
    return found


def tellings_in(tree: ast.Module, module: str) -> Iterator[tuple[str, Telling]]:
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        told = {
            call.args[0].func.id
            for call in ast.walk(function)
            if isinstance(call, ast.Call)
            and ast.unparse(call.func) == "event.emit"
            and isinstance(call.args[0], ast.Call)
            and isinstance(call.args[0].func, ast.Name)
        }
        for name in sorted(told):
            yield name, Telling(f"{module}.{function.name}", _begins_transaction(function))


def _begins_transaction(function: ast.FunctionDef) -> bool:
    around = [ast.unparse(decorator) for decorator in function.decorator_list]
    around += [
        ast.unparse(item.context_expr)
        for node in ast.walk(function)
        if isinstance(node, ast.With)
        for item in node.items
    ]
    return any(words.startswith("transaction.atomic") for words in around)


def _modules() -> Iterator[tuple[str, Path]]:
    for package in OUR_PACKAGES:
        for folder in import_module(package).__path__:
            root = Path(folder)
            for path in sorted(root.rglob("*.py")):
                parts = path.relative_to(root.parent).with_suffix("").parts
                if "migrations" not in parts:
                    yield ".".join(parts).removesuffix(".__init__"), path


def event_map() -> str:
    told = tellings()
    return HEAD + "".join(_section(kind, told.get(kind.__name__, [])) for kind in kinds())


def _section(kind: type[Event], told: list[Telling]) -> str:
    meaning = " ".join((kind.__doc__ or "").split())
    fields = ", ".join(f"`{name}`" for name in kind.__dataclass_fields__)  # type: ignore[attr-defined]
    lines = [f"\n## {kind.__name__}\n", f"`{kind.__module__}` · {fields}\n", f"{meaning}\n"]
    rows = ["| who | where | transaction |", "|---|---|---|"]
    for telling in told:
        transaction = "begins it" if telling.begins else "that of whoever calls it"
        rows.append(f"| tells | `{telling.function}` | {transaction} |")
    rows += [f"| hears | `{name}` | the teller's |" for name in sorted(handlers_of(kind))]
    return "\n".join([*lines, *rows]) + "\n"
