"""What django-allauth calls internal is reached through one module, with versions that were seen to work."""

import pytest

from lms.accounts.checks import check_factor_library
from lms.accounts.factors import library
from tests.architecture import house
from tests.factories.totp import code_for

HOME = "lms.accounts.factors.library"


def test_the_installed_version_is_one_that_was_tested():
    assert library.TESTED == ((65, 21), (65, 22))
    assert library.is_tested(library.installed()), (
        "Read what changed in allauth.mfa, run the tests of lms.accounts.factors with it, then widen TESTED."
    )


@pytest.mark.parametrize(
    ("number", "tested"),
    [("65.20.9", False), ("65.21.0", True), ("65.21.1", True), ("65.22.0", False), ("66.0.0", False)],
)
def test_a_site_with_another_version_is_warned(monkeypatch, number, tested):
    monkeypatch.setattr(library, "installed", lambda: number)
    assert [(problem.id, number in problem.msg) for problem in check_factor_library(None)] == (
        [] if tested else [("lms.W060", True)]
    )


def test_nobody_else_reaches_inside():
    inside = {
        house.module_name(path)
        for path in house.python_files()
        for name in house.imported_modules(path)
        if name.startswith("allauth.") and "internal" in name.split(".")
    }
    assert inside == {HOME}


def test_the_code_of_now_is_what_an_app_shows(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.0)
    secret = "JBSWY3DPEHPK3PXP"
    assert library.code_of_now(secret) == code_for(secret, at=1_700_000_000.0)
