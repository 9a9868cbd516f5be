"""Other people's sites install the built wheel: their checks pass, their migrations run, and a learner comes
in.
"""

import pytest

from tests.hosts.conftest import HOSTS


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS)
def test_a_learner_comes_in_on_somebody_elses_site(wheel, met, host):
    assert met == {
        "lms": str(wheel.installed / "lms" / "__init__.py"),
        "status": 200,
        "template": str(wheel.installed / "lms" / "templates" / "lms" / "accounts" / "enter.html"),
        "says": True,
        "entered": [302, "/learn/pin/"],
        "then": 200,
    }
