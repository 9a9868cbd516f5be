"""Who fits what among thousands, on SQLite and on PostgreSQL: beside a tenth of them, and the same as two
loops over plain rows find.
"""

import sys

from bench.both import NAMES, measured_on

#: Milliseconds that 95 of 100 take at most, on PostgreSQL; how much longer than among a tenth of them.
MOST, MOST_FOR_AN_ATTAINMENT, MOST_TIMES = 50, 20, 2
ATTAINMENT = "one new attainment"


def run(*, few: int = 1_000, many: int = 10_000) -> str:
    """The table; the run ends with an error where something is slower than promised, or another order."""
    found = {
        database: measured_on(database, "bench.matching_data", str(few), str(many)) for database in NAMES
    }
    rows = [
        f"| p95 in ms, of so many learners and vacancies each | {' | '.join(_heads(few, many))} |",
        f"| :-- | {' | '.join(['--:'] * 6)} |",
    ]
    for asked in found["sqlite"]["figures"][str(few)]:
        cells = [asked]
        for database in NAMES:
            less, more = (found[database]["figures"][str(size)][asked]["p95"] for size in (few, many))
            cells += [f"{less:.1f}", f"{more:.1f}", f"{more / less:.1f}"]
        rows.append(f"| {' | '.join(cells)} |")
    table = "\n".join(rows)
    problems = [
        f"{NAMES[database]}: {found[database]['differences']} orders are not those of two loops."
        for database in NAMES
        if found[database]["differences"]
    ]
    problems += _too_slow(found["postgres"]["figures"], few, many)
    if problems:
        print(table, file=sys.stderr)
        sys.exit("\n".join(problems))
    return table


def _heads(few: int, many: int) -> list[str]:
    return [head for name in NAMES.values() for head in (f"{name} {few:,}", f"{many:,}", "÷")]


def _too_slow(figures: dict[str, dict[str, dict[str, float]]], few: int, many: int) -> list[str]:
    found = []
    for asked, figure in figures[str(many)].items():
        most = MOST_FOR_AN_ATTAINMENT if asked == ATTAINMENT else MOST
        if figure["p95"] > most:
            found.append(f"{asked}: {figure['p95']:.0f} ms, more than {most} ms.")
        times = figure["p95"] / figures[str(few)][asked]["p95"]
        if times > MOST_TIMES:
            found.append(f"{asked}: {times:.1f} times as long as among {few:,}.")
    return found
