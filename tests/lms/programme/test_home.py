"""The front page: doors, what is new, four kinds of readers, and who pays."""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Locale

from lms.contracts import menu
from lms.contracts.menu import RoomLink, Rooms
from lms.core import days
from lms.programme.links import LinkBlock
from lms.programme.models import (
    AboutPage,
    AudiencePage,
    EventPage,
    NewsItemPage,
    NewsPage,
    ProgrammeHomePage,
    ResultPage,
    ResultsPage,
)
from lms.safety.faces.models import Face
from tests.factories.programme import below, blocks, reader, way

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    """A room that is no page."""
    rooms = menu.register(
        Rooms("test", "programme", lambda language: [RoomLink("library", "Library", "/library/", order=3)])
    )
    yield rooms
    menu._rooms.remove("test")


def with_doors(home, *values):
    home.doors = blocks(ProgrammeHomePage, "doors", *[("door", value) for value in values])
    home.save()
    return home


def door(page=None, label="Door", room="", house="fan"):
    return way(page, label, room, line="In a line", house=house)


def doors_at(path):
    return [(each.label, each.address) for each in reader().get(path).context["doors"]]


def test_a_door_leads_to_a_page_or_to_a_room(faces, library):
    about = below(faces.programme, AboutPage, "About")
    with_doors(faces.programme, door(about, "Who"), door(None, "Books", "library"))
    assert doors_at("/") == [("Who", "/about/"), ("Books", "/library/")]


def test_a_door_that_leads_nowhere_is_not_there(faces):
    draft = below(faces.programme, AboutPage, "About", live=False)
    with_doors(faces.programme, door(draft), door(None, "Gone", "no-such-room"))
    assert doors_at("/") == []


def test_a_door_leads_to_the_page_in_the_readers_language(faces):
    about = below(faces.programme, AboutPage, "About")
    italian = about.copy_for_translation(Locale.objects.get(language_code="it"))
    italian.slug = "chi-siamo"
    italian.save_revision().publish()
    home = ProgrammeHomePage.objects.get(locale__language_code="it")
    with_doors(home, door(about, "Chi"))
    assert doors_at("/it/") == [("Chi", "/it/chi-siamo/")]


def test_every_house_is_drawn(faces):
    about = below(faces.programme, AboutPage, "About")
    houses = ("steps", "fan", "counter", "shop", "plants", "table", "books")
    with_doors(faces.programme, *[door(about, house=house) for house in houses])
    assert reader().get("/").content.decode().count('<svg class="house"') == 7


def test_the_menu_has_the_doors_then_other_rooms_each_once(faces, library):
    about = below(faces.programme, AboutPage, "About", show_in_menus=True)
    with_doors(faces.programme, door(about, "Who"), door(None, "Books", "library"))
    rooms = reader().get("/").context["face"]["rooms"]["main"]
    assert [(str(room.label), room.address) for room in rooms] == [
        ("Who", "/about/"),
        ("Books", "/library/"),
        ("Stories", "/stories/"),
    ]


def test_what_is_not_translated_stands_at_the_foot_and_says_in_which_language_it_is(faces):
    below(faces.programme, AboutPage, "About")
    shown = reader().get("/it/").content.decode()
    language = "<span>(inglese)</span>"
    assert f'<a href="/about/" hreflang="en"><span lang="en" dir="ltr">About</span> {language}</a>' in shown


def test_a_way_needs_a_page_or_a_room():
    block = LinkBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"label": "", "page": None, "room": ""}))
    assert list(refused.value.block_errors) == ["page"]


def test_what_is_new_is_the_next_event_the_newest_news_and_result(faces):
    today = days.today()
    news = below(faces.programme, NewsPage, "News")
    for title, ahead in (("Over", -1), ("Later", 9), ("Next", 2)):
        below(news, EventPage, title, begins_on=today + datetime.timedelta(days=ahead), town="Turin")
    for title, ago in (("Old", 9), ("New", 1)):
        below(news, NewsItemPage, title, day=today - datetime.timedelta(days=ago))
    below(below(faces.programme, ResultsPage, "Results"), ResultPage, "Guide", kind="guide")
    front = reader().get("/").context["front"]
    assert [each.title for each in (front.event, front.news, front.result)] == ["Next", "New", "Guide"]


def test_without_anything_new_nothing_is_promised(faces):
    shown = reader().get("/").content.decode()
    assert ("On the table" in shown, "Which of these are you?" in shown) == (False, False)


def test_four_kinds_of_readers_have_three_ways_each_in_their_order(faces):
    about = below(faces.programme, AboutPage, "About")
    for audience in ("public", "women"):
        reads = blocks(AudiencePage, "reads", *[("way", way(about, f"{audience} {n}")) for n in range(4)])
        below(faces.programme, AudiencePage, f"For {audience}", audience=audience, reads=reads)
    shown = reader().get("/").context["front"].audiences
    assert [(each.page.audience, [one.label for one in each.ways]) for each in shown] == [
        ("women", ["women 0", "women 1", "women 2"]),
        ("public", ["public 0", "public 1", "public 2"]),
    ]


def queries():
    reader().get("/")
    with CaptureQueriesContext(connection) as found:
        reader().get("/")
    return len(found)


def test_the_number_of_queries_does_not_grow_with_doors_and_readers(faces):
    pages = [below(faces.programme, AboutPage, f"About {n}") for n in range(3)]

    page = below(faces.programme, AudiencePage, "For women", audience="women")

    def furnish(number):
        with_doors(faces.programme, *[door(page) for page in pages[:number]])
        page.reads = blocks(AudiencePage, "reads", *[("way", way(page)) for page in pages[:number]])
        page.save()
        return queries()

    assert furnish(1) == furnish(3)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_who_pays_stands_at_the_foot_of_every_page_of_this_face_alone(faces, client):
    drawn = io.BytesIO()
    Image.new("RGB", (120, 76), "navy").save(drawn, "PNG")
    drawn.seek(0)
    emblem = get_image_model().objects.create(
        title="Emblem",
        file=ImageFile(drawn, "emblem.png"),
        collection=Face.objects.get(kind="programme").collection,
    )
    home = faces.programme
    home.funded_line, home.grant_number = "Paid for by a sample fund.", "000000"
    home.emblem, home.emblem_words = emblem, "A ring of leaves"
    home.save()
    below(home, AboutPage, "About")
    shown = reader().get("/about/").content.decode()
    said = ("Paid for by a sample fund.", ">000000</bdi>", 'alt="A ring of leaves"')
    assert [words for words in said if words not in shown] == []
    assert "sample fund" not in client.get("/").content.decode()
