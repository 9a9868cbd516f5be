"""The wall in the editor: whoever writes on one host meets nothing of the other face, whatever her rights
are.
"""

import io
import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin, Page

from courses.questions.models import Question
from lms.contracts.checks import our_app_labels
from lms.safety.access.policy import routes
from lms.safety.access.request import current_request
from lms.safety.faces.links import KeepsToItsFace, links_elsewhere, without_links_elsewhere
from lms.safety.faces.models import Face
from tests.factories.people import PASSWORD
from tests.lms.safety.test_headers import FACES

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a rendition to be closed by itself.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
HOSTS = {"skills": "localhost", "programme": "heal.localhost"}
OTHER = {"skills": "programme", "programme": "skills"}
#: What is called so belongs to the other face than the key.
WORDS = {"skills": "Plumtree", "programme": "Quinceyard"}
#: Addresses of administrators, who make both faces and say who may write on which: {route: why}
ADMINISTRATION = {
    "admin/sites/": "an administrator makes the hosts of both faces",
    "admin/websites/": "an administrator says which site is which face",
    "admin/groups/": "an administrator says which group may write where",
}
PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count"
    b" 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 %d]>>endobj\ntrailer<</Root 1 0 R>>"
)


@pytest.fixture
def things(faces) -> dict[str, dict[str, Any]]:
    """On each face a home, a collection, a picture and a document, called by the word that the other must not
    meet.
    """
    made = {}
    for number, (kind, home) in enumerate(
        (("skills", faces.skills), ("programme", faces.programme)), start=1
    ):
        word = WORDS[OTHER[kind]]
        collection = Face.objects.get(kind=kind).collection
        collection.name = f"{word} files"
        collection.save()
        home.title = f"{word} home"
        home.save_revision(log_action=True).publish()
        drawn = io.BytesIO()
        Picture.new("RGB", (20, 20), (90 * number, 9, 9)).save(drawn, "PNG")
        picture = ContentFile(drawn.getvalue(), "a.png")
        document = ContentFile(PDF % number, "a.pdf")
        made[kind] = {
            "page": home,
            "collection": collection,
            "image": (
                get_image_model().objects.create(title=f"{word} picture", file=picture, collection=collection)
            ),
            "document": (
                get_document_model().objects.create(
                    title=f"{word} file", file=document, collection=collection
                )
            ),
        }
    return made


@pytest.fixture
def writer(enter):
    """Somebody who may do everything, on the host of one face."""

    def on(kind: str):
        browser = enter(get_user_model().objects.create_superuser("root", password=PASSWORD))
        browser.defaults["SERVER_NAME"] = HOSTS[kind]
        session = browser.session
        session["face"] = kind
        session.save()
        browser.raise_request_exception = False
        return browser

    return on


def editor_addresses(kind: str, things: dict[str, Any]) -> list[str]:
    """Every address of the editor, with the ids of `things`."""

    def id_for(route: str) -> str:
        named = next((name for name in ("image", "document", "collection") if name in route), "page")
        return str(things[named].pk)

    found = set()
    for route in routes(FACES[HOSTS[kind]]):
        if not route.startswith("admin/") or "logout" in route or route.startswith("admin/login"):
            continue
        with_ids = re.sub(r"<(?:\w+:)?(\w*(?:id|pk))>", id_for(route), route.replace("\\.", "."))
        with_ids = re.sub(r"\(\?P<(?:\w*(?:id|pk))>[^)]*\)", id_for(route), with_ids)
        found.add("/" + re.sub(r"[\^$?\\+*]|\[[^]]*\]|\([^)]*\)", "", re.sub(r"<[^>]*>", "x", with_ids)))
    return sorted(found)


def said(answer) -> str:
    body = answer.getvalue().decode("utf-8", "replace")
    answer.close()
    return body


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTS)
def test_wall_no_address_of_the_editor_shows_the_other_face(things, writer, kind):
    browser = writer(kind)
    shown = {}
    addresses = editor_addresses(kind, things[OTHER[kind]])
    assert len(addresses) > 200
    for address in addresses:
        if address.startswith(tuple(f"/{route}" for route in ADMINISTRATION)):
            continue
        with transaction.atomic():
            body = said(browser.get(address, follow=False))
            transaction.set_rollback(True)
        if WORDS[kind] in body:
            shown[address] = body[max(0, body.index(WORDS[kind]) - 40) :][:80]
    assert shown == {}


@pytest.mark.parametrize("kind", HOSTS)
def test_wall_what_is_searched_and_exported_is_of_this_face(things, writer, kind):
    browser = writer(kind)
    word, own = WORDS[kind], WORDS[OTHER[kind]]
    for address in (
        "/admin/pages/search/results/?q=",
        "/admin/choose-page/search/?q=",
        "/admin/images/results/?q=",
        "/admin/images/chooser/results/?q=",
        "/admin/documents/results/?q=",
        "/admin/documents/chooser/results/?q=",
        "/admin/api/main/pages/?search=",
        "/admin/reports/aging-pages/?export=csv&",
        "/admin/reports/site-history/?export=csv&",
    ):
        theirs, ours = said(browser.get(f"{address}{word}")), said(browser.get(f"{address}{own}"))
        assert (address, f"{word} " in theirs, f"{own} " in ours) == (address, False, True)


def test_wall_the_own_things_are_met_as_before(things, writer):
    browser = writer("skills")
    own, word = things["skills"], WORDS["programme"]
    for address in (
        reverse("wagtailadmin_pages:edit", args=[own["page"].pk]),
        reverse("wagtailadmin_choose_page_child", args=[own["page"].pk]),
        reverse("wagtailimages:edit", args=[own["image"].pk]),
        reverse("wagtaildocs:edit", args=[own["document"].pk]),
        reverse("wagtailadmin_collections:edit", args=[own["collection"].pk]),
    ):
        answer = browser.get(address)
        assert (address, answer.status_code, word in said(answer)) == (address, 200, True)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/{page}/delete/",
        "/admin/pages/{page}/unpublish/",
        "/admin/pages/{own}/move/{page}/confirm/",
        "/admin/pages/{page}/move/{own}/confirm/",
        "/admin/images/{image}/",
        "/admin/images/{image}/delete/",
        "/admin/documents/delete/{document}/",
        "/admin/bulk/image/delete/?id={image}",
        "/admin/bulk/wagtailcore/page/delete/?id={page}",
        "/admin/bulk/wagtaildocs/document/delete/?id={document}",
    ],
)
def test_wall_nothing_of_the_other_face_is_changed_by_its_id(things, writer, address):
    theirs = {name: thing.pk for name, thing in things["programme"].items()}
    before = {
        name: (thing._meta.model.objects.filter(pk=thing.pk).exists(), getattr(thing, "path", ""))
        for name, thing in things["programme"].items()
    }
    writer("skills").post(
        address.format(own=things["skills"]["page"].pk, **theirs),
        {"title": "Changed", "collection": things["skills"]["collection"].pk, "next": "/admin/"},
    )
    after = {
        name: thing._meta.model.objects.filter(pk=thing.pk).first()
        for name, thing in things["programme"].items()
    }
    assert {name: (row is not None, getattr(row, "path", "")) for name, row in after.items()} == before
    assert [row.title for row in after.values() if getattr(row, "title", "") == "Changed"] == []
    assert Page.objects.get(pk=theirs["page"]).live is True


def link_to(things: dict[str, Any], what: str) -> str:
    theirs = things["programme"]
    return {
        "page": f'<p><a linktype="page" id="{theirs["page"].pk}">there</a></p>',
        "file": f'<p><a linktype="document" id="{theirs["document"].pk}">there</a></p>',
        "picture": f'<embed embedtype="image" id="{theirs["image"].pk}" alt="there" format="left"/>',
        "address": '<p><a href="http://heal.localhost:8000/stories/">there</a></p>',
        "words": "<p>Look at HEAL.LOCALHOST for more.</p>",
        "disguised": '<p><a href="//%68eal.localhost/">there</a></p>',
        "entities": "<p>h&#101;al&#46;localhost</p>",
        "wide": "<p>ｈｅａｌ．localhost</p>",
        "unseen": "<p>he\u00adal.local\u200bhost</p>",
    }[what]


KINDS = {"page": "page", "file": "file", "picture": "file"}
WAYS = ["page", "file", "picture", "address", "words", "disguised", "entities", "wide", "unseen"]


@pytest.mark.parametrize("what", WAYS)
def test_wall_a_link_to_the_other_face_is_refused(things, what):
    home = things["skills"]["page"]
    home.intro = link_to(things, what)
    assert list(links_elsewhere(home)) == [("intro", KINDS.get(what, "address"))]
    for save in (home.save_revision, home.save):
        with pytest.raises(ValidationError) as refused:
            save()
        assert set(refused.value.message_dict) == {"intro"}


def test_wall_a_link_of_this_face_is_taken(things):
    home, own = things["skills"]["page"], things["skills"]
    home.intro = (
        f'<p><a linktype="page" id="{own["page"].pk}">here</a> <a linktype="document"'
        f' id="{own["document"].pk}">it</a> localhost</p>'
    )
    home.save_revision().publish()
    assert list(links_elsewhere(home)) == []


def test_wall_what_has_no_place_yet_belongs_to_the_host_it_is_written_on(things, rf):
    question = Question(text="Where? See heal.localhost", locale=things["skills"]["page"].locale)
    assert list(links_elsewhere(question)) == []
    request = rf.get("/admin/")
    request.face = Face.objects.get(kind="skills")
    token = current_request.set(request)
    try:
        assert list(links_elsewhere(question)) == [("text", "address")]
    finally:
        current_request.reset(token)


@pytest.mark.parametrize("what", WAYS)
def test_wall_a_link_that_is_there_all_the_same_leads_nowhere(things, client, what):
    home = things["skills"]["page"]
    type(home).objects.filter(pk=home.pk).update(intro=link_to(things, what))
    shown = client.get("/").content.decode()
    assert "heal.localhost" not in shown.lower()
    assert "%68eal" not in shown
    assert list(links_elsewhere_in(shown)) == []


def links_elsewhere_in(shown: str) -> list[str]:
    return [shown] if without_links_elsewhere(shown, "skills") != shown else []


def test_wall_check_neutral_names_what_leads_across(things, capsys):
    home = things["skills"]["page"]
    type(home).objects.filter(pk=home.pk).update(intro=link_to(things, "address"))
    with pytest.raises(SystemExit):
        call_command("check_neutral")
    assert (
        f"courses_pages.SkillsHomePage {home.pk}, intro: leads to the other face (address)"
        in capsys.readouterr().out.splitlines()
    )


def test_wall_a_page_without_a_link_is_left_as_it_is(things):
    shown = '<a href="http://localhost:8000/x/">x</a> <p>localhost, my.localhost.example</p>'
    assert without_links_elsewhere(shown, "skills") == shown
    assert (
        without_links_elsewhere(
            '<a class="b" href="http://heal.localhost/x">x</a>', "skills", thoroughly=False
        )
        == '<a class="b">x</a>'
    )


def test_wall_every_page_and_every_text_that_is_published_keeps_to_its_face():

    written = [
        model
        for model in apps.get_models()
        if model._meta.app_label in our_app_labels() and issubclass(model, (Page, DraftStateMixin))
    ]
    assert len(written) > 5
    assert [model._meta.label for model in written if not issubclass(model, KeepsToItsFace)] == []
