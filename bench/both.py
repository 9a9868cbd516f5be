"""A program that is run on SQLite and on PostgreSQL, each with the tables of the site and nothing in them."""

import json
import shutil
import subprocess
import sys
from contextlib import ExitStack
from typing import Any

from bench.servers import PRODUCT, ROOT, VAR, environment
from tools import postgres
from tools.migrated import migrated

NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def measured_on(database: str, program: str, *arguments: str) -> Any:
    """What `program` prints, as JSON. Its settings are production's."""
    place = VAR / f"{program.rpartition('.')[2]}-{database}"
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
        print(f"{program} on {NAMES[database]} …", file=sys.stderr, flush=True)
        return json.loads(_python(more, "-m", program, *arguments))


def _python(more: dict[str, str], *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**environment(PRODUCT), **more},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
