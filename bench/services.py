"""A directory of very many services: what somebody asks for, on SQLite and on PostgreSQL, beside a query that
finds one row by an index.
"""

import sys

from bench.both import NAMES, measured_on

#: Milliseconds that 95 of 100 searches take at most.
MOST = {"sqlite": 300, "postgres": 100}


def run(*, services: int = 100_000) -> str:
    """The table; the run ends with an error where a search is slower than promised."""
    found = {database: measured_on(database, "bench.services_data", str(services)) for database in NAMES}
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
