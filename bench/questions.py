"""A file of 1,500 questions that comes into the bank: seconds, and memory above that of a process of the site
that has nothing to do, on SQLite and on PostgreSQL.
"""

import sys

from bench.both import NAMES, measured_on
from tools import postgres

#: What the whole import of 1,500 questions may take, from the file to the last draft.
MOST_SECONDS, MOST_MEGABYTES = 60, 200


def run(*, questions: int = 1500) -> str:
    """The table; the run ends with an error where it takes more than is promised."""
    databases = list(NAMES) if postgres.programs() else ["sqlite"]
    found = {name: measured_on(name, "bench.questions_data", str(questions)) for name in databases}
    rows = [
        f"| {questions:,} questions | looked through s | imported s | processor s | MB | idle MB |",
        "| :-- | --: | --: | --: | --: | --: |",
    ]
    for name, figures in found.items():
        cells = [f"{figures[each]:.1f}" for each in ("looked", "imported", "processor", "megabytes", "idle")]
        rows.append(f"| {NAMES[name]} | {' | '.join(cells)} |")
    too_much = [
        NAMES[name]
        for name, figures in found.items()
        if figures["looked"] + figures["imported"] > MOST_SECONDS or figures["megabytes"] > MOST_MEGABYTES
    ]
    if too_much:
        print("\n".join(rows), file=sys.stderr)
        sys.exit(f"{too_much}: more than {MOST_SECONDS} s or {MOST_MEGABYTES} MB.")
    return "\n".join(rows)
