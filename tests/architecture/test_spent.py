"""What the tests cost is summed by folder (tests/spent.py)."""

from collections import Counter
from types import SimpleNamespace

import pytest

from tests import spent


@pytest.fixture
def told(monkeypatch):
    """What is said at the end, for what was spent."""
    lines: list[str] = []

    def tell(seconds: dict[str, float]) -> list[str]:
        monkeypatch.setattr(spent, "spent", Counter(seconds))
        reporter = SimpleNamespace(section=lines.append, line=lines.append)
        spent.pytest_terminal_summary(reporter)
        return lines

    return tell


def test_it_is_summed_by_folder_the_dearest_first(told):
    files = {
        "tests/lms/safety/test_a.py": 1.5,
        "tests/lms/safety/more/test_b.py": 2.0,
        "tests/courses/desk/test_c.py": 60.0,
        spent.COLLECTING: 9.0,
    }
    assert told(files) == [
        "processor time: 72 s",
        "by folder",
        "    60.0 s  tests/courses",
        "     9.0 s  (collecting)",
        "     3.5 s  tests/lms/safety",
        "the ten dearest files",
        "    60.0 s  tests/courses/desk/test_c.py",
        "     2.0 s  tests/lms/safety/more/test_b.py",
        "     1.5 s  tests/lms/safety/test_a.py",
    ]


def test_a_short_run_says_nothing(told):
    assert told({"tests/lms/safety/test_a.py": 1.5}) == []


def test_each_process_tells_what_it_spent(told, monkeypatch):
    monkeypatch.setattr(spent, "spent", Counter({"a": 1.0}))
    config = SimpleNamespace(workeroutput={})
    spent.pytest_sessionfinish(SimpleNamespace(config=config))
    spent.pytest_testnodedown(SimpleNamespace(workeroutput=config.workeroutput))
    spent.pytest_testnodedown(SimpleNamespace())  # it crashed
    assert spent.spent == {"a": 2.0}
