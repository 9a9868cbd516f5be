"""How questions do, over 1,000,000 answers, and a report over 1,000,000 rows: seconds, and how many times as
long as the database needs to read the same rows once. On SQLite and on PostgreSQL.
"""

import sys

from bench.both import NAMES, measured_on
from tools import postgres

ROWS = 1_000_000
#: Making the rows, and each of the two sums, may take so many seconds.
MOST_MADE, MOST_SUMMED = 300, 60


def run(*, rows: int = ROWS) -> str:
    """The table; the run ends with an error where it takes more than is promised."""
    databases = list(NAMES) if postgres.programs() else ["sqlite"]
    found = {name: measured_on(name, "bench.sums_data", str(rows)) for name in databases}
    table = [
        f"| {rows:,} rows each | made s | questions s | × one pass | report s | × one pass |",
        "| :-- | --: | --: | --: | --: | --: |",
    ]
    for name, figures in found.items():
        cells = [
            f"{figures[each]:.1f}" for each in ("made", "questions", "times_answers", "report", "times_rows")
        ]
        table.append(f"| {NAMES[name]} | {' | '.join(cells)} |")
    too_long = [
        NAMES[name]
        for name, figures in found.items()
        if figures["made"] > MOST_MADE or max(figures["questions"], figures["report"]) > MOST_SUMMED
    ]
    if too_long:
        print("\n".join(table), file=sys.stderr)
        sys.exit(f"{too_long}: more than {MOST_MADE} s to make, or {MOST_SUMMED} s to sum up.")
    return "\n".join(table)
