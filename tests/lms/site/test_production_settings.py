"""The settings of production say what is missing before anything begins."""

import os
import subprocess
import sys

import pytest

from tests.architecture import house

SECRETS = {"SECRET_KEY": "x" * 60, "LMS_PEPPER": "y" * 60, "ALLOWED_HOSTS": "learn.example.org"}


def start(*, without: str = "", **environment: str) -> subprocess.CompletedProcess:
    """Reads the settings as a start does, in a process where one package is not installed."""
    program = f"import sys; sys.modules[{without!r}] = None; import lms.site.settings.production"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, **SECRETS, **environment},
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variable", "value", "package"),
    [
        ("DATABASE_URL", "postgres:///heal", "psycopg"),
        ("DATABASE_URL", "postgres:///heal", "psycopg_pool"),
        ("REDIS_URL", "redis://127.0.0.1", "redis"),
        ("S3_BUCKET", "pictures", "storages"),
    ],
)
def test_a_package_that_is_missing_is_told_with_what_to_type(variable, value, package):
    told = start(without=package, **{variable: value}).stderr.splitlines()[-1]
    assert (f"{variable} is set" in told, "Type: pip install" in told) == (True, True), told


def test_one_machine_needs_none_of_them(tmp_path):
    assert start(without="psycopg", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3").returncode == 0
    assert start(without="redis").returncode == 0
