"""A directory of very many services: what somebody asks for, on SQLite and on PostgreSQL, beside a query that
finds one row by an index.
"""

import json
import shutil
import subprocess
import sys
from contextlib import ExitStack

from bench.servers import PRODUCT, ROOT, VAR, environment
from tools import postgres
from tools.migrated import migrated

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
#: Milliseconds that 95 of 100 searches take at most.
MOST = {"sqlite": 300, "postgres": 100}


def _python(more: dict[str, str], *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**environment(PRODUCT), **more},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def _measured(database: str, services: int) -> dict[str, dict[str, float]]:
    place = VAR / f"services-{database}"
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
        _python(more, "manage.py", "migrate", "--verbosity", "0", "--skip-checks")
        print(f"{services:,} services on {NAMES[database]} …", file=sys.stderr, flush=True)
        return json.loads(_python(more, "-m", "bench.services_data", str(services)))


def run(*, services: int = 100_000) -> str:
    """The table; the run ends with an error where a search is slower than promised."""
    if postgres.programs() is None:
        sys.exit(postgres.MISSING)
    found = {database: _measured(database, services) for database in NAMES}
    rows = [
        f"| of {services:,} services | SQLite p95 ms | ÷ one row | PostgreSQL p95 ms | ÷ one row |",
        "| :-- | --: | --: | --: | --: |",
    ]
    for asked in found["sqlite"]:
        cells = [asked]
        for figures in found.values():
            cells += [
                f"{figures[asked]['p95']:.1f}",
                f"{figures[asked]['p95'] / figures['one row']['p95']:.0f}",
            ]
        rows.append(f"| {' | '.join(cells)} |")
    for database, most in MOST.items():
        slowest = max(figure["p95"] for figure in found[database].values())
        if slowest > most:
            print("\n".join(rows), file=sys.stderr)
            sys.exit(f"{NAMES[database]}: the slowest search takes {slowest:.0f} ms, more than {most} ms.")
    return "\n".join(rows)
