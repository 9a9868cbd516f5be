"""One host is one face: what each shows, and which one speaks on paper."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from lms.safety.faces.models import Face
from lms.safety.faces.queries import address_of, find_face, leave_target, skills_face
from tests.factories.faces import make_site
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
SKILLS, PROGRAMME = "lms.site.urls_skills", "lms.site.urls_programme"


def test_each_host_shows_its_own_face_and_addresses(faces, client, programme_client):
    shown = {}
    for browser in (client, programme_client):
        page = browser.get("/admin/login/")
        shown[browser.defaults["SERVER_NAME"]] = (
            page.context["face"]["kind"],
            page.context["face"]["name"],
            page.context["face"]["shell"],
            page.wsgi_request.urlconf,
        )
    assert shown == {
        "localhost": ("skills", "Open Path", "lms/faces/skills.html", SKILLS),
        "heal.localhost": ("programme", "HEAL", "lms/faces/programme.html", PROGRAMME),
    }


@pytest.mark.parametrize(
    "name",
    [
        "player:home",
        "certificates:list",
        "portfolio:home",
        "desk:home",
        "employers:home",
        "verify:form",
        "accounts:enter",
    ],
)
def test_s16_the_programme_face_knows_no_address_of_the_skills_face(faces, programme_client, name):
    assert programme_client.get(reverse(name, urlconf=SKILLS)).status_code == 404


def test_of_several_faces_on_one_host_the_port_decides(faces):
    other = make_site("other.localhost", faces.programme, Face.Kind.PROGRAMME, "On another port")
    Site.objects.filter(pk=other.site_id).update(hostname="localhost", port=8443)
    assert [find_face("localhost", port).name for port in ("80", "8443", "9999")] == [
        "Open Path",
        "On another port",
        "Open Path",
    ]
    assert find_face("elsewhere.example", "80") is None


def test_a_host_that_cannot_be_one_is_nothing(faces, client):
    assert client.get("/healthz", headers={"host": "bad host!"}).status_code == 404


def test_paper_speaks_for_the_skills_face_of_the_default_site(faces):
    Site.objects.update(is_default_site=False)
    make_site("other.localhost", faces.programme, Face.Kind.SKILLS, "Second")
    assert skills_face().name == "Second"
    Site.objects.filter(hostname="other.localhost").update(is_default_site=False)
    Site.objects.filter(hostname="localhost").update(is_default_site=True)
    assert skills_face().name == "Open Path"
    assert address_of(skills_face(), "/verify/X/") == "http://localhost/verify/X/"
    Face.objects.filter(kind=Face.Kind.SKILLS).delete()
    assert skills_face() is None


def test_leaving_goes_where_the_face_says_or_the_site(faces, settings):
    settings.LMS_LEAVE_URL = "https://news.example/"
    assert [leave_target(face) for face in (Face(leave_url="https://weather.example/"), Face(), None)] == [
        "https://weather.example/",
        "https://news.example/",
        "https://news.example/",
    ]


def test_languages_are_links_to_the_same_page(faces, enter):
    page = enter(make_learner().user).get("/it/learn/courses/")
    links = {row.code: (row.url, row.current) for row in page.context["languages"]}
    assert (links["en"], links["it"], links["ar"]) == (
        ("/learn/courses/", False),
        ("/it/learn/courses/", True),
        ("/ar/learn/courses/", False),
    )
    assert list(links) == ["en", "it", "es", "el", "ro", "ar", "fr", "uk"]


# ── who may come in ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_visitor_is_shown_the_way_in_and_only_staff_are_brought_back(faces, client):
    """A learner's phone may be read over her shoulder: its address must not say what she wanted."""
    assert client.get("/learn/certificates/")["Location"] == "/learn/enter/"
    assert (
        client.get("/teach/?show=quiet")["Location"]
        == f"{reverse('staff_sign_in')}?next=%2Fteach%2F%3Fshow%3Dquiet"
    )
    assert client.post("/teach/accounts/new/")["Location"] == reverse("staff_sign_in")


@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        ("learner", {"/learn/"}),
        ("trainer", {"/teach/"}),
        ("case_worker", {"/teach/", "/teach/accounts/new/"}),
        ("coordinator", {"/teach/", "/teach/accounts/new/"}),
        ("employer", {"/employers/"}),
        ("reviewer", {"/admin/pages/"}),
        ("administrator", set()),
    ],
)
def test_s23_each_role_opens_its_own_doors_and_the_others_are_not_there(faces, enter, role, open_to):
    browser = enter(make_learner().user if role == "learner" else make_worker(role))
    addresses = ["/learn/", "/teach/", "/teach/accounts/new/", "/employers/", "/admin/pages/"]
    answers = {address: browser.get(address).status_code for address in addresses}
    led_on = (
        {"/teach/"} if role in {"reviewer", "administrator"} else set()
    )  # to what waits, to organisations
    assert answers == {
        address: 200 if address in open_to else 302 if address in led_on else 404 for address in addresses
    }


def test_faces_are_read_once_for_everybody_and_a_change_is_seen_at_once(faces, django_assert_num_queries):
    find_face("localhost", "80")
    with django_assert_num_queries(0):
        assert find_face("localhost", "80").name == "Open Path"
    face = Face.objects.get(kind=Face.Kind.SKILLS)
    face.name = "Open Door"
    face.save()
    assert find_face("localhost", "80").name == "Open Door"
    face.site.hostname = "moved.localhost"
    face.site.save()
    assert [find_face(host, "80") for host in ("localhost", "moved.localhost")] == [None, face]
    face.delete()
    assert find_face("moved.localhost", "80") is None
