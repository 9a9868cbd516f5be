"""A Word file becomes the draft of a lesson, and everything that does not come along is named."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.images import get_image_model

from courses.interchange.models import WordFile
from courses.interchange.word.screens import draft_of
from courses.pages import models as pages
from lms.intake.problems import IntakeProblem
from lms.intake.word_files import WordPicture, WordText, read_word
from lms.organisations.models import Role
from tests.corpus import files
from tests.corpus.word import NUMBERS, page_break, paragraph, picture, points, run, table, word
from tests.factories import courses as make
from tests.factories.people import make_worker

#: Wagtail leaves what it makes of pictures open.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def draft(*parts: str, **more):
    return draft_of(read_word(io.BytesIO(word(*parts, **more))), name="Knife_skills.docx")


def shown(draft) -> list[tuple[str, list[tuple[str, object]]]]:
    """(heading, [(kind of block, what it says)]) of each screen."""
    return [
        (screen.title, [(block["type"], _said(block["type"], block["value"])) for block in screen.blocks])
        for screen in draft.screens
    ]


def _said(kind: str, value):
    rows = {"steps": "steps", "checklist": "points", "table": "rows"}
    if kind in rows:
        items = [item["value"] for item in value[rows[kind]]]
        return value["heading"], [tuple(item.values()) if isinstance(item, dict) else item for item in items]
    return value["picture"]["alt_text"] if kind == "picture" else value["text"]


def said(draft) -> list[tuple[str, int, str]]:
    return [(problem.level.value, problem.screen, problem.message) for problem in draft.problems]


def test_each_piece_becomes_the_block_that_shows_it_best():
    made = draft(
        paragraph("Safe with a knife", "Heading1"),
        paragraph("Look first", "Heading2"),
        f"<w:p>{run('Hold it ')}{run('firmly', bold=True)}</w:p>",
        points("by the handle", "point down"),
        picture(0, "A hand on a handle"),
        paragraph("How to pass it on", "Heading2"),
        points("Lay it down", "Say “knife”", kind=NUMBERS),
        paragraph("☐ Is it dry?"),
        paragraph("☐ Is it in its place?"),
        paragraph("Which one for what:"),
        table(("Knife", "Food"), ("Small", "Fruit"), ("Large", "Meat")),
        table(("Never leave it in the sink.",), head=False),
        pictures=(("png", files.photo("PNG")),),
    )
    assert made.title == "Safe with a knife"
    assert shown(made) == [
        (
            "Look first",
            [
                (
                    "text",
                    "<h3>Look first</h3><p>Hold it <b>firmly</b></p>"
                    "<ul><li>by the handle</li><li>point down</li></ul>",
                ),
                ("picture", "A hand on a handle"),
            ],
        ),
        (
            "How to pass it on",
            [
                ("steps", ("How to pass it on", ["Lay it down", "Say “knife”"])),
                ("checklist", ("How to pass it on", ["Is it dry?", "Is it in its place?"])),
                ("table", ("Which one for what", [("Small", "Fruit", ""), ("Large", "Meat", "")])),
                ("callout", "<p>Never leave it in the sink.</p>"),
            ],
        ),
    ]
    assert said(made) == []


def test_without_headings_bold_lines_or_pages_begin_a_screen_and_it_says_so():
    bold = draft(paragraph("Before work", bold=True), paragraph("Wash."), paragraph("After it", bold=True))
    pages_alone = draft(paragraph("One."), page_break(), paragraph("Two."))
    assert [title for title, _blocks in shown(bold)] == ["Before work", "After it"]
    assert [blocks for _title, blocks in shown(pages_alone)] == [
        [("text", "<p>One.</p>")],
        [("text", "<p>Two.</p>")],
    ]
    assert [(len(each.problems), each.title) for each in (bold, pages_alone)] == [(1, "Knife skills")] * 2


def test_what_stays_behind_or_becomes_something_else_is_named_with_its_screen():
    wide = table(("Day", "From", "To", "Who"), ("Monday", "8", "12", "Amina"))
    math = "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    change = f'<w:p><w:ins w:id="1" w:author="Rosa">{run("New")}</w:ins></w:p>'
    made = draft(
        paragraph("Hours", "Heading1"),
        wide,
        picture(0),
        math,
        change,
        paragraph("Words", "Heading1"),
        paragraph("word " * 130),
        pictures=(("x-emf", b"\x01\x00\x00\x00 EMF"),),
    )
    assert [(level, screen) for level, screen, _words in said(made)] == [
        ("left_out", 0),
        ("note", 0),
        ("note", 1),
        ("left_out", 1),
        ("note", 2),
    ]
    assert shown(made)[0][1] == [
        (
            "text",
            "<h3>Hours</h3><p><b>Monday</b></p>"
            "<ul><li>From: 8</li><li>To: 12</li><li>Who: Amina</li></ul><p>New</p>",
        )
    ]


def test_its_html_is_made_harmless_and_its_addresses_are_those_we_allow():
    html = (
        '<p>Read <a href="javascript:alert(1)">this</a> and <a href="https://example.org/a">that</a>'
        '<script>alert(1)</script><img src="https://example.org/spy.png" onerror="x"></p>'
    )
    made = draft_of(WordText(html=html, pictures=[WordPicture(problem="file.broken")]), name="x.docx")
    [screen] = made.screens
    assert screen.blocks[0]["value"]["text"] == (
        '<p>Read this and <a href="https://example.org/a">that</a>alert(1)</p>'
    )


ENTITIES = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xd0\xcf\x11\xe0 an old or locked file", "file.wrong_kind"),
        (word(paragraph("x"), word__custom=ENTITIES), "xml.entities"),
        (word(paragraph("x"))[:-30], "file.broken"),
        (word(paragraph("x"), **{"..__evil": "x"}), "file.broken"),
        (word(paragraph("x"), word__big=b"0" * 30_000_000), "file.too_much"),
    ],
    ids=["old", "entities", "cut", "outside", "bomb"],
)
def test_what_is_no_word_file_or_a_harmful_one_is_refused(content, key):
    with pytest.raises(IntakeProblem) as refused:
        read_word(io.BytesIO(content))
    assert refused.value.key == key


# ── the pages ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


@pytest.fixture
def module(faces):
    return make.page_of(make.published_course(faces.skills, lessons=1).modules.get())


def send(browser, address, **told) -> str:
    sent = browser.post(address, {"key": str(uuid.uuid4()), **told})
    assert sent.status_code == 303, sent.content.decode()
    return sent["Location"]


def brought(browser, module, content: bytes) -> str:
    file = SimpleUploadedFile("knives.docx", content)
    return send(browser, reverse("course_word", args=[module.pk]), file=file)


@pytest.mark.django_db
def test_an_author_looks_at_it_chooses_screens_says_what_pictures_show_and_has_a_draft(author, module):
    content = word(
        paragraph("Look", "Heading1"),
        paragraph("At the blade."),
        picture(0, "Picture1.jpg"),
        paragraph("Leave", "Heading1"),
        paragraph("Not this."),
        pictures=(("jpeg", files.photo("JPEG")),),
        docProps__core_xml="<p>Rosa Bianchi</p>",
        word__comments_xml="<p>Rosa Bianchi: why?</p>",
    )
    address = brought(author, module, content)
    page = author.get(address).content.decode()
    seen = WordFile.objects.get().seen
    assert "Rosa Bianchi" not in str(WordFile.objects.values().get())
    assert ("At the blade." in page, "data:image/jpeg" in page, page.count('name="screens"')) == (
        True,
        True,
        2,
    )
    first = seen["screens"][0]["id"]
    chosen = {"title": "Knives", "screens": [first], "words-0": "A knife on a board"}
    edit = send(author, address, **chosen)
    lesson = pages.LessonPage.objects.get(title="Knives")
    image = get_image_model().objects.get()
    assert edit == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert (lesson.live, lesson.get_parent().pk, lesson.has_unpublished_changes) == (False, module.pk, True)
    draft = lesson.get_latest_revision_as_object()
    [step] = draft.body.get_prep_value()
    assert [(block["type"], block["value"]) for block in step["value"]["blocks"]] == [
        ("text", {"text": "<h3>Look</h3><p>At the blade.</p>", "audio": None}),
        (
            "picture",
            {
                "picture": {"image": image.pk, "alt_text": "A knife on a board", "decorative": False},
                "caption": "",
            },
        ),
    ]
    with image.file.open("rb") as kept:
        assert files.MARK.encode() not in kept.read()
    assert author.get(address)["Location"] == edit
    assert author.get(edit).status_code == 200


@pytest.mark.django_db
def test_it_is_for_whoever_may_write_there_and_the_way_is_seen_by_them_alone(author, module, enter):
    way = reverse("course_word", args=[module.pk])
    assert way in author.get(reverse("courses_outline")).content.decode()
    address = brought(author, module, word(paragraph("Look.")))
    other = enter(make_worker(Role.REVIEWER))
    trainer = enter(make_worker(Role.TRAINER))
    assert (other.get(way).status_code, other.get(address).status_code) == (200, 404)
    assert {trainer.get(each).status_code for each in (way, address)} <= {302, 403, 404}


@pytest.mark.django_db
def test_a_telling_title_and_no_screen_are_refused_and_nothing_is_made(author, module):
    address = brought(author, module, word(paragraph("Look.")))
    first = WordFile.objects.get().seen["screens"][0]["id"]
    for told in ({"title": "After trafficking", "screens": [first]}, {"title": "Knives", "screens": []}):
        sent = author.post(address, {"key": str(uuid.uuid4()), **told})
        assert (sent.status_code, pages.LessonPage.objects.count()) == (200, 1)
