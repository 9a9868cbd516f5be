"""A site may leave any [O] app out: the others still check, want no migration, and show their pages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import house

SETTINGS = """
from lms.site.settings.test import *

INSTALLED_APPS = [name for name in INSTALLED_APPS if name not in {left_out!r}]
"""
LOOK = """
import gc

gc.disable()  # it ends soon

import django
from django.core.management import call_command

django.setup()
call_command("check", fail_level="WARNING")
call_command("makemigrations", check_changes=True, dry_run=True)
"""


#: On tables made of the models as they are: the migrations of all apps would take minutes.
PAGES = """
import json, sys

import django
from django.core.management import call_command

django.setup()
call_command("migrate", run_syncdb=True, verbosity=0)

from django.apps import apps
from django.test import Client
from django.test.utils import setup_test_environment
from django.contrib.contenttypes.management import create_contenttypes
from wagtail.models import Collection, Locale, Page, Site

from lms.safety.faces.models import Face

for config in apps.get_app_configs():
    create_contenttypes(config, verbosity=0)
setup_test_environment()
english = Locale.objects.create(language_code="en")
Collection.add_root(name="Root")
root = Page.add_root(title="Root", slug="root", locale=english)
home_of = {"skills": "courses_pages.SkillsHomePage", "programme": "lms_programme.ProgrammeHomePage"}
for kind, host in (("skills", "localhost"), ("programme", "heal.localhost")):
    label = home_of[kind]
    model = apps.get_model(label) if apps.is_installed("lms.programme") or kind == "skills" else Page
    home = root.add_child(instance=model(title=kind, slug=kind, locale=english))
    is_first = kind == "skills"
    site = Site.objects.create(hostname=host, port=80, root_page=home, is_default_site=is_first)
    Face.objects.create(site=site, kind=kind)
    if kind == "programme" and apps.is_installed("lms.programme"):
        home.add_child(instance=apps.get_model("lms_programme.CopingPage")(title="Coping", slug="coping"))
answers = {}
for kind, host, path, form in json.loads(sys.argv[1]):
    browser = Client(SERVER_NAME=host)
    answer = browser.get(path) if form is None else browser.post(path, form)
    answers[f"{kind} {path}"] = answer.status_code
print(json.dumps(answers))
"""
MEMORY = """
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}


class _None(dict):
    def __contains__(self, key):
        return True

    def __getitem__(self, key):
        return None


MIGRATION_MODULES = _None()
"""
LEARNING = [["read", "localhost", "/", None], ["read", "localhost", "/learn/enter/", None]]
PUBLIC = [["read", "heal.localhost", path, None] for path in ("/numbers/", "/safer/", "/nothing/")]
SEARCH = [
    ["read", "heal.localhost", "/search/", None],
    ["post", "heal.localhost", "/search/", {"words": "help"}],
]
ROOMS = [["read", "heal.localhost", path, None] for path in ("/", "/coping/")]
SERVICES = [
    *(["read", "heal.localhost", f"/services/{path}", None] for path in ("", "needs/", "networks/", "slip/")),
    ["post", "heal.localhost", "/services/", {"need": "lawyer"}],
]


PRACTICES = [
    *(["read", "heal.localhost", f"/practices/{path}", None] for path in ("", "criteria/", "feed/")),
    ["read", "heal.localhost", "/recommendations/", None],
]


STORIES = [
    ["read", "heal.localhost", f"/stories/{path}", None] for path in ("", "tell/", "tell/words/", "slip/")
]


@pytest.mark.parametrize("left_out", ["lms.programme", "lms.services", "lms.network", "lms.stories"])
def test_the_pages_of_the_others_open(tmp_path, left_out):
    settings = SETTINGS.format(left_out=[left_out]) + MEMORY
    rooms = [] if left_out == "lms.programme" else ROOMS
    asked = [*LEARNING, *PUBLIC, *SEARCH, *SERVICES, *PRACTICES, *STORIES, *rooms]
    result = run_with(tmp_path, settings, PAGES, json.dumps(asked))
    assert result.returncode == 0, result.stdout + result.stderr
    answers = json.loads(result.stdout.splitlines()[-1])
    gone = {
        "lms.programme": SEARCH,
        "lms.services": SERVICES,
        "lms.network": PRACTICES,
        "lms.stories": STORIES,
    }[left_out]
    assert answers == {
        f"{kind} {path}": 404
        if "nothing" in path or each in gone
        else 303
        if path == "/search/" and form
        else 200
        for each in asked
        for kind, _host, path, form in [each]
    }


@pytest.mark.parametrize(
    "left_out", [*([name] for name in house.optional_apps()), house.optional_apps()], ids="+".join
)
def test_a_site_without_it_is_whole(tmp_path, left_out):
    result = run_with(tmp_path, SETTINGS.format(left_out=left_out), LOOK)
    assert result.returncode == 0, result.stdout + result.stderr


def run_with(place: Path, settings: str, script: str, *told: str) -> subprocess.CompletedProcess[str]:
    (place / "settings_without.py").write_text(settings)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings_without",
        "PYTHONPATH": f"{place}{os.pathsep}{house.ROOT}",
    }
    return subprocess.run(
        [sys.executable, "-c", script, *told],
        env=environment,
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
