"""Websites are set up in the editor: what changes is read before it does, and it is done once."""

import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from lms.audit.models import AuditEntry
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
LIST = "/admin/websites/"


@pytest.fixture
def fresh(settings):
    """What `wagtail start` leaves: one site with a home that somebody made, and no website of ours."""
    settings.ALLOWED_HOSTS = ["*"]
    Face.objects.all().delete()
    Site.objects.all().delete()
    home = Page.get_first_root_node().add_child(instance=ProgrammeHomePage(title="Home", slug="own-home"))
    return Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name="Workshop"
    )


@pytest.fixture
def admin(db):
    return get_user_model().objects.create_superuser("admin", password="a-long-password-for-tests")


@pytest.fixture
def browser(fresh, admin, enter):
    return enter(admin)


def typed(**changes: str) -> dict[str, str]:
    return {
        "key": str(uuid.uuid4()),
        "where": "onto",
        "skills_host": "learn.example.org",
        "skills_name": "Open Path",
        "programme_host": "",
        "programme_name": "",
        **changes,
    }


def said(answer) -> list[str]:
    """The sentences of the page's lists and notes."""
    main = answer.content.decode().partition("<h1")[2].partition('<form method="post"')[0]
    return [re.sub(r"<.*?>", "", words).strip() for words in re.findall(r"<(?:li|p)>(.*?)</(?:li|p)>", main)]


def problems(answer) -> dict[str, list[str]]:
    return dict(answer.context["form"].errors)


def websites() -> list[tuple[str, str, int, str]]:
    faces = Face.objects.select_related("site__root_page").order_by("-kind", "pk")
    return [(face.kind, face.site.hostname, face.site.port, face.site.root_page.title) for face in faces]


def statuses(host: str, *addresses: str) -> list[int]:
    return [Client(SERVER_NAME=host).get(address).status_code for address in addresses]


def test_what_there_is_stands_on_the_page(browser, fresh):
    Site.objects.create(hostname="second.example", port=8000, root_page=fresh.root_page)
    page = browser.get(LIST)
    assert said(page) == [
        "Address: http://localhost (the default site)",
        "Its first page: Home",
        "What answers there: Learners find the courses here, as long as no website is set up.",
        "Address: http://second.example:8000",
        "Its first page: Home",
        "What answers there: Nothing. Every address says that the page was not found.",
        "The default site answers to every other name.",
        "You will read what changes before anything does.",
    ]
    assert page.context["form"].initial["skills_host"] == "localhost"


def test_nothing_changes_before_it_is_read(browser, fresh):
    shown = browser.post(LIST, typed(programme_host="partners.example.net", programme_name="Partners"))
    assert said(shown) == [
        "Nothing is changed yet.",
        "“Workshop”, http://learn.example.org, keeps its pages. It is: Skills: learners, trainers,"
        " employers.",
        "http://partners.example.net is made, with an empty home page. It is: Programme: the public and"
        " professionals.",
        "http://localhost: Nothing. Every address says that the page was not found.",
        "The name by which you opened this page answers no more afterwards. You go on at"
        " http://learn.example.org, and sign in there. If that name does not lead here yet, wait until it"
        " does.",
    ]
    assert (websites(), Site.objects.get().hostname) == ([], "localhost")


def test_it_is_done_once_and_written_down(browser, fresh, admin):
    sent = typed(programme_host="partners.example.net:8443", step="make", skills_host="localhost")
    for _time in range(2):
        answer = browser.post(LIST, sent)
        assert (answer.status_code, answer["Location"]) == (303, LIST)
    assert websites() == [
        ("skills", "localhost", 80, "Home"),
        ("programme", "partners.example.net", 8443, "partners.example.net"),
    ]
    entries = AuditEntry.objects.filter(action="website.made").order_by("number")
    assert [entry.facts["face"] for entry in entries] == ["skills", "programme"]
    assert statuses("localhost", "/learn/enter/") == [200]
    assert statuses("partners.example.net", "/", "/learn/enter/") == [200, 404]


def test_a_new_site_beside_leaves_the_one_that_is_there(browser, fresh):
    browser.post(LIST, typed(where="beside", step="make"))
    assert websites() == [("skills", "learn.example.org", 80, "Open Path")]
    assert statuses("localhost", "/") == [404]  # a site without a website


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"skills_host": "learn example"}, "skills_host", "This is not the name of a website."),
        ({"skills_host": "learn.example.org:99999"}, "skills_host", "The number after the colon must be"),
        ({"skills_host": "https://learn.example.org/courses"}, "skills_host", "Leave out what stands after"),
        ({"skills_host": ""}, "__all__", "Type the name of at least one website."),
        ({"programme_host": "learn.example.org"}, "programme_host", "Give the two websites different names."),
        (
            {"programme_host": "heal.example.org"},
            "programme_host",
            "Both websites would stand under example.org",
        ),
        ({"skills_host": "second.example"}, "skills_host", "Another site has this name."),
        (
            {"where": "beside", "skills_host": "localhost"},
            "skills_host",
            "The site that is there has this name.",
        ),
        ({"skills_name": "After trafficking"}, "skills_name", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(browser, fresh, changes, field, words):
    Site.objects.create(hostname="second.example", root_page=fresh.root_page)
    found = problems(browser.post(LIST, typed(**changes, step="make")))
    assert (list(found), found[field][0].startswith(words), websites()) == ([field], True, [])


def test_while_somebody_develops_two_names_may_share_a_domain(browser, settings):
    settings.DEBUG = True
    assert said(browser.post(LIST, typed(programme_host="heal.example.org")))[0] == "Nothing is changed yet."


def test_a_name_that_django_refuses_is_told(browser, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    words = "Write partners.example.net into ALLOWED_HOSTS, in the settings. Until then it is refused."
    both = typed(skills_host="localhost", programme_host="partners.example.net")
    assert words in said(browser.post(LIST, both))


def test_nobody_shuts_everybody_out(browser, settings):
    """The old name would answer no more, and the new one is refused."""
    settings.ALLOWED_HOSTS = ["localhost"]
    words = "Write learn.example.org into ALLOWED_HOSTS, in the settings. Until then it is refused."
    assert problems(browser.post(LIST, typed(step="make"))) == {"__all__": [words]}
    assert websites() == []


def test_it_is_found_and_offered_while_there_is_none(browser, fresh):
    home = browser.get("/admin/").content.decode()
    assert ("No website for courses is set up yet" in home, f'"{LIST}"' in home) == (True, True)
    Face.objects.create(site=fresh)
    home = browser.get("/admin/").content.decode()
    assert ("No website for courses is set up yet" in home, LIST in home) == (False, True)


def test_nobody_but_administrators_sets_up_or_takes_away(faces, enter):
    face = Face.objects.get(kind="programme")
    away = reverse("lms_website_take_away", args=[face.pk])
    marta = make_worker(username="marta", role="author")
    answers = [
        getattr(enter(marta), way)(address).status_code for address in (LIST, away) for way in ("get", "post")
    ]
    assert (set(answers) & {200, 303}, Face.objects.count()) == (set(), 2)


# ── taking one away ─────────────────────────────────────────────────────────────────────────────────────────


def take_away(browser, face: Face):
    address = reverse("lms_website_take_away", args=[face.pk])
    shown = browser.get(address)
    return shown, browser.post(address, {"key": str(uuid.uuid4())})


def test_a_site_that_got_one_by_mistake_loses_it_and_can_be_deleted(faces, admin, enter):
    spare = Site.objects.create(hostname="spare.example", root_page=faces.skills.get_parent())
    face = Face.objects.create(site=spare, name="Spare")
    browser = enter(admin)
    shown, done = take_away(browser, face)
    assert said(shown) == [
        "The site and its pages stay, and so do pictures and documents. Nothing is changed yet.",
        "http://spare.example: Nothing. Every address says that the page was not found.",
        "What was written about it under Settings → Websites is deleted: its name, the issuer, the contacts.",
    ]
    assert (done.status_code, done["Location"]) == (303, LIST)
    assert AuditEntry.objects.get(action="website.taken_away").facts["face"] == "skills"
    browser.post(reverse("wagtailsites:delete", args=[spare.pk]))
    assert (list(Site.objects.filter(pk=spare.pk)), Face.objects.count()) == ([], 2)


def test_sent_twice_it_is_taken_away_once(faces, admin, enter):
    face = Face.objects.get(kind="programme")
    address, sent = reverse("lms_website_take_away", args=[face.pk]), {"key": str(uuid.uuid4())}
    browser = enter(admin)
    answers = [browser.post(address, sent) for _time in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, LIST)] * 2
    assert AuditEntry.objects.filter(action="website.taken_away").count() == 1


@pytest.mark.parametrize(
    ("learners", "words"),
    [
        (1, "Learners have accounts here, and this is the only website they can enter. Set up another one"),
        (0, "Without it nobody could open the desk. Take the other website away first."),
    ],
)
def test_the_last_one_for_learners_stays(faces, admin, enter, learners, words):
    for _each in range(learners):
        make_learner()
    face = Face.objects.get(kind="skills")
    shown, refused = take_away(enter(admin), face)
    assert [page.content.decode().count(words) > 0 for page in (shown, refused)] == [True, True]
    assert Face.objects.filter(pk=face.pk).exists()


def test_the_only_one_may_go_while_nobody_learns(browser, fresh):
    face = Face.objects.create(site=fresh)
    shown, done = take_away(browser, face)
    assert "http://localhost: learners still find the courses here" in said(shown)[1]
    assert (done["Location"], statuses("localhost", "/learn/enter/")) == (LIST, [200])


def test_looking_at_the_settings_of_a_site_makes_no_website(browser, fresh):
    edit = reverse("wagtailsettings:edit", args=["lms", "face", fresh.pk])
    assert (browser.get(edit).status_code, Face.objects.count()) == (200, 0)
    kept = {"kind": "skills", "name": "Open Path", "place_in": "{}", "signatory_role_in": "{}"}
    assert (browser.post(edit, kept).status_code, websites()) == (302, [("skills", "localhost", 80, "Home")])
