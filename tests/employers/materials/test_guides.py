"""Guides for employers: read by anyone, printed, in two languages, on the skills face alone."""

import io

import pypdf
import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains

from employers.materials import sheets
from employers.materials.models import GuidePage, GuidesPage
from employers.materials.queries import shelf_below
from lms.core import slots
from lms.printing import kept, pdf
from tests.factories.courses import translate

pytestmark = pytest.mark.django_db

BODY = [
    {
        "type": "text",
        "value": {
            "heading": "Week 1",
            "text": '<p onclick="x()">See <b>and</b> do.</p><script>alert(1)</script>',
        },
    },
    {"type": "checklist", "value": {"heading": "Before the first day", "points": ["Contract in writing"]}},
    {
        "type": "pairs",
        "value": {
            "heading": "Words",
            "helps": ["Short sentences"],
            "hinders": ["Questions about private life"],
        },
    },
    {"type": "note", "value": {"tone": "tip", "text": "<p>Write it down.</p>"}},
]


@pytest.fixture
def guide(shelf):
    page = GuidePage(title="The first four weeks", slug="first-weeks", summary="A plan.", locale=shelf.locale)
    page.body = GuidePage.body.field.stream_block.to_python(BODY)
    shelf.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_the_shelf_lists_what_is_live(client, shelf, guide):
    guide.copy(update_attrs={"title": "A draft", "slug": "draft"}, keep_live=False)
    assert [row.title for row in client.get("/for-employers/").context["guides"]] == ["The first four weeks"]


def test_the_home_leads_to_the_shelf(client, shelf):
    home = client.get("/")
    assert [page.title for page in home.context["places"]] == ["For employers"]
    assertContains(home, '<a href="/for-employers/">For employers</a>', html=True)


def test_a_guide_is_read_without_what_was_smuggled_in(client, guide):
    text = client.get("/for-employers/first-weeks/").content.decode()
    assert "<p>See <b>and</b> do.</p>" in text
    assert "alert(1)" not in text
    assert "onclick" not in text


def test_a_guide_prints_its_own_words(client, guide):
    response = client.get("/for-employers/first-weeks/print/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    words = " ".join(pypdf.PdfReader(io.BytesIO(response.content)).pages[0].extract_text().split())
    for said in (
        "The first four weeks",
        "Week 1",
        "Contract in writing",
        "Short sentences",
        "Write it down.",
    ):
        assert said in words


@pytest.fixture
def printed(monkeypatch):
    """The words of every sheet that was set."""
    found = []
    theirs = pdf.render_pdf
    monkeypatch.setattr(
        pdf,
        "render_pdf",
        lambda template, context, **about: (
            found.append(context["page"].summary) or theirs(template, context, **about)
        ),
    )
    cache.clear()
    yield found
    cache.clear()


def test_a_guide_is_set_once_for_all_who_ask(client, guide, printed):
    first, again = (client.get("/for-employers/first-weeks/print/", {"asked": number}) for number in range(2))
    assert first.content == again.content
    assert printed == ["A plan."]
    assert again["Cache-Control"] == "no-store"


def test_a_guide_published_anew_is_set_anew_and_a_draft_is_not(client, guide, printed):
    client.get("/for-employers/first-weeks/print/")
    guide.summary = "Another plan."
    revision = guide.save_revision()
    client.get("/for-employers/first-weeks/print/")
    assert printed == ["A plan."]
    revision.publish()
    client.get("/for-employers/first-weeks/print/")
    assert printed == ["A plan.", "Another plan."]


def test_when_too_many_sheets_are_wanted_a_visitor_is_asked_to_wait(
    client, guide, monkeypatch, settings, tmp_path
):
    monkeypatch.setattr(slots.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(kept, "WAIT_SECONDS", 0.1)
    settings.LMS_PRINTS_AT_ONCE = 1
    cache.clear()
    with slots.a_slot("print", among=1, wait=0):
        answer = client.get("/for-employers/first-weeks/print/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert client.get("/for-employers/first-weeks/print/").status_code == 200


def test_a_draft_is_not_printed(client, guide):
    guide.unpublish()
    assert client.get("/for-employers/first-weeks/print/").status_code == 404


def test_the_address_without_a_page_leads_to_the_shelf(client, shelf):
    assert client.get("/employers/guides/")["Location"] == "/for-employers/"


def test_the_shelf_comes_in_the_readers_language_where_it_is(client, faces, shelf):
    italian = translate(shelf, "it", "Per i datori di lavoro")
    assert shelf_below(faces.skills, italian.locale) == italian
    assert client.get("/it/employers/guides/")["Location"] == "/it/for-employers/"


def test_without_a_shelf_there_is_nothing(client, faces):
    assert client.get("/employers/guides/").status_code == 404


def test_the_other_face_has_no_shelf(faces, shelf):
    assert shelf_below(faces.programme, faces.programme.locale) is None


def test_a_shelf_stands_only_under_a_home(shelf, guide):
    assert GuidesPage.can_create_at(guide) is False


def test_a_checklist_needs_a_point():
    block = GuidePage.body.field.stream_block.child_blocks["checklist"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"heading": "Empty", "points": []}))


def paged(guide, points):
    """How many sheets a guide with so many points takes."""
    body = [
        *BODY,
        {"type": "checklist", "value": {"heading": "More", "points": ["Say what comes next"] * points}},
    ]
    guide.body = GuidePage.body.field.stream_block.to_python(body)
    return len(pypdf.PdfReader(io.BytesIO(sheets.guide_pdf(guide))).pages)


def test_a_guide_that_spills_a_little_is_drawn_together(guide, monkeypatch):
    counts = (5, 16, 22, 26)
    with monkeypatch.context() as loose:
        loose.setattr(pdf, "TIGHTEST", 0)
        assert [paged(guide, points) for points in counts] == [1, 2, 2, 2]
    cache.clear()
    assert [paged(guide, points) for points in counts] == [1, 1, 1, 1]
    assert paged(guide, 150) > 1
