"""Many learners who answer at once, on SQLite and on PostgreSQL, each with two web processes of four threads.

Each answer is saved, marked and counted in one transaction. An answer that is not acknowledged ends the run;
at its end the database must hold as many as were acknowledged, and its counts must agree with them.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench.client import Clients, Target
from bench.figures import Round, middle, ratio, summarise
from bench.servers import PRODUCT, ROOT, VAR, Server, environment
from tools import postgres
from tools.migrated import migrated

COUNTS = (1, 8, 32)
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


@dataclass
class Site:
    """A server on one database, what is sent to it, and how many answers it has acknowledged."""

    more: dict[str, str]
    server: Server
    wanted: dict[str, Any]
    before: int
    acknowledged: int = 0
    figures: dict[int, list[Round]] = field(default_factory=lambda: {count: [] for count in COUNTS})

    def target(self, number: int) -> Target:
        learners = self.wanted["learners"]
        forms = [{"version": version, "choice": choice} for _path, version, choice in self.wanted["answers"]]
        return Target(
            self.server.port,
            [path for path, _version, _choice in self.wanted["answers"]],
            f"{self.wanted['cookie']}={learners[number]}",
            status=303,
            forms=forms,
        )

    def measure(self, clients: Clients, count: int, seconds: float) -> Round:
        before = self.server.processor_seconds()
        samples = clients.measure([self.target(number) for number in range(count)], seconds)
        self.acknowledged += sum(len(sample.latencies) + 1 for sample in samples)
        return summarise(samples, self.server.processor_seconds() - before)


def _python(more: dict[str, str], *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**environment(PRODUCT), **more},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


@contextmanager
def _site(database: str) -> Iterator[Site]:
    place = VAR / f"crowd-{database}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    more = {"HEAL_VAR": str(place)}
    with ExitStack() as running:
        if database == "postgres":
            shutil.copytree(postgres.migrated_cluster(), place / "cluster")
            socket = running.enter_context(postgres.lasting(place / "cluster", postgres.TEMPLATE))
            more["HEAL_BENCH_DATABASE"] = f"postgres://heal@/{postgres.TEMPLATE}?host={socket}"
        else:
            shutil.copyfile(migrated(), place / "db.sqlite3")
        print(f"Making learners on {NAMES[database]} …", file=sys.stderr, flush=True)
        _python(more, "manage.py", "migrate", "--verbosity", "0", "--skip-checks")
        static = ["collectstatic", "--noinput", "--verbosity", "0", "--ignore", "wagtail*", "--skip-checks"]
        _python(more, "manage.py", *static)
        wanted = json.loads(_python(more, "-m", "bench.crowd_data", "make"))
        server = Server(PRODUCT, more=more)
        running.callback(server.stop)
        server.wait_until_ready()
        yield Site(more, server, wanted, int(_python(more, "-m", "bench.crowd_data", "count")))


def run(*, rounds: int, seconds: float) -> str:
    with _site("sqlite") as sqlite, _site("postgres") as other:
        sites, clients = {"sqlite": sqlite, "postgres": other}, Clients(*COUNTS)
        try:
            for site in sites.values():  # both workers have met everything before anything counts
                site.measure(clients, max(COUNTS), 0.2)
            for number in range(rounds):
                print(f"Round {number + 1} of {rounds} …", file=sys.stderr, flush=True)
                for count in COUNTS:
                    for site in list(sites.values())[:: 1 if number % 2 == 0 else -1]:
                        site.figures[count].append(site.measure(clients, count, seconds))
        finally:
            clients.close()
        return f"{as_table(sites)}\n\n{as_proof(sites)}"


def as_table(sites: dict[str, Site]) -> str:
    rows = [
        "| learners | SQLite answers/s | p95 ms | PostgreSQL answers/s | p95 ms | PostgreSQL ÷ SQLite |",
        "| --: | --: | --: | --: | --: | --: |",
    ]
    for count in COUNTS:
        cells = [str(count)]
        for site in sites.values():
            typical = middle(site.figures[count])
            cells += [f"{typical.per_second:.0f}", f"{typical.p95 * 1000:.0f}"]
        cells.append(f"{ratio(sites['postgres'].figures[count], sites['sqlite'].figures[count]):.2f}")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def as_proof(sites: dict[str, Site]) -> str:
    """What became of the answers; the run ends with an error where one is missing or there twice."""
    told = []
    for name, site in sites.items():
        held = int(_python(site.more, "-m", "bench.crowd_data", "count")) - site.before
        if held != site.acknowledged:
            sys.exit(f"{NAMES[name]}: {site.acknowledged} answers were acknowledged and {held} are there.")
        _python(site.more, "manage.py", "check_progress", "--skip-checks")
        told.append(f"{NAMES[name]}: {site.acknowledged:,} acknowledged, 0 lost, 0 doubled, 0 errors.")
    return " ".join(told)
