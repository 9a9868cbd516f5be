import shutil
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from tests.factories.faces import make_faces


@dataclass(frozen=True)
class Faces:
    """The two faces as tests meet them: the English home of each."""

    skills: SkillsHomePage
    programme: ProgrammeHomePage


@pytest.fixture(autouse=True)
def _empty_cache():
    """Ids begin anew in every test, so what one test cached under an id would be another one's lesson."""
    cache.clear()


@pytest.fixture
def faces(db) -> Faces:
    """Both faces, in English and Italian: localhost shows skills, heal.localhost the programme."""
    return Faces(*make_faces())


@pytest.fixture
def client() -> Client:
    """A browser on the skills face. Without the `faces` fixture every host is unknown, as in real life."""
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def programme_client() -> Client:
    return Client(SERVER_NAME="heal.localhost")


@pytest.fixture
def enter():
    """Signs somebody in without the door, which has tests of its own: `enter(user)` gives a browser on the skills face."""

    def sign_in(user) -> Client:
        browser = Client(SERVER_NAME="localhost")
        browser.force_login(user, backend="lms.accounts.backends.CodeCardBackend" if hasattr(user, "profile") else "django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in


def pytest_collection_modifyitems(items) -> None:
    """A transactional test empties the tables at its end, Wagtail's root page and locales included, and the next test would miss them."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction") and not mark.kwargs.get("serialized_rollback"):
            raise pytest.UsageError(f"{item.nodeid}: write django_db(transaction=True, serialized_rollback=True)")


def pytest_sessionfinish() -> None:
    """The settings made a folder of their own for uploads in every process."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
