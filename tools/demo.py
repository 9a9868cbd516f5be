"""./run demo: database, content, task worker, both faces.

Running it again keeps the data; --fresh starts over. --database postgres starts a server of PostgreSQL beside
it, which keeps its data, and all else of that demo, in a folder of its own.
"""

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.compile_messages import PACKAGES, compile_stale  # noqa: E402 - found once the path says where

VAR = Path(os.environ.get("HEAL_VAR", ROOT / "var"))
#: Where the demo on PostgreSQL has everything of its own.
POSTGRES = VAR / "postgres"
#: So often the demo looks for what is due, in seconds, as cron does elsewhere (docs/deploying.md).
MINUTE = 60
MANAGE = [sys.executable, str(ROOT / "manage.py")]
#: How a database comes from nothing to all its tables.
QUICKLY = [sys.executable, str(ROOT / "tools" / "quick_state.py"), "migrate"]


def fingerprint() -> str:
    """What the database was made from: when only this stays the same, nothing needs to be made again."""
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob("**/migrations/0*.py")):
        if ".venv" not in path.parts:
            digest.update(path.read_bytes())
    digest.update(
        (ROOT / "requirements.lock.txt").read_bytes()
    )  # other people's migrations come with their packages
    return digest.hexdigest()


def place() -> Path:
    """The folder of this demo's data, as its settings read it."""
    return Path(os.environ.get("HEAL_VAR", VAR))


@contextmanager
def database(kind: str, *, fresh: bool) -> Iterator[None]:
    """The database is there as long as this lasts; what is started meanwhile finds it in its environment."""
    if kind == "sqlite":
        if fresh:
            shutil.rmtree(VAR, ignore_errors=True)
        yield
        return
    from tools.postgres import NotStarted, lasting

    if fresh:
        shutil.rmtree(POSTGRES, ignore_errors=True)
    with ExitStack() as running:
        try:
            socket = running.enter_context(lasting(POSTGRES / "cluster", "heal"))
        except NotStarted as problem:
            sys.exit(str(problem))
        os.environ |= {"HEAL_VAR": str(POSTGRES), "HEAL_DEMO_POSTGRES": socket}
        yield


def has_data() -> bool:
    """A server was begun from nothing together with everything else in its folder."""
    return "HEAL_DEMO_POSTGRES" in os.environ or (place() / "db.sqlite3").exists()


def prepare(port: int) -> None:
    stamp = f"{fingerprint()} {port}"
    kept = place() / "demo.stamp"
    if kept.exists() and kept.read_text() == stamp and has_data():
        return
    place().mkdir(exist_ok=True)
    print("Making the database and the demo's lessons (about two minutes the first time) …", flush=True)
    migrate = [*MANAGE, "migrate", "--verbosity", "0"] if kept.exists() else QUICKLY
    subprocess.check_call(migrate)
    subprocess.check_call([*MANAGE, "load_demo", "--port", str(port)])
    listing = subprocess.run([*MANAGE, "demo_accounts"], check=True, capture_output=True, text=True).stdout
    (place() / "demo-accounts.txt").write_text(listing)
    kept.write_text(stamp)


def files_fingerprint() -> str:
    """Of every file that pages ask for: when it was written, or of which version of a package it is."""
    digest = hashlib.sha256((ROOT / "requirements.lock.txt").read_bytes())
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).glob("**/static/**/*")):
        if path.is_file():
            digest.update(f"{path} {path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def collect_files() -> None:
    """Where the server reads them, compressed: only after one of them changed."""
    stamp = place() / "static.stamp"
    wanted = files_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and (place() / "static").exists():
        return
    subprocess.check_call([*MANAGE, "collectstatic", "--noinput", "--clear", "--verbosity", "0"])
    stamp.write_text(wanted)


def wait_until_ready(port: int, server: subprocess.Popen) -> bool:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/healthz", headers={"Host": f"localhost:{port}"}
    )
    for _try in range(150):
        if server.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(request, timeout=2):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def publish_what_is_due() -> subprocess.Popen:
    """What an author planned for a day that has come appears, and what she let end goes."""
    return subprocess.Popen([*MANAGE, "publish_scheduled", "--verbosity", "0"])


def wait(server: subprocess.Popen) -> int:
    """Until the server ends; meanwhile what runs by itself elsewhere runs here."""
    due = None
    while True:
        try:
            return server.wait(MINUTE)
        except subprocess.TimeoutExpired:
            if not os.environ.get("HEAL_NO_WORKER") and (due is None or due.poll() is not None):
                due = publish_what_is_due()


def stop(child: subprocess.Popen) -> None:
    """Ask first; on a busy machine the server may be too slow to answer."""
    child.terminate()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()


def gunicorn(port: int, *, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "lms.site.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--workers", str(workers), "--threads", "4", "--preload", "--log-level", "warning"),
    ]


def say_who_can_sign_in(port: int) -> None:
    print(
        f"\n  Skills face      http://localhost:{port}/\n  Programme face   http://heal.localhost:{port}/\n"
    )
    print("Who can sign in (these secrets are public, they work in the demo only):")
    print((place() / "demo-accounts.txt").read_text(), flush=True)
    print("Stop with Ctrl+C.", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and make it anew")
    parser.add_argument("--prepare", action="store_true", help="make the data, do not start the server")
    parser.add_argument(
        "--debug-toolbar", action="store_true", help="show what each page asks of the database, at its edge"
    )
    parser.add_argument(
        "--database", choices=["sqlite", "postgres"], default="sqlite", help="on which database (sqlite)"
    )
    arguments = parser.parse_args()
    port = int(os.environ.get("PORT", "8000"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "lms.site.settings.demo", "PORT": str(port)}
    if arguments.debug_toolbar:
        os.environ["HEAL_DEBUG_TOOLBAR"] = "1"
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(0)
    )  # before anything is started, so that nothing stays behind
    with database(arguments.database, fresh=arguments.fresh):
        compile_stale()
        prepare(port)
        collect_files()
        # The toolbar keeps what it saw in its process.
        return 0 if arguments.prepare else serve(port, workers=1 if arguments.debug_toolbar else 2)


def serve(port: int, *, workers: int) -> int:
    worker = (
        subprocess.Popen([*MANAGE, "db_worker", "--no-reload", "--verbosity", "0"])
        if not os.environ.get("HEAL_NO_WORKER")
        else None
    )
    server = subprocess.Popen(gunicorn(port, workers=workers), cwd=ROOT)
    try:
        if wait_until_ready(port, server):
            say_who_can_sign_in(port)
        return wait(server)
    except KeyboardInterrupt:
        return 0
    finally:
        for child in (server, worker):
            if child and child.poll() is None:
                stop(child)


if __name__ == "__main__":
    sys.exit(main())
