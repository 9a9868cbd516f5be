"""A real browser on the real demo: gunicorn, SQLite on disk, both faces.

The demo's data are made once in a test run, whichever process needs them first; each process serves its own
copy.
"""

import fcntl
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.journeys.site import Site

ROOT = Path(__file__).resolve().parents[2]
DEMO = [sys.executable, str(ROOT / "tools" / "demo.py")]
PREPARED_PORT = 8000
#: What makes a browser begin a process for every page, and what Playwright turns off itself: of two such
#: switches the last one counts.
ONE_PROCESS = ",".join(
    (
        *(
            "BackForwardCache",
            "IsolateOrigins",
            "ProactivelySwapBrowsingInstance",
            "RenderDocument",
            "site-per-process",
        ),
        *(
            "AcceptCHFrame",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "MediaRouter",
            "PaintHolding",
            "Translate",
        ),
    )
)
SILENT = {"HEAL_DEMO_SPEECH": "off", "HEAL_NO_WORKER": "1"}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def run_environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {**kept, **SILENT, "HEAL_VAR": str(var), "PORT": str(port)}


def prepare(var: Path, port: int) -> None:
    subprocess.run(
        [*DEMO, "--prepare"], cwd=ROOT, env=run_environment(var, port), check=True, capture_output=True
    )


def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, made once for all processes of this test run: by `./run test` beside its checks, else
    by who comes first.
    """
    base = tmp_path_factory.getbasetemp()
    begun = os.environ.get("HEAL_TEST_DEMO")
    shared = (
        Path(begun) if begun else (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "demo"
    )
    with open(f"{shared}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demo.stamp").exists():
            shutil.rmtree(shared, ignore_errors=True)
            prepare(shared, PREPARED_PORT)
    return shared


@contextmanager
def serve(var: Path, port: int) -> Iterator[Site]:
    """The demo on the data in `var`, which nobody needs afterwards: its processes need not clear up."""
    server = subprocess.Popen(
        DEMO,
        cwd=ROOT,
        env=run_environment(var, port),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, server)
        yield Site(port, var)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait(20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    var = tmp_path_factory.mktemp("served") / "var"
    shutil.copytree(prepared(tmp_path_factory), var, ignore=shutil.ignore_patterns("cache"))
    port = free_port()
    move_to(var, port)
    with serve(var, port) as served:
        yield served


def move_to(var: Path, port: int) -> None:
    """The copy answers on another port; the demo would make its data once more for that."""
    with closing(sqlite3.connect(var / "db.sqlite3")) as database, database:
        database.execute("UPDATE wagtailcore_site SET port = ?", [port])
    stamp = var / "demo.stamp"
    stamp.write_text(stamp.read_text().replace(f" {PREPARED_PORT}", f" {port}"))


def wait_for(port: int, server: subprocess.Popen, path: str = "/healthz") -> None:
    for _try in range(300):
        assert server.poll() is None, "the demo stopped"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{port}"})
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    pytest.fail("the demo did not answer within a minute")


@pytest.fixture(scope="module")
def playing() -> Iterator[Playwright]:
    """For one file of journeys: while it is open an event loop runs in this thread, and Django refuses the
    database to whatever else is tested here.
    """
    with sync_playwright() as playwright:
        yield playwright


def launch(playwright: Playwright, *programs: str, **more: Any) -> Browser:
    path = next(filter(None, map(shutil.which, programs)), None)
    assert path, "The journeys need Chromium. Type: apt-get install -y chromium"
    return playwright.chromium.launch(
        executable_path=path,
        args=[
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            *more.pop("switches", []),
        ],
        **more,
    )


@pytest.fixture(scope="module")
def chromium(playing: Playwright) -> Iterator[Browser]:
    """Without windows of its own where Debian's package for that is installed: the same engine, at less than
    half the work for each page.
    """
    browser = launch(
        playing,
        *("chromium-headless-shell", "chromium", "google-chrome"),
        switches=[f"--disable-features={ONE_PROCESS}"],
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def keeping_chromium(playing: Playwright) -> Iterator[Browser]:
    """A whole browser that keeps pages for going back, as in real life: it begins a process for every page.

    Playwright switches this off by itself.
    """
    browser = launch(
        playing,
        *("chromium", "google-chrome"),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()
