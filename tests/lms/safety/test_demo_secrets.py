"""S38: the demo's secrets are public and work in the demo only."""

import os
import subprocess
import sys

import pytest

from lms.core.checks import check_demo_secrets


@pytest.mark.parametrize(
    ("name", "debug", "found"),
    [("SECRET_KEY", False, ["lms.E006"]), ("LMS_PEPPER", False, ["lms.E006"]), ("SECRET_KEY", True, [])],
)
def test_s38_a_demo_secret_is_an_error_when_debug_is_off(settings, name, debug, found):
    setattr(settings, name, "demo-only-not-a-secret")
    settings.DEBUG = debug
    assert [error.id for error in check_demo_secrets(None)] == found


def test_s38_production_does_not_start_with_a_demo_secret():
    environment = {
        **os.environ,
        "SECRET_KEY": "demo-only-not-a-secret",
        "LMS_PEPPER": "x",
        "ALLOWED_HOSTS": "example.org",
    }
    run = subprocess.run(
        [sys.executable, "-c", "import lms.site.settings.production"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, "the demo's, which is public" in run.stderr) == (1, True)
