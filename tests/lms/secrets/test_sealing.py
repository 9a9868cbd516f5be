import time

import pytest

from lms.secrets import sealing


def test_a_sealed_value_is_read_only_for_its_own_purpose():
    sealed = sealing.seal("pictures", "sun-fish")
    assert sealing.unseal("pictures", sealed) == "sun-fish"
    assert sealing.unseal("factor", sealed) is None
    assert "sun-fish" not in sealed  # three letters alone may stand in any cipher text


@pytest.mark.parametrize(
    "change",
    [
        lambda sealed: sealed[:-4] + "AAA=",
        lambda sealed: "",
        lambda sealed: "ünreadable",
        lambda sealed: sealed[1:],
    ],
)
def test_a_changed_value_is_not_read(change):
    assert sealing.unseal("pictures", change(sealing.seal("pictures", "sun"))) is None


def test_an_old_value_is_not_read(monkeypatch):
    sealed = sealing.seal("pictures", "sun")
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert sealing.unseal("pictures", sealed, seconds=60) is None
    assert sealing.unseal("pictures", sealed) == "sun"


def test_without_the_pepper_it_is_not_read(settings):
    sealed = sealing.seal("pictures", "sun")
    settings.LMS_PEPPER = "another"
    assert sealing.unseal("pictures", sealed) is None
