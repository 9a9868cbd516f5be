"""The shelf of results, in the author's order, and each result with the way to it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import Collection

from lms.programme.models import AboutPage, ResultPage, ResultsPage
from lms.safety.faces.models import Face
from tests.corpus.files import MARK, pdf, sound_mp3
from tests.factories.programme import below, blocks, reader, way

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(faces):
    return below(faces.programme, ResultsPage, "Results")


def test_live_results_stand_in_the_authors_order(shelf):
    below(shelf, ResultPage, "Second", kind="tool")
    below(shelf, ResultPage, "First", kind="guide")
    below(shelf, ResultPage, "Draft", kind="guide", live=False)
    assert [page.title for page, _files in reader().get("/results/").context["shelf"]] == ["Second", "First"]


def test_an_empty_shelf_says_so(shelf):
    assert "Nothing is on this shelf yet." in reader().get("/results/").content.decode()


def test_a_result_says_its_kind_its_languages_and_where_it_is(faces, shelf):
    about = below(faces.programme, AboutPage, "About")
    ways = blocks(ResultPage, "ways", ("way", way(about, "Open it")))
    below(shelf, ResultPage, "Guide", kind="guide", in_languages="Greek", made_by="Anasa", ways=ways)
    shown = reader().get("/results/guide/").content.decode()
    words = ("<dd>Guide</dd>", "<dd>Greek</dd>", "<dd>Anasa</dd>", 'href="/about/">Open it</a>')
    assert [each for each in words if each not in shown] == []


@pytest.fixture
def library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    face = Face.objects.get(kind=Face.Kind.PROGRAMME)
    face.collection = Collection.get_first_root_node().add_child(name="Of the programme")
    face.save()

    def keep(title, content=None, name="plan.pdf"):
        file = ContentFile(content or pdf(), name)
        return get_document_model().objects.create(title=title, file=file, collection=face.collection)

    return keep


def file_of(document, label, language="el"):
    return "file", {"document": document.pk, "label": label, "language": language}


def with_files(shelf, title, *files, **fields):
    return below(shelf, ResultPage, title, kind="guide", files=blocks(ResultPage, "files", *files), **fields)


def test_a_result_hands_out_files_and_says_what_they_are_first(shelf, library):
    plan, song = library("Plan"), library("Song", sound_mp3(), "song.mp3")
    with_files(shelf, "Guide", file_of(plan, "The plan"), file_of(song, "A song", ""))
    answer = reader().get("/results/guide/")
    assert [(each.label, each.kind, each.language) for each in answer.context["files"]] == [
        ("The plan", "PDF", "el"),
        ("A song", "Recording", ""),
    ]
    shown = " ".join(answer.content.decode().split())
    size = filesizeformat(plan.get_file_size()).replace("\xa0", " ")
    assert f'href="{plan.url}" hreflang="el" download><span lang="el" dir="ltr">The plan</span></a>' in shown
    assert f"PDF, <bdi>{size}</bdi>, Greek" in shown
    assert f"PDF, <bdi>{size}</bdi>, Greek" in " ".join(reader().get("/results/").content.decode().split())


def test_what_is_handed_out_went_through_intake(shelf, library):
    """A file keeps neither its name nor what it said about whoever made it; an office file is refused."""
    plan = library("Plan", name="maria-plan.pdf")
    with plan.file.open() as kept:
        assert (MARK.encode() in kept.read(), "maria" in plan.url) == (False, False)
    with pytest.raises(ValidationError):
        library("Letter", b"PK\x03\x04word", "letter.docx")


def test_a_file_that_is_gone_from_the_library_is_left_out(shelf, library):
    plan = library("Plan")
    with_files(shelf, "Guide", file_of(plan, "The plan"))
    plan.delete()
    assert reader().get("/results/guide/").context["files"] == []


def test_a_result_is_found_by_what_its_files_are_called(shelf, library):
    with_files(shelf, "Guide", file_of(library("Plan"), "Checklist for kitchens"))
    found = reader().get(reader().post("/search/", {"words": "kitchens"})["Location"]).context["found"]
    assert [each.title for each in found] == ["Guide"]


def test_what_is_still_being_made_says_so_before_it_is_opened(shelf):
    below(shelf, ResultPage, "Stories", kind="story", is_being_made=True)
    below(shelf, ResultPage, "Guide", kind="guide")
    assert reader().get("/results/").content.decode().count("Still being made") == 1
    words = "This is still being made"
    assert words in reader().get("/results/stories/").content.decode()
    assert words not in reader().get("/results/guide/").content.decode()


def queries():
    reader().get("/results/")
    with CaptureQueriesContext(connection) as found:
        reader().get("/results/")
    return len(found)


def test_the_number_of_queries_does_not_grow_with_results(shelf, library):
    with_files(shelf, "One", file_of(library("Plan"), "The plan"))
    one = queries()
    with_files(shelf, "Two", file_of(library("Second"), "Another"), file_of(library("Third"), "More"))
    below(shelf, ResultPage, "Three", kind="guide")
    assert queries() == one
