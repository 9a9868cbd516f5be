"""./run bench: how fast the product answers, beside Wagtail and Django as they come.

docs/benchmarks.md says how to read it.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import sheets
from bench.client import Clients, Target, ask_for
from bench.figures import Round, summarise
from bench.report import Result, as_json, as_table
from bench.servers import BARE, PRODUCT, VAR, Server, prepare
from tools import postgres

LEARNERS = 3000
CLIENTS = (1, 8)
SHEETS = 15


def targets(wanted: dict[str, Any], product: int, bare: int) -> dict[str, Callable[[int], Target]]:
    """What is measured: a name, and what the n-th client asks for.

    Neighbours are what is compared with each other.
    """

    def get(port: int, sessions: str | list[str], *paths: str) -> Callable[[int], Target]:
        keys = [sessions] if isinstance(sessions, str) else sessions
        return lambda number: Target(port, list(paths), f"{wanted['cookie']}={keys[number % len(keys)]}")

    def post(port: int, sessions: list[str], answers: list[list[Any]]) -> Callable[[int], Target]:
        forms = [{"version": str(version), "choice": choice} for _path, version, choice in answers]
        paths = [path for path, _version, _choice in answers]
        return lambda number: Target(
            port, paths, f"{wanted['cookie']}={sessions[number]}", status=303, forms=forms
        )

    learners, bare_sessions = wanted["learners"], wanted["bare"]
    return {
        "lean_page": get(bare, bare_sessions, *[f"{path}?lean" for path in wanted["bare_pages"]]),
        "lesson": get(product, learners, *wanted["lesson"]),
        "bare_page": get(bare, bare_sessions, *wanted["bare_pages"]),
        "session": get(bare, bare_sessions, "/session/"),
        "home": get(product, learners, "/learn/"),
        "insert": post(bare, bare_sessions, [["/insert/", *wanted["answers"][0][1:]]]),
        "answer": post(product, learners, wanted["answers"]),
        "desk_30": get(product, wanted["small_desk"], "/teach/"),
        "desk_3000": get(product, wanted["big_desk"], "/teach/"),
        "desk_100000": get(product, wanted["huge_desk"], "/teach/"),
        "certificate": get(product, learners[wanted["certificate_holder"]], wanted["sheet"]),
    }


def measure(
    found: dict[str, Callable[[int], Target]], servers: list[Server], *, rounds: int, seconds: float
) -> dict[str, dict[int, list[Round]]]:
    """Everything in turns, forwards and backwards, so that a machine that gets slower or faster meanwhile
    does so for all.
    """
    figures: dict[str, dict[int, list[Round]]] = {name: {count: [] for count in CLIENTS} for name in found}
    clients = Clients(max(CLIENTS))
    try:
        for target in found.values():  # both workers have met everything before anything counts
            clients.measure([target(client) for client in range(max(CLIENTS))], 0.1)
        for number in range(rounds):
            print(f"Round {number + 1} of {rounds} …", file=sys.stderr, flush=True)
            for name in list(found) if number % 2 == 0 else reversed(list(found)):
                for count in CLIENTS:
                    before = sum(server.processor_seconds() for server in servers)
                    samples = clients.measure([found[name](client) for client in range(count)], seconds)
                    figures[name][count].append(
                        summarise(samples, sum(server.processor_seconds() for server in servers) - before)
                    )
    finally:
        clients.close()
    return figures


def cold_certificates(wanted: dict[str, Any], times: int) -> list[float]:
    """Seconds until the first certificate of a process that has just started, answered by nothing else
    before.
    """
    found = []
    for _time in range(times):
        server = Server(PRODUCT, workers=1)
        try:
            server.wait_until_ready()
            target = Target(
                server.port,
                [wanted["sheet"]],
                f"{wanted['cookie']}={wanted['learners'][wanted['certificate_holder']]}",
            )
            begun = time.perf_counter()
            ask_for(target, 0)
            found.append(time.perf_counter() - begun)
        finally:
            server.stop()
    return found


def run(*, learners: int, rounds: int, seconds: float, cold: int) -> Result:
    wanted = prepare(learners)
    servers = [Server(PRODUCT), Server(BARE)]
    try:
        for server in servers:
            server.wait_until_ready()
        figures = measure(
            targets(wanted, *[server.port for server in servers]), servers, rounds=rounds, seconds=seconds
        )
    finally:
        for server in servers:
            server.stop()
    return Result(
        figures,
        cold_certificates(wanted, cold),
        sheets.measured(SHEETS),
        learners=learners,
        rounds=rounds,
        seconds=seconds,
    )


def check_servers(*, may_be_missing: bool) -> None:
    try:
        postgres.check_can_last(VAR)
    except postgres.NotStarted as problem:
        if not may_be_missing or postgres.programs():
            sys.exit(str(problem))


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a short run, under a minute: good for finding what broke, not for figures to keep",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rounds", type=int, help="how often everything is measured")
    parser.add_argument("--seconds", type=float, help="how long each measurement takes")
    parser.add_argument(
        "--learners", type=int, default=LEARNERS, help="how many learners the bigger organisation has"
    )
    parser.add_argument(
        "--crowd", action="store_true", help="many learners who answer at once, on SQLite and PostgreSQL"
    )
    parser.add_argument(
        "--services", action="store_true", help="100,000 services that are looked for, on both databases"
    )
    parser.add_argument(
        "--questions", action="store_true", help="1,500 questions that are imported, on both databases"
    )
    parser.add_argument(
        "--sums",
        type=int,
        nargs="?",
        const=1_000_000,
        metavar="ROWS",
        help="how questions do and a report, over a million rows each, on both databases",
    )
    parser.add_argument(
        "--matching", action="store_true", help="who fits what among 10,000 vacancies and 10,000 learners"
    )
    return parser.parse_args()


def main() -> int:
    arguments = read_arguments()
    if arguments.matching or arguments.services or arguments.crowd or arguments.questions or arguments.sums:
        check_servers(may_be_missing=bool(arguments.questions or arguments.sums))
    if arguments.matching:
        from bench import matching

        print(matching.run())
        return 0
    if arguments.services:
        from bench import services

        print(services.run())
        return 0
    if arguments.sums:
        from bench import sums

        print(sums.run(rows=arguments.sums))
        return 0
    if arguments.questions:
        from bench import questions

        print(questions.run())
        return 0
    if arguments.crowd:
        from bench import crowd

        print(crowd.run(rounds=arguments.rounds or 3, seconds=arguments.seconds or 4))
        return 0
    rounds = arguments.rounds or (2 if arguments.quick else 7)
    seconds = arguments.seconds or (0.4 if arguments.quick else 2)
    result = run(
        learners=arguments.learners, rounds=rounds, seconds=seconds, cold=1 if arguments.quick else 5
    )
    print(json.dumps(as_json(result), indent=2) if arguments.json else as_table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
