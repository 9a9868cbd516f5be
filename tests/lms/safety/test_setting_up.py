"""A fresh site answers before anybody made a face, and one command makes both."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, Site

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def fresh(settings):
    """What Wagtail's own migrations leave: one page, one site, no face."""
    settings.ALLOWED_HOSTS = ["*"]
    Face.objects.all().delete()
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.get_first_root_node()
    first = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    return Site.objects.create(
        hostname="localhost", root_page=first, is_default_site=True, site_name="Workshop"
    )


def make(*arguments: str) -> str:
    said = io.StringIO()
    call_command("make_faces", *arguments, stdout=said)
    return said.getvalue()


def statuses(host: str, *addresses: str) -> list[int]:
    browser = Client(SERVER_NAME=host)
    return [browser.get(address).status_code for address in addresses]


def test_without_a_face_the_default_site_is_for_skills(fresh):
    assert statuses("localhost", "/learn/enter/", "/admin/login/", "/verify/") == [200, 200, 200]
    page = Client(SERVER_NAME="localhost").get("/learn/enter/").content.decode()
    assert "Workshop" in page
    assert statuses("127.0.0.1", "/learn/enter/") == [200]  # as Wagtail answers an unknown host


def test_a_second_site_without_a_face_does_not_exist(fresh):
    Site.objects.create(hostname="second.example", root_page=fresh.root_page)
    assert statuses("second.example", "/", "/learn/enter/", "/admin/login/") == [404, 404, 404]
    Face.objects.create(site=fresh)
    assert statuses("second.example", "/", "/learn/enter/", "/admin/login/") == [404, 404, 404]
    assert statuses("unknown.example", "/learn/enter/") == [404]


def test_while_somebody_develops_an_unknown_host_gets_the_default_site(fresh, settings):
    Face.objects.create(site=fresh)
    assert statuses("127.0.0.1", "/learn/enter/") == [404]
    settings.DEBUG = True
    assert statuses("127.0.0.1", "/learn/enter/") == [200]


def test_one_command_makes_both_websites_once(fresh):
    wanted = ["--skills", "localhost", "--programme", "heal.localhost", "--programme-name", "Partners"]
    assert make(*wanted) == (
        "Skills: learners, trainers, employers: Workshop, http://localhost (made)\n"
        "Programme: the public and professionals: Partners, http://heal.localhost (made)\n"
        "Say more about each under Settings → Websites, then type make_roles.\n"
    )
    homes = [(face.kind, type(face.site.root_page.specific)) for face in Face.objects.order_by("-kind")]
    assert homes == [("skills", SkillsHomePage), ("programme", ProgrammeHomePage)]
    assert statuses("localhost", "/", "/learn/enter/") == [200, 200]
    assert statuses("heal.localhost", "/", "/learn/enter/") == [200, 404]
    again = make(*wanted)
    assert ("(made)" in again, Face.objects.count(), Site.objects.count()) == (False, 2, 2)


def test_docs_deploying_to_the_letter_ends_with_both_websites(fresh, settings):
    """The line of the page itself, on a database that was just made."""
    page = (ROOT / "docs" / "deploying.md").read_text()
    [line] = re.findall(r"`./run manage make_faces (--skills \S+ --programme \S+)`", page)
    make(*line.split())
    _flag, skills, _other, programme = line.split()
    assert [face.site.hostname for face in Face.objects.order_by("-kind")] == [skills, programme]
    assert statuses(skills, "/", "/learn/enter/", "/admin/login/") == [200, 200, 200]
    assert statuses(programme, "/", "/learn/enter/", "/admin/login/") == [200, 404, 200]
    assert statuses("unknown.example", "/", "/learn/enter/", "/admin/login/") == [404, 404, 404]
    settings.DEBUG = True  # as Wagtail does there: the default site, which is the one with the courses
    assert statuses("unknown.example", "/", "/learn/enter/", "/admin/login/") == [200, 200, 200]
    second = Site.objects.create(hostname="second.example", root_page=fresh.root_page)
    assert statuses(second.hostname, "/", "/learn/enter/", "/admin/login/") == [404, 404, 404]


def test_what_is_no_host_is_refused(fresh):
    with pytest.raises(CommandError, match="learn example is not the name of a website"):
        make("--skills", "learn example")
    assert Face.objects.count() == 0


def test_a_site_with_pages_of_its_own_keeps_its_home(fresh):
    own = Page.get_first_root_node().add_child(instance=SkillsHomePage(title="Ours", slug="ours"))
    fresh.root_page = own
    fresh.save()
    make()
    assert Site.objects.get().root_page_id == own.pk


def test_what_cannot_be_made_is_said(fresh):
    with pytest.raises(CommandError, match="different host names"):
        make("--skills", "one.example", "--programme", "one.example")
    make()
    with pytest.raises(CommandError, match="localhost is the other website already"):
        make("--skills", "other.example", "--programme", "localhost")
    assert Face.objects.count() == 1


def test_roles_wait_for_a_website(fresh):
    with pytest.raises(CommandError, match="Type make_faces first"):
        call_command("make_roles")


def test_what_will_be_printed_says_https_where_the_site_asks_for_it(fresh, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert "https://learn.example.org (made)" in make("--skills", "learn.example.org")
