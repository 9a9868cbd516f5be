"""PostgreSQL servers of our own, which listen on a socket in a folder of theirs alone.

`server` is the tests': gone when they are. Nothing in it is worth keeping, so it writes nothing through to
the disk. The migrated database is made once and kept as a stopped cluster. `lasting` is the demo's and the
benchmark's: its data stay, and are written through as a site's are.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.demo import QUICKLY, fingerprint

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "test"
MISSING = "PostgreSQL is not installed. Type: apt-get install -y --no-install-recommends postgresql"
#: The database that every worker's is a copy of. Nobody connects to it while the tests run.
TEMPLATE = "migrated"
USER = "heal"
#: An index of its rules for letters of all languages: what stands before what differs from SQLite's bytes, as
#: it does on a site.
COLLATION = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=und"]
LASTING = {"listen_addresses": "", "max_connections": "200", "log_min_messages": "warning"}
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "checkpoint_timeout": "1h",
    "max_wal_size": "2GB",
    "autovacuum": "off",
    "jit": "off",
    "log_min_messages": "panic",
}


def programs() -> Path | None:
    """The folder of the newest server on this machine. Debian keeps it off the PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parents[1].name)
    )
    named = shutil.which("postgres")
    return found[-1].parent if found else Path(named).resolve().parent if named else None


class NotStarted(Exception):
    """Why there is no server, and what to do."""


@contextmanager
def server() -> Iterator[str]:
    """The folder of its socket; HEAL_TEST_POSTGRES tells it to lms.site.settings.test.

    The server is there as long as this lasts.
    """
    found = programs()
    if found is None:
        raise NotStarted(MISSING)
    with _folder() as folder:
        shutil.copytree(migrated_cluster(), folder / "data")
        _give(folder)
        with _running(found, folder, ending=signal.SIGQUIT):
            yield str(folder)


@contextmanager
def lasting(data: Path, name: str) -> Iterator[str]:
    """The folder of the socket of a server whose data are kept in `data`, with the database `name` in it.

    Begun from nothing the first time. A server that was killed puts its data in order when it starts.
    """
    found = programs()
    if found is None:
        raise NotStarted(MISSING)
    data.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{data}.lock", "w") as lock, _folder() as folder:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotStarted(f"A server works on {data} already.") from None
        data.mkdir(exist_ok=True)
        _give(folder, data)
        _check_is_reachable(data)
        if not (data / "PG_VERSION").exists():
            _call([found / "initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", *COLLATION])
        with _running(found, folder, ending=signal.SIGINT, data=data, options=LASTING):
            have = _call([found / "psql", "-h", folder, "-U", USER, "-l", "-t", "-A"])
            if f"\n{name}|" not in f"\n{have}":
                _call([found / "createdb", "-h", folder, "-U", USER, name])
            yield str(folder)


def check_can_last(place: Path) -> None:
    """Before work of minutes: whether a server can keep its data below this folder."""
    if programs() is None:
        raise NotStarted(MISSING)
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="reached-", dir=place) as tried:
        _give(Path(tried))
        _check_is_reachable(Path(tried))


def _check_is_reachable(data: Path) -> None:
    """Root's own folders are closed to the unprivileged user by whom the server is run."""
    owner = _owner()
    if owner and subprocess.call(["test", "-w", data], cwd="/", **_as_owner()):
        raise NotStarted(
            f"PostgreSQL is not run by root, and its own user {owner.pw_name} cannot reach {data}. Set"
            " HEAL_VAR to a folder that everybody may pass through, or start this as an ordinary user."
        )


def migrated_cluster() -> Path:
    """The folder of a stopped cluster whose database TEMPLATE has every migration applied.

    Made anew when a migration, a package or the server changes.
    """
    found = programs()
    if found is None:
        raise NotStarted(MISSING)
    PLACE.mkdir(parents=True, exist_ok=True)
    kept = PLACE / f"postgres-{found.parent.name}-{fingerprint()[:16]}"
    with open(PLACE / "lock-postgres", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in PLACE.glob("postgres-*"):
                shutil.rmtree(old)
            _make(found, kept)
    return kept


def _make(found: Path, kept: Path) -> None:
    with _folder() as folder:
        _give(folder)
        _call(
            [
                found / "initdb",
                "-D",
                folder / "data",
                "-U",
                USER,
                "--auth=trust",
                "--no-sync",
                "--wal-segsize=1",
                *COLLATION,
            ]
        )
        with _running(found, folder, ending=signal.SIGINT):
            _call([found / "createdb", "-h", folder, "-U", USER, TEMPLATE])
            environment = {
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "lms.site.settings.test",
                "HEAL_TEST_POSTGRES": str(folder),
            }
            subprocess.run(QUICKLY, cwd=ROOT, env=environment, check=True)
        unfinished = kept.with_name("unfinished-postgres")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(folder / "data", unfinished)
        unfinished.rename(kept)


@contextmanager
def _folder() -> Iterator[Path]:
    """Short, whatever TMPDIR says: the name of a socket has room for about a hundred signs."""
    folder = Path(tempfile.mkdtemp(prefix="heal-pg-", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """Who runs it when we are root: PostgreSQL refuses to be run by root."""
    if os.geteuid():
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _give(*folders: Path) -> None:
    owner = _owner()
    if owner:
        for folder in folders:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, owner.pw_uid, owner.pw_gid)


def _as_owner() -> dict:
    owner = _owner()
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}


def _call(command: list) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **_as_owner(),
    )
    if done.returncode:
        raise NotStarted(f"{Path(command[0]).name} said: {done.stdout.strip()}")
    return done.stdout


@contextmanager
def _running(
    found: Path,
    folder: Path,
    *,
    ending: signal.Signals,
    data: Path | None = None,
    options: Mapping[str, str] = OPTIONS,
) -> Iterator[None]:
    """SIGINT ends it in order, with everything on the disk; SIGQUIT at once, for what is thrown away."""
    said = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    command = [str(found / "postgres"), "-D", str(data or folder / "data"), "-k", str(folder), *said]
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **_as_owner(),
        )
    try:
        _wait_until_ready(found, folder, process)
        yield
    finally:
        process.send_signal(ending)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_until_ready(found: Path, folder: Path, process: subprocess.Popen) -> None:
    for _try in range(600):
        if process.poll() is not None:
            break
        if subprocess.call([str(found / "pg_isready"), "-q", "-h", str(folder), "-U", USER]) == 0:
            return
        time.sleep(0.1)
    raise NotStarted(f"PostgreSQL did not start: {(folder / 'log').read_text().strip()}")
