"""The courses of the demo go to a second site in packages, and say the same there in every language.

The shortest alone in each run: HEAL_LOOK_FURTHER=1 takes all three.
"""

import io
import os
import zipfile

import pytest
from django.conf import settings
from wagtail.models import Locale

from courses.interchange.package.homes import homes
from courses.interchange.package.planning import planned
from courses.interchange.package.schema import Level
from courses.interchange.package.taking import put
from courses.interchange.package.writing import write_package
from courses.pages.models import CoursePage
from lms.competences.importing import starter
from lms.site.demo.contacts import load_contacts
from lms.site.demo.content import COURSES, SOURCE
from tests.lms.site.demo.conftest import standing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ASKED = COURSES if "HEAL_LOOK_FURTHER" in os.environ else ["words-and-rights"]


@pytest.fixture(scope="module")
def packages(django_db_setup, django_db_blocker):
    """By the name of the course; the demo they come from is gone."""
    with standing(django_db_blocker) as place, pytest.MonkeyPatch.context() as patch:
        if place:
            patch.setattr(settings, "MEDIA_ROOT", place / "media")
        english = CoursePage.objects.filter(locale__language_code=SOURCE).order_by("path")
        return {name: package_of(page) for name, page in zip(COURSES, english, strict=True) if name in ASKED}


def package_of(page: CoursePage) -> io.BytesIO:
    """Contacts stay behind, which both sites know."""
    made = io.BytesIO()
    assert {problem.level for problem in write_package(page, made)} <= {Level.NOTE}
    return made


def told(package: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name.endswith(".json")}


@pytest.fixture
def second_site(faces, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    starter.load()
    load_contacts()
    for language in ("es", "el", "ro", "ar", "fr", "uk"):
        locale, _made = Locale.objects.get_or_create(language_code=language)
        faces.skills.copy_for_translation(locale).save_revision().publish()


@pytest.mark.parametrize("name", ASKED)
def test_a_course_says_the_same_on_a_second_site(packages, second_site, tmp_path, name):
    plan = planned(packages[name], home=homes(None)[0], keep=tmp_path)
    assert [(each.file, each.field, str(each.message)) for each in plan.refusals] == []
    assert told(package_of(put(plan))) == told(packages[name])
