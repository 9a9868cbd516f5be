"""A video of a lesson: what she gets, what it costs her, in which languages it speaks, and what stays of it
on paper, in the editor and in a package.
"""

import io
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.documents import get_document_model

from courses.catalogue.models import LessonText
from courses.catalogue.queries import step_in
from courses.desk.lessons import lesson_shown
from courses.interchange.package.homes import homes
from courses.interchange.package.planning import planned
from courses.interchange.package.taking import put
from courses.interchange.package.writing import write_package
from courses.pages.content import report_on
from lms.organisations.models import Role
from lms.safety.faces.models import Face
from tests.corpus import films
from tests.courses.catalogue.test_files import picture
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
CAPTIONS = {"en": "0:00 Wring it out.", "it": "0:00 Strizzalo."}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def document(title: str, content: bytes, name: str):
    collection = Face.objects.get(kind=Face.Kind.SKILLS).collection
    return get_document_model().objects.create(
        title=title, file=ContentFile(content, name=name), collection=collection
    )


def block(*, captions=("en", "it"), transcript="Fold the cloth and turn both ends.") -> tuple[str, dict]:
    files = {code: document(code, CAPTIONS[code].encode(), "said.srt").pk for code in captions}
    return "video", {
        "title": "Wringing out",
        "video": document("Cloth", films.film_webm(), "cloth.webm").pk,
        "picture": {"image": picture("Cloth").pk, "decorative": False, "alt_text": "Two hands"},
        "captions": [{"language": code, "file": pk} for code, pk in files.items()],
        "transcript": transcript,
    }


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, lessons=1)


@pytest.fixture
def page(course):
    page = make.page_of(make.lessons_of(course)[0])
    page.body = make.lesson_body([[block()]])
    page.save_revision().publish()
    return page


def read(course, language: str) -> str:
    lesson = make.lessons_of(course)[0]
    [shown] = step_in(lesson, lesson.steps.get(retired_at=None).uuid, language)
    return shown.html


def test_nothing_is_fetched_before_she_plays_it_and_she_reads_what_it_costs(course, page):
    html = read(course, "en")
    video = get_document_model().objects.get(title="Cloth")
    player = re.search(r"<video [^>]*>", html)[0]
    assert (' controls preload="none"' in player, "autoplay" in player) == (True, False)
    assert f'<source src="{video.url}" type="video/webm">' in html
    said = re.sub(r"\s", " ", html)
    assert "bytes. It is fetched only when you play it. To save data, read the same below." in said
    assert "Fold the cloth" in html
    [still_url] = re.findall(r'<img [^>]*src="([^"]+)"', html)
    assert f' poster="{still_url}"' in player
    still = (
        page.body[0].value["blocks"][0].value["picture"].get_rendition("width-720|format-webp|webpquality-72")
    )
    assert LessonText.objects.get().body[0]["size"] == still.file.size


@pytest.mark.parametrize(("language", "shown"), [("en", "en"), ("it", "it"), ("ar", "en")])
def test_captions_are_shown_in_her_language_also_where_the_lesson_is_not_translated(
    course, page, language, shown
):
    tracks = re.findall(
        r'<track kind="captions" src="[^"]+\.vtt" srclang="(\w+)" label="(\w+)"( default)?>',
        read(course, language),
    )
    assert [(code, name) for code, name, _default in tracks] == [("en", "English"), ("it", "italiano")]
    assert [code for code, _name, default in tracks if default] == [shown]


def test_a_film_comes_in_pieces_and_captions_as_captions(page, author):
    video, said = (get_document_model().objects.get(title=title) for title in ("Cloth", "it"))
    whole, browser = films.film_webm(), author
    size = int(browser.get(video.url)["Content-Length"])
    piece = browser.get(video.url, headers={"Range": "bytes=0-"})
    assert (piece.status_code, piece["Content-Type"], piece["Content-Range"], len(piece.getvalue())) == (
        206,
        "video/webm",
        f"bytes 0-{size - 1}/{size}",
        size,
    )
    assert browser.get(video.url, headers={"Range": "bytes=4-9"}).getvalue() == whole[4:10]
    answer = browser.get(said.url)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("text/vtt; charset=utf-8", "inline")
    assert answer.getvalue().decode() == "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nStrizzalo.\n"


def test_on_paper_its_still_and_its_words_stand_in_its_place(course, page):
    [part] = lesson_shown(make.lessons_of(course)[0], language="en").parts
    assert re.findall(r"<(video|source|track|button)\b", part.html) == []
    assert ('alt="Two hands"' in part.html, "Fold the cloth" in part.html, "fetched" in part.html) == (
        True,
        True,
        False,
    )


def test_the_panel_says_where_captions_and_words_are_missing(page):
    page.body = make.lesson_body([[block(captions=["it"], transcript="")], [block()]])
    page.save_revision()
    report = report_on(page)
    shares = [(share.there, share.all, share.missing.step) for share in (report.captions, report.transcripts)]
    assert shares == [(1, 2, 1), (1, 2, 1)]
    size = get_document_model().objects.filter(title="Cloth").first().file_size
    assert (report.film_bytes, report.sound_bytes) == (2 * size, 0)


def test_a_video_and_its_captions_go_along_in_a_package_and_are_looked_at_on_the_way_in(
    page, course, tmp_path
):
    kept = io.BytesIO()
    assert write_package(make.page_of(course), kept) == []
    get_document_model().objects.all().delete()
    plan = planned(kept, home=homes(None)[0], as_new=True, keep=tmp_path)
    put(plan)
    documents = get_document_model().objects.order_by("title").values_list("title", flat=True)
    assert [*documents] == ["Cloth", "en", "it"]


# ── choosing ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


def upload(author, name: str, **said):
    collection = Face.objects.get(kind=Face.Kind.SKILLS).collection
    data = {
        f"document-chooser-upload-{field}": value
        for field, value in {"title": "New", "collection": collection.pk, **said}.items()
    }
    return json.loads(author.post(reverse(f"{name}:create"), data).content)


def test_captions_are_typed_in_the_chooser_and_what_is_wrong_is_said(author):
    assert upload(author, "wagtail_captions", typed="0:01 Good morning.\n0:03 Come in.")["step"] == "chosen"
    new = get_document_model().objects.get(title="New")
    assert (new.file.name[-4:], new.file_size > 0, bool(new.file_hash)) == (".vtt", True, True)
    for typed, words in {
        "": "No file arrived.",
        "Only words": "A time cannot be read.",
        "0:09 Late\n0:01 Early": "line 1: A caption ends before it begins.",
    }.items():
        assert words in upload(author, "wagtail_captions", typed=typed)["htmlFragment"]


def test_each_chooser_offers_its_own_kind_and_takes_no_other(author, faces):
    video = document("Cloth", films.film_mp4(), "cloth.mp4")
    said = document("Said", b"0:01 Hello.", "said.txt")
    for name, own, other in (("videos", video, said), ("captions", said, video)):
        shown = author.get(reverse(f"wagtail_{name}:choose_results")).content.decode()
        assert (own.title in shown, other.title in shown) == (True, False)
        assert author.get(reverse(f"wagtail_{name}:chosen", args=[other.pk])).status_code == 404
        file = ContentFile(films.film_mp4() if name == "captions" else b"0:01 Hello.", name="x.mp4")
        refusal = {"videos": "This is not a video.", "captions": "These are not captions."}[name]
        assert refusal in upload(author, f"wagtail_{name}", file=file)["htmlFragment"]
