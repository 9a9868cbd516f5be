"""What the tests cost: processor time by folder, and the ten dearest files, said at the end of a long run.

Of the processes that tests start it counts those that have ended. Time by the clock depends on who else uses
the machine, this much less: docs/decisions/0067-the-tests-time-is-a-budget.md.
"""

import resource
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

#: Less is not worth a table.
LONG = 60
COLLECTING = "(collecting)"
spent: Counter[str] = Counter()


def so_far() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def pytest_collection_finish() -> None:
    spent[COLLECTING] += so_far()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[Any]:
    begun = so_far()
    result = yield
    spent[item.nodeid.partition("::")[0]] += so_far() - begun
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["spent"] = dict(spent)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    spent.update(getattr(node, "workeroutput", {}).get("spent", {}))


def folder_of(file: str) -> str:
    """tests/lms/safety, tests/courses; what is no file stands for itself."""
    parts = file.split("/")[:-1]
    return "/".join(parts[: 3 if "lms" in parts else 2]) or file


def by_folder(files: Counter[str]) -> Counter[str]:
    folders: Counter[str] = Counter()
    for file, seconds in files.items():
        folders[folder_of(file)] += seconds
    return folders


def pytest_terminal_summary(terminalreporter: Any) -> None:
    total = sum(spent.values())
    if total < LONG:
        return
    files = Counter({file: seconds for file, seconds in spent.items() if file != COLLECTING})
    terminalreporter.section(f"processor time: {total:.0f} s")
    for title, lines in (("by folder", by_folder(spent)), ("the ten dearest files", files)):
        terminalreporter.line(title)
        for name, seconds in lines.most_common(None if lines is not files else 10):
            terminalreporter.line(f"{seconds:8.1f} s  {name}")
