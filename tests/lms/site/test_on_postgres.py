"""R12: the ready-made site as production sets it up, on PostgreSQL: a pool of connections in each of several
processes.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection, connections

from lms.privacy import backups
from lms.site import gunicorn
from tests.architecture import house

pytestmark = pytest.mark.postgres_only(reason="the pool is PostgreSQL's")


@pytest.fixture
def production(own_faces, tmp_path) -> dict[str, str]:
    database = connection.settings_dict
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "lms.site.settings.production",
        "SECRET_KEY": "a-secret-of-the-tests-that-is-long-enough-for-the-checks-of-django",
        "LMS_PEPPER": "a-pepper-of-the-tests",
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "false",
        "HEAL_VAR": str(tmp_path),
        "DATABASE_URL": (
            f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}&application_name=heal-site"
        ),
    }


def manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=house.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def connections_of_the_site() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'heal-site'")
        return cursor.fetchone()[0]


def test_r12_commands_of_production_work(production, tmp_path):
    """`migrate`, and the backup, whose programs must find the same server."""
    assert "No migrations to apply" in manage(production, "migrate")
    manage(production, "check_audit")
    manage(production, "backup")
    (made,) = (tmp_path / "backups").glob("database-*.dump")
    assert (made.read_bytes()[:5], oct(made.stat().st_mode & 0o777)) == (b"PGDMP", "0o600")


def ask(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as asking:
        asking.request("GET", path, headers={"Host": "localhost"})
        return asking.getresponse().status


def test_r12_two_workers_of_four_threads_write_through_their_pools(production):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--preload"]
    site = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:lms.site.gunicorn", "lms.site.wsgi", *options],
        cwd=house.ROOT,
        env=production,
    )
    try:
        _wait_until_it_answers(port)
        with ThreadPoolExecutor(16) as pool:
            assert set(pool.map(lambda _number: ask(port, "/readyz"), range(160))) == {200}
        assert 1 <= connections_of_the_site() <= 8
    finally:
        site.terminate()
        site.wait(30)
    assert connections_of_the_site() == 0


def _wait_until_it_answers(port: int) -> None:
    for _try in range(300):
        try:
            assert ask(port, "/healthz") == 200
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("The site did not start.")


def test_r12_workers_are_born_without_the_pool_of_their_parent(own_database, monkeypatch):
    """Two processes on one connection would read each other's answers."""
    ours = connections["default"]
    ours.close()
    monkeypatch.setitem(
        ours.settings_dict,
        "OPTIONS",
        {"pool": {"min_size": 1, "max_size": 2}, "application_name": "heal-site"},
    )
    ours.ensure_connection()
    assert connections_of_the_site() >= 1
    pool = ours.pool

    gunicorn.pre_fork(None, None)

    assert (pool.closed, ours.connection) == (True, None)
    monkeypatch.setitem(ours.settings_dict, "OPTIONS", {})
    assert connections_of_the_site() == 0


def test_r12_what_the_address_says_reaches_the_programs_of_the_database(monkeypatch):
    """The password by the environment alone; the certificate's check as strict as the site's own."""

    class Connection:
        vendor = "postgresql"
        settings_dict = {
            "NAME": "heal",
            "USER": "site",
            "PASSWORD": "secret",
            "OPTIONS": {"sslmode": "verify-full", "host": "/run/postgresql", "pool": {}},
        }

    monkeypatch.setattr(backups, "_connection", Connection)
    told = json.loads(
        backups._run(
            [
                sys.executable,
                "-c",
                (
                    "import json, os; print(json.dumps({k: v for k, v in os.environ.items() if"
                    " k.startswith('PG')}))"
                ),
            ]
        )
    )
    wanted = {
        "PGDATABASE": "heal",
        "PGUSER": "site",
        "PGPASSWORD": "secret",
        "PGHOST": "/run/postgresql",
        "PGSSLMODE": "verify-full",
    }
    assert wanted.items() <= told.items()
