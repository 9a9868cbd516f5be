"""A signed file before a program that shares nothing with ours: verify_ob3.mjs, where it lies beside the
checkout with its libraries (its head says how to install them). NODE_MODULES_DIR says where those are.
"""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from courses.certificates.credentials import as_json, credential_of
from courses.certificates.keys import make_issuer_key
from tests.courses.certificates.conftest import NAME
from tests.courses.certificates.test_credentials import ISSUER, changed, leaves

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces"), pytest.mark.slow]

SHARED = Path(os.environ.get("HEAL_SHARED") or Path(__file__).resolve().parents[4] / "shared")
CHECK = SHARED / "checks" / "verify_ob3.mjs"
SCHEMA = SHARED / "samples" / "schemas" / "ob3" / "ob_v3p0_achievementcredential_schema.json"


@pytest.fixture
def check(client, tmp_path):
    """What the program says in its last line about a document, with the key of our own address."""
    modules = Path(os.environ.get("NODE_MODULES_DIR") or CHECK.parent / "node_modules")
    if not (CHECK.exists() and modules.exists() and shutil.which("node")):
        pytest.skip("Node.js, verify_ob3.mjs or its libraries are not beside this checkout.")
    make_issuer_key()
    issuer = tmp_path / "issuer.json"
    issuer.write_bytes(client.get("/verify/issuer.json").content)

    def call(number: int, document: dict, *options: str) -> str:
        file = tmp_path / f"{number}.json"
        file.write_bytes(as_json(document))
        command = ["node", str(CHECK), str(file), "--map", f"{ISSUER}={issuer}", *options]
        answer = subprocess.run(
            command,
            env={**os.environ, "NODE_MODULES_DIR": str(modules)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return answer.stdout.strip().splitlines()[-1]

    return call


def test_it_is_ok_there_and_fits_the_schema(check, named):
    told = credential_of(named, language="en", name=NAME)
    assert (
        check(0, json.loads(as_json(told)), *(["--schema", str(SCHEMA)] if SCHEMA.exists() else [])) == "OK"
    )


def test_it_fails_there_with_anything_else_in_any_place(check, named):
    told = credential_of(named, language="en", name=NAME)
    places = leaves(told)
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda row: check(*row), enumerate(changed(told, place) for place in places)))
    assert [place for place, words in zip(places, said, strict=True) if not words.startswith("FAIL")] == []
