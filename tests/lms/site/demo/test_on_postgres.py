"""`./run demo --database postgres`: a server of its own, whose data are there again the next time."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import demo, postgres

pytestmark = pytest.mark.skipif(not postgres.programs(), reason=postgres.MISSING)
PROGRAMS = postgres.programs() or Path()


@pytest.fixture
def place():
    """Where the server's own user may pass through; pytest's folders are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="heal-demo-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def sql(socket: str, statement: str) -> str:
    return subprocess.run(
        [PROGRAMS / "psql", "-h", socket, "-U", "heal", "-d", "heal", "-tAc", statement],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_what_was_written_is_there_again_even_after_a_kill(place):
    data = place / "cluster"
    with postgres.lasting(data, "heal") as socket:
        sql(socket, "CREATE TABLE kept AS SELECT 42 AS answer")
        safe = [sql(socket, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "listen_addresses")]
        assert safe == ["on", "on", ""]
        os.kill(int((data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    with postgres.lasting(data, "heal") as socket:
        assert sql(socket, "SELECT answer FROM kept") == "42"


def test_two_never_work_on_the_same_data(place):
    (place / "cluster").mkdir()
    with open(place / "cluster.lock", "w") as lock:
        postgres.fcntl.flock(lock, postgres.fcntl.LOCK_EX)
        with pytest.raises(postgres.NotStarted, match="already"), postgres.lasting(place / "cluster", "heal"):
            pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as somebody else")
def test_a_folder_that_its_user_cannot_reach_is_told(place):
    place.chmod(0o700)
    with pytest.raises(postgres.NotStarted, match="HEAL_VAR"), postgres.lasting(place / "cluster", "heal"):
        pass
    with pytest.raises(postgres.NotStarted, match="HEAL_VAR"):
        postgres.check_can_last(place / "bench")
    assert list((place / "bench").iterdir()) == []


def test_the_demo_keeps_all_of_its_own_beside_it_and_makes_it_once(tmp_path, monkeypatch):
    """Its database is made by the same two commands; what is in it, test_load.py holds on both."""
    asked = []
    doing = SimpleNamespace(
        check_call=lambda command: asked.append(command[2]),
        run=lambda command, **_more: subprocess.CompletedProcess(command, 0, "marta"),
    )
    monkeypatch.setattr(demo, "subprocess", doing)
    monkeypatch.setattr(demo, "POSTGRES", tmp_path / "postgres")
    monkeypatch.setattr(postgres, "lasting", lambda data, name: nullcontext(f"{data} {name}"))
    monkeypatch.setenv("HEAL_VAR", str(tmp_path))
    monkeypatch.setenv("HEAL_DEMO_POSTGRES", "")
    for fresh in (False, False, True):
        with demo.database("postgres", fresh=fresh):
            demo.prepare(8000)
            assert {path.name for path in (tmp_path / "postgres").iterdir()} == {
                "demo-accounts.txt",
                "demo.stamp",
            }
            assert os.environ["HEAL_DEMO_POSTGRES"] == f"{tmp_path}/postgres/cluster heal"
    assert asked == ["migrate", "load_demo"] * 2
