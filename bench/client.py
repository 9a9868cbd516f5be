"""Clients of the benchmark: one process each, one kept-alive connection each, only the standard library."""

import http.client
import multiprocessing
import re
import time
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import cycle
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
TIMEOUT = 60


class WrongAnswer(Exception):
    """The server said something else than what is measured: a number for it would mean nothing."""


@dataclass(frozen=True)
class Target:
    """What one client asks for, in turns.

    A form makes it a POST: a fresh key each time, with the cookie and token of a page read before.
    """

    port: int
    paths: list[str]
    cookie: str
    status: int = 200
    forms: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Sample:
    """How long each request took, in seconds, and how long all of them together."""

    latencies: list[float]
    elapsed: float


class Browser:
    """One connection with one session. Speaks to the server as the proxy before it would."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=TIMEOUT)
        self.headers = {
            "Host": "localhost",
            "X-Forwarded-Proto": "https",
            "Accept-Language": "en",
            "Accept": "text/html",
        }
        self.cookies = SimpleCookie(target.cookie)

    def close(self) -> None:
        self.connection.close()

    def reconnect(self) -> None:
        self.connection.close()
        self.connection.connect()

    def ask(self, method: str, path: str, *, body: str | None = None, status: int) -> bytes:
        headers = {
            **self.headers,
            "Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items()),
        }
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": "https://localhost",
                "Referer": f"https://localhost{path}",
            }
        self.connection.request(method, path, body=body, headers=headers)
        response = self.connection.getresponse()
        content = response.read()
        if response.status != status:
            raise WrongAnswer(
                f"{method} {path}: {response.status} instead of {status},"
                f" {response.headers.get('Location', '')}"
            )
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        return content

    def read_token(self, path: str) -> str:
        """Opens the page with the form. The cookie that belongs to its token is kept, as every cookie is."""
        found = TOKEN.search(self.ask("GET", path, status=200))
        if not found:
            raise WrongAnswer(f"{path}: a page without a form")
        return found[1].decode()

    def turns(self) -> Any:
        """Endless calls, each of which makes one request."""
        target = self.target
        if not target.forms:
            return cycle(
                [lambda path=path: self.ask("GET", path, status=target.status) for path in target.paths]
            )
        token = self.read_token(target.paths[0])

        def post(path: str, form: dict[str, str]) -> None:
            body = urlencode({"csrfmiddlewaretoken": token, **form, "key": str(uuid.uuid4())})
            self.ask("POST", path, body=body, status=target.status)

        return cycle(
            [
                lambda path=path, form=form: post(path, form)
                for path, form in zip(target.paths, target.forms, strict=True)
            ]
        )


def ask_for(target: Target, seconds: float, start: Any = None) -> Sample:
    """Asks one request after another for `seconds`, after one that is not counted.

    `start` lets several clients begin together.
    """
    browser = Browser(target)
    try:
        turns = browser.turns()
        next(turns)()
        if start is not None:
            start.wait(TIMEOUT)
            browser.reconnect()  # the server may have closed it while this one waited for the others
        latencies = []
        begun = now = time.perf_counter()
        while now < begun + seconds:
            next(turns)()
            before, now = now, time.perf_counter()
            latencies.append(now - before)
        return Sample(latencies, now - begun)
    finally:
        browser.close()


class Clients:
    """Client processes that wait for work: as many as the largest of the numbers that begin together."""

    def __init__(self, *counts: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._starts = {number: context.Barrier(number) for number in {1, *counts}}
        self._pipes: list[Connection] = []
        self._processes = []
        for _number in range(max(counts)):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._starts), daemon=True)
            process.start()
            self._pipes.append(ours)
            self._processes.append(process)

    def measure(self, targets: list[Target], seconds: float) -> list[Sample]:
        """One client for each target, all at once."""
        busy = self._pipes[: len(targets)]
        for pipe, target in zip(busy, targets, strict=True):
            pipe.send((target, seconds, len(targets)))
        answers = [pipe.recv() for pipe in busy]
        problems = [answer for answer in answers if isinstance(answer, Exception)]
        if problems:  # those that only waited for the one with the real problem come last
            raise min(problems, key=lambda problem: "BrokenBarrierError" in str(problem))
        return answers

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join(5)


def _serve(pipe: Connection, starts: dict[int, Any]) -> None:
    while (work := pipe.recv()) is not None:
        target, seconds, together = work
        try:
            pipe.send(ask_for(target, seconds, starts[together]))
        except Exception as problem:
            starts[together].abort()
            pipe.send(WrongAnswer(f"{type(problem).__name__}: {problem}"))
