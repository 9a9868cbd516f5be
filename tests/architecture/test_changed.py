"""`./run test --changed` asks what a change can touch (tools/changed.py)."""

import pytest

from tools.changed import touched_by

HOUSE = "tests/architecture"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], [HOUSE]),
        (["README.md", "docs/safety.md"], [HOUSE]),
        (["templates/courses/player/step.html"], [HOUSE, "tests/courses/player"]),
        (["templates/lms/accounts/enter.html"], [HOUSE, "tests/lms/accounts"]),
        (["lms/site/settings/base.py"], None),
        (["README.md", "requirements.lock.txt"], None),
        (["lms/migrations/0001_platform.py"], None),
        (["tests/conftest.py"], None),
        (["tests/lms/secrets/test_sealing.py"], [HOUSE, "tests/lms/secrets/test_sealing.py"]),
        (["tests/lms/gone/test_gone.py"], [HOUSE]),
        (["tests/journeys/test_crawl.py"], [HOUSE]),
    ],
)
def test_a_change_leads_to_the_tests_beside_it(paths, expected):
    assert touched_by(paths) == expected


def test_a_module_leads_to_its_importers_tests_too():
    """`lms.printing.qr` is used by the sheets of certificates, whose tests name that module."""
    found = touched_by(["lms/printing/qr.py"])
    assert found is not None
    assert {HOUSE, "tests/lms/printing"} <= set(found)
    assert any(path.startswith("tests/courses/certificates/") for path in found)


def test_no_file_is_chosen_beside_its_folder():
    found = touched_by(["lms/printing/qr.py", "tests/lms/printing/test_qr.py"]) or []
    assert [path for path in found if path.startswith("tests/lms/printing")] == ["tests/lms/printing"]
