"""Addresses of static files are the manifest's, made once."""

import pytest

from lms.core.static_files import KeptAddressesStorage


@pytest.fixture
def storage(tmp_path):
    found = KeptAddressesStorage(location=str(tmp_path), base_url="/static/")
    found.hashed_files = {"lms/css/lms.css": "lms/css/lms.1234.css"}
    return found


def test_an_address_is_the_one_of_the_manifest(storage):
    assert [storage.url("lms/css/lms.css") for _time in range(2)] == ["/static/lms/css/lms.1234.css"] * 2


def test_it_is_made_once(storage):
    first = storage.url("lms/css/lms.css")
    storage.hashed_files.clear()
    assert storage.url("lms/css/lms.css") == first


def test_while_somebody_develops_it_is_the_file_s_own_name(storage, settings):
    storage.url("lms/css/lms.css")
    settings.DEBUG = True
    assert storage.url("lms/css/lms.css") == "/static/lms/css/lms.css"


def test_a_file_that_is_not_in_the_manifest_is_told_each_time(storage):
    for _time in range(2):
        with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
            storage.url("lms/css/other.css")
