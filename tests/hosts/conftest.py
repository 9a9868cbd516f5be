import json
import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITES = Path(__file__).parent / "sites"
HOSTS = ["bare", "own_user", "swapped_page", "lms_alone"]


@dataclass(frozen=True)
class Wheel:
    """The built wheel and the folder it is installed in. The checkout is not on the path of who uses it."""

    file: Path
    installed: Path

    def run(
        self, *arguments: str, settings: str, place: Path, **environment: str
    ) -> subprocess.CompletedProcess:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST", "COVERAGE", "DJANGO"))
        }
        wanted = {
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{self.installed}{os.pathsep}{SITES}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOST_PLACE": str(place),
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=place,
            env={**kept, **wanted, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Wheel:
    """Built once, from the checkout, without a network."""
    place = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place / "dist"),
        str(ROOT),
    ]
    built = subprocess.run(build, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    [file] = (place / "dist").glob("*.whl")
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action",
        "ignore",
    ]
    subprocess.run([*install, "--target", str(place / "installed"), str(file)], check=True)
    return Wheel(file, place / "installed")


@pytest.fixture(scope="session")
def visits(wheel, tmp_path_factory) -> dict[str, "Future[subprocess.CompletedProcess]"]:
    """All hosts at once: making a database takes a processor some seconds."""
    pool = ThreadPoolExecutor(2)
    return {
        host: pool.submit(
            wheel.run,
            str(SITES / "visit.py"),
            settings=f"{host}.settings",
            place=tmp_path_factory.mktemp(host),
        )
        for host in HOSTS
    }


@pytest.fixture
def met(visits, host) -> dict:
    """What the visit of a host site printed."""
    result = visits[host].result()
    assert result.returncode == 0, result.stdout + result.stderr
    return json.loads(result.stdout)
