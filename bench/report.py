"""The figures as a table for people and as JSON."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from typing import Any

from bench.figures import Round, middle, ratio
from bench.servers import THREADS, WORKERS

WORDS = {
    "lean_page": "lean Wagtail page, same text",
    "lesson": "lesson page",
    "bare_page": "bare Wagtail page, same text",
    "session": "view that loads session and user",
    "home": "home",
    "insert": "view that inserts one row",
    "answer": "answer write",
    "desk_30": "cohort table, 30 learners",
    "desk_3000": "cohort table, {learners:,} learners",
    "desk_100000": "cohort table, 100,000 learners",
    "certificate": "certificate PDF, warm",
}
BESIDE = {"bare_page": "bare page", "lean_page": "lean page", "session": "session", "insert": "insert"}


@dataclass(frozen=True)
class Result:
    """Rounds by thing and number of clients; seconds to each first certificate of a process; processor time
    of certificates beside plain WeasyPrint.
    """

    figures: dict[str, dict[int, list[Round]]]
    cold: list[float]
    sheets: dict[str, float]
    learners: int
    rounds: int
    seconds: float


def as_json(result: Result) -> dict[str, Any]:
    things = {}
    for name, by_clients in result.figures.items():
        things[name] = {
            "label": WORDS[name].format(learners=result.learners),
            "clients": {str(count): _figures(result, rounds, count) for count, rounds in by_clients.items()},
        }
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "setting": setting(result),
        "things": things,
        "sheets_processor_ms": result.sheets,
        "certificate_cold_seconds": round(median(result.cold), 3),
        "lesson_to": {
            other: things["lesson"]["clients"]["1"]["ratio_to"][other] for other in ("bare_page", "lean_page")
        },
    }


def _figures(result: Result, rounds: list[Round], count: int) -> dict[str, Any]:
    typical = middle(rounds)
    return {
        "requests_per_second": round(typical.per_second, 1),
        "p95_ms": round(typical.p95 * 1000, 1),
        "processor_ms": round(typical.processor * 1000, 2),
        "ratio_to": {other: round(ratio(rounds, result.figures[other][count]), 3) for other in BESIDE},
    }


def setting(result: Result) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "django": version("django"),
        "wagtail": version("wagtail"),
        "gunicorn": f"{version('gunicorn')}, {WORKERS} workers, {THREADS} threads each",
        "sqlite": f"{sqlite3.sqlite_version}, WAL, synchronous FULL",
        "client": "http.client, one process and one kept-alive connection for each client",
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "learners": result.learners,
        "rounds": result.rounds,
        "seconds": result.seconds,
    }


def as_table(result: Result) -> str:
    """Rows of a Markdown table: two numbers in a cell are for one client and for eight."""
    head = ["", "requests/s", "p95 ms", "processor ms", *(f"÷ {words}" for words in BESIDE.values())]
    rows = [head, ["---", *["--:"] * (len(head) - 1)]]
    for name, thing in as_json(result)["things"].items():
        clients = list(thing["clients"].values())
        own = [
            " · ".join(f"{one[figure]:.{digits}f}" for one in clients)
            for figure, digits in (("requests_per_second", 0), ("p95_ms", 0), ("processor_ms", 1))
        ]
        beside = [
            " · ".join(f"{one['ratio_to'][other]:.2f}" for one in clients) if other != name else "1"
            for other in BESIDE
        ]
        rows.append([thing["label"], *own, *beside])
    rows.append(["certificate PDF, cold", "", f"{median(result.cold) * 1000:.0f}", "", *[""] * len(BESIDE)])
    facts = ", ".join(f"{name} {value}" for name, value in setting(result).items())
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(
        [
            *lines,
            "",
            *sheets_table(result.sheets),
            "",
            (
                f"Two numbers in a cell: 1 client · {max(result.figures['lesson'])} clients. Medians of"
                f" rounds; ratios are of requests a second. {facts}."
            ),
        ]
    )


def sheets_table(sheets: dict[str, float]) -> list[str]:
    return [
        "| certificate with a name, processor ms in one process | ours | plain WeasyPrint |",
        "| --- | --: | --: |",
        f"| one language | {sheets['one_ours']:.0f} | {sheets['one_plain']:.0f} |",
        f"| two languages, Arabic and Italian | {sheets['two_ours']:.0f} | {sheets['two_plain']:.0f} |",
        f"| the first of a process, library loaded | {sheets['cold']:.0f} | |",
        f"| eight pages on a sheet to fold | {sheets['folded_ours']:.0f} | {sheets['folded_plain']:.0f} |",
    ]
