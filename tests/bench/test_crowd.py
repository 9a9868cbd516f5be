"""Many learners at once: how fast both databases were, and an error where an answer is wrong."""

from types import SimpleNamespace

import pytest

from bench import crowd
from bench.client import Sample


class Clients:
    def measure(self, targets, seconds):
        return [Sample([0.1] * 10, 1.0) for _target in targets]


@pytest.fixture
def sites(monkeypatch):
    """Each has acknowledged 44 answers; `held` are those that its database holds."""
    held = {"sqlite": 50, "postgres": 50}
    asked = []

    def answer(more, *arguments):
        asked.append(arguments[-2:])
        return str(held[more["name"]])

    monkeypatch.setattr(crowd, "_python", answer)
    server = SimpleNamespace(port=80, processor_seconds=lambda: 0.0)
    wanted = {"cookie": "s", "learners": ["a"] * 40, "answers": [["/learn/1/", "1", "a"]]}
    made = {name: crowd.Site({"name": name}, server, wanted, before=6) for name in held}
    for site in made.values():
        for count in crowd.COUNTS:
            site.figures[count].append(site.measure(Clients(), count, 1.0))
        site.acknowledged = 44
    return SimpleNamespace(made=made, held=held, asked=asked)


def test_the_table_has_a_row_for_each_number_and_the_ratio_of_both(sites):
    assert crowd.as_table(sites.made).splitlines()[2:] == [
        "| 1 | 10 | 100 | 10 | 100 | 1.00 |",
        "| 8 | 80 | 100 | 80 | 100 | 1.00 |",
        "| 32 | 320 | 100 | 320 | 100 | 1.00 |",
    ]


def test_what_was_acknowledged_is_there_and_the_counts_of_progress_agree(sites):
    assert crowd.as_proof(sites.made) == (
        "SQLite: 44 acknowledged, 0 lost, 0 doubled, 0 errors."
        " PostgreSQL: 44 acknowledged, 0 lost, 0 doubled, 0 errors."
    )
    assert sites.asked.count(("check_progress", "--skip-checks")) == 2


@pytest.mark.parametrize("held", [49, 51])
def test_an_answer_that_is_lost_or_doubled_ends_the_run(sites, held):
    sites.held["postgres"] = held
    with pytest.raises(SystemExit, match=f"44 answers were acknowledged and {held - 6} are there"):
        crowd.as_proof(sites.made)
