"""Nothing closed leaks through a site's own lists: search, menus, feeds, its map, redirects.

Its API and its own views: tests/hosts.
"""

import pytest
from wagtail.contrib.sitemaps import Sitemap
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page

from courses.pages.models import CoursePage, LessonPage, ModulePage
from lms.safety.access.request import current_request
from lms.safety.faces.models import Face
from lms.safety.faces.queries import find_face
from lms.safety.outside.pages import ShownOutside
from lms.safety.outside.seen import closed_behind, our_page_classes, visiting
from lms.safety.outside.seen_files import files_seen_by_visitors
from tests.factories.courses import course_page, lesson_body, lesson_page, module_page, question

#: Wagtail leaves the file of a new rendition to the garbage collector.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
WORD = "marigold"


def tree(
    home, title: str, *, course: bool = True, module: bool = True, sample: bool = True
) -> dict[str, Page]:
    """A course, its module and its lesson, which asks a question; each has the word."""
    made = course_page(home, f"{title} course {WORD}", visible_outside=course)
    below = module_page(made, f"{title} module {WORD}", visible_outside=module)
    lesson = lesson_page(below, f"{title} lesson {WORD}", asks=question(f"{title} question {WORD}?"))
    lesson.sample = True
    lesson.save_revision().publish()
    return {"course": made, "module": below, "lesson": lesson}


@pytest.fixture
def shown(faces) -> set[str]:
    """What visitors may meet of all that is there: titles."""
    tree(faces.skills, "Open")
    tree(faces.skills, "Half", module=False)
    tree(faces.skills, "Closed", course=False)
    unpublished = tree(faces.skills, "Withdrawn")
    unpublished["course"].unpublish()
    draft = CoursePage(title=f"Draft {WORD}", slug="draft", visible_outside=True, live=False)
    faces.skills.add_child(instance=draft)
    Page.objects.update(show_in_menus=True)
    elsewhere = faces.programme.add_child(instance=Page(title=f"Elsewhere {WORD}", slug="elsewhere"))
    assert elsewhere.live
    return {f"{title} {WORD}" for title in ("Open course", "Open module", "Open lesson", "Half course")}


@pytest.fixture
def visited(faces, rf):
    """A visitor of the skills face is being answered, outside the editor."""
    request = rf.get("/search/", SERVER_NAME=faces.skills.get_site().hostname)
    request.face = find_face(request.get_host(), "80")
    token = current_request.set(request)
    yield request
    current_request.reset(token)


def titles(pages) -> set[str]:
    return {page.title for page in pages if WORD in page.title}


LISTS = {
    "live": lambda pages: pages.live(),
    "public": lambda pages: pages.public(),
    "live and public": lambda pages: pages.live().public().specific(),
    "in menus": lambda pages: pages.in_menu(),
    "filtered": lambda pages: pages.filter(live=True),
    "search of what is live": lambda pages: pages.live().search(WORD),
    "search": lambda pages: pages.search(WORD),
    "beginnings of words": lambda pages: pages.live().autocomplete("marig"),
}


@pytest.mark.parametrize("made", LISTS)
def test_no_list_for_visitors_names_what_is_closed(shown, visited, made):
    assert titles(LISTS[made](Page.objects.all())) == shown


@pytest.mark.parametrize("made", ["live", "search of what is live"])
def test_no_list_of_the_children_or_of_one_kind_does(faces, shown, visited, made):
    courses = {title for title in shown if "course" in title}
    assert titles(LISTS[made](faces.skills.get_children())) == courses
    assert titles(LISTS[made](CoursePage.objects.all())) == courses
    assert titles(LISTS[made](faces.skills.get_descendants())) == shown


def test_the_questions_are_found_by_nobody(shown, visited):
    assert titles(Page.objects.live().search("question")) == set()


def test_a_map_of_the_site_names_none(faces, shown, visited):
    assert titles(Sitemap(visited).items()) == shown


def test_the_editor_and_commands_see_everything(shown, visited, rf):
    everything = titles(Page.objects.filter(title__contains=WORD))
    live = {title for title in everything if not title.startswith(("Draft", "Withdrawn course"))}
    visited.path = "/admin/pages/"
    assert titles(Page.objects.live()) == live
    assert titles(Page.objects.live().search(WORD)) == live
    current_request.set(None)
    assert titles(Page.objects.live()) == live
    with visiting():
        assert titles(Page.objects.live()) == titles(Page.objects.public().live()) != live


def test_what_declares_nothing_is_closed(faces, shown, visited, monkeypatch):
    monkeypatch.delattr("courses.catalogue.pages.AbstractCoursePage.seen_outside")
    monkeypatch.delattr("lms.programme.models.ProgrammeHomePage.seen_outside")
    assert titles(Page.objects.live()) == set()


def test_only_who_may_read_it_is_served_a_module(faces, client):
    """Its mark is for certificates; a course that stays inside keeps it inside."""
    closed = tree(faces.skills, "Closed", course=False)
    opened = tree(faces.skills, "Open")
    served = {page.title: client.get(page.url).status_code for page in (*closed.values(), *opened.values())}
    assert served == {
        **{page.title: 404 for page in closed.values()},
        **{page.title: 200 for page in opened.values()},
    }


def test_every_page_of_ours_says_who_sees_it():
    """Whoever adds a kind of page decides: True, False, or the field that an author ticks."""
    undecided = [
        model._meta.label
        for model in our_page_classes()
        if not any("seen_outside" in vars(base) for base in _written_by_us(model))
    ]
    assert undecided == []
    ticked = {
        model: model.seen_outside for model in our_page_classes() if isinstance(model.seen_outside, str)
    }
    assert ticked == {CoursePage: "visible_outside", ModulePage: "visible_outside", LessonPage: "sample"}


def _written_by_us(model) -> list[type]:
    return [base for base in model.__mro__ if base not in ShownOutside.__mro__]


# ── files ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_pictures_of_closed_courses_are_not_listed(faces, visited):
    image = get_image_model()

    def listed(**search: str) -> set[str]:
        found = files_seen_by_visitors(image.objects.all())
        return {one.title for one in (found.search(**search) if search else found)}

    names = ("Open cover", "Closed cover", "Used by both", "Used by nobody", "Of the host")
    made = {name: image.objects.create(title=name, file=get_test_image_file(f"{name}.png")) for name in names}
    opened, closed = (tree(faces.skills, title, course=title == "Open") for title in ("Open", "Closed"))
    opened["course"].cover, opened["module"].cover = made["Open cover"], made["Used by both"]
    closed["course"].cover, closed["module"].cover = made["Closed cover"], made["Used by both"]
    for page in (*opened.values(), *closed.values()):
        page.save_revision().publish()
    assert listed() == {*names} - {"Closed cover"}
    assert listed(query="cover") == {"Open cover"}
    inside = Collection.get_first_root_node().add_child(name="Courses")
    Face.objects.filter(kind=Face.Kind.SKILLS).update(collection=inside)
    image.objects.update(collection=inside)
    assert listed() == {
        "Open cover",
        "Used by both",
    }


def test_recordings_of_questions_are_not_listed(faces, visited):
    document = get_document_model()
    made, _leaflet = document.objects.bulk_create(
        document(title=title, file=name, collection=Collection.get_first_root_node())
        for title, name in (("Which board", "board.mp3"), ("A leaflet", "leaflet.pdf"))
    )
    asks = question()
    asks.audio = made
    asks.save()
    assert {one.title for one in files_seen_by_visitors(document.objects.all())} == {"A leaflet"}


# ── redirects ───────────────────────────────────────────────────────────────────────────────────────────────
def test_no_redirect_is_made_to_what_is_closed(faces):
    opened, closed = (tree(faces.skills, title, course=title == "Open") for title in ("Open", "Closed"))
    assert [page.get_route_paths() for page in (*opened.values(), *closed.values())] == [["/"]] * 3 + [[]] * 3


# ── what an editor chose by hand ────────────────────────────────────────────────────────────────────────────
def test_whoever_publishes_a_link_to_what_is_closed_is_told(faces):
    opened, closed = (tree(faces.skills, title, course=title == "Open") for title in ("Open", "Closed"))
    links = "".join(f'<a linktype="page" id="{made["course"].pk}">Read</a>' for made in (opened, closed))
    faces.skills.intro = links
    assert closed_behind(faces.skills) == [f"Closed course {WORD}"]
    body = [[("text", {"text": links, "audio": None})]]
    closed["lesson"].body = opened["lesson"].body = lesson_body(body)
    assert closed_behind(closed["lesson"]) == []
    assert closed_behind(opened["lesson"]) == [f"Closed course {WORD}"]
