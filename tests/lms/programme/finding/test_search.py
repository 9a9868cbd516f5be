"""Search over everything on the programme face: nothing of what is looked for stays anywhere."""

import re
import time
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from lms.core.shared import uncopied
from lms.programme.coping.feelings import Feeling
from lms.programme.finding import pages, views
from tests.factories.contacts import make_contact
from tests.factories.rights import right as make_right
from tests.factories.rights import shelf as make_shelf
from tests.lms.programme.coping.test_coping import browser, shelf, tool

PAGES = [
    model
    for model in apps.get_models()
    if issubclass(model, Page) and model._meta.app_label == "lms_programme"
]
pytestmark = pytest.mark.django_db
WORDS = "telltale doctor"


@pytest.fixture
def tools(faces):
    page = shelf(faces)
    tool(page, "Push the wall", Feeling.ANGRY)
    tool(page, "Doctor fan", Feeling.TIGHT)
    return page


def look(words, path="/search/"):
    return browser().post(path, {"words": words})


def opened(words):
    return browser().get(look(words)["Location"])


def titles(answer):
    return [each.title for each in answer.context["found"]]


def test_what_is_typed_is_found_with_a_slip_of_the_finger(tools):
    answer = opened("docter")
    assert (titles(answer), answer.context["read_as"]) == (["Doctor fan"], "doctor")
    assert 'href="/coping/doctor-fan/"' in answer.content.decode()


def test_what_stands_beside_an_answer_is_one_line_of_a_list_alone(faces):
    made = make_right(make_shelf(faces), title="Seeing somebody")
    made.body = [("text", {"heading": "", "text": "<ul><li>A midwife</li><li>An interpreter</li></ul>"})]
    made.save_revision().publish()
    (found,) = [each for each in opened("interpreter").context["found"] if each.title == "Seeing somebody"]
    assert str(found.excerpt) == "An interpreter"


def test_no_word_stands_in_an_address_a_title_or_a_header_and_no_cookie_is_set(tools):
    sent = look(WORDS)
    answer = browser().get(sent["Location"])
    shown = answer.content.decode()
    assert (sent.status_code, re.findall(r"telltale|doctor", sent["Location"])) == (303, [])
    assert re.findall(r"<title>(.*?)</title>", shown) == ["HEAL"]
    assert [dict(each.cookies) for each in (sent, answer)] == [{}, {}]
    assert [each["Cache-Control"] for each in (sent, answer)] == ["no-store", "no-store"]
    assert 'name="robots" content="noindex"' in shown


def test_its_form_asks_for_no_token(tools):
    assert "csrf" not in browser().get("/search/").content.decode()


def test_back_and_reload_show_it_again_for_half_an_hour(tools):
    address = look("wall")["Location"]
    assert [titles(browser().get(address)) for _again in range(2)] == [["Push the wall"]] * 2
    later = time.time() + views.OPENS_SECONDS + 5
    with patch("cryptography.fernet.time.time", lambda: later):
        answer = browser().get(address)
    assert (answer.context.get("is_over"), "wall" in answer.content.decode()) == (True, False)


@pytest.mark.parametrize("sealed", ["x", "gAAAAA", "é"])
def test_an_address_that_was_made_up_asks_for_the_words(tools, sealed):
    answer = browser().get(f"/search/{sealed}/")
    assert (answer.status_code, answer.context["is_over"]) == (200, True)


@pytest.mark.parametrize("words", ["", "   ", "\0"])
def test_without_a_word_it_asks_for_one(tools, words):
    answer = look(words)
    if answer.status_code == 303:
        answer = browser().get(answer["Location"])
    assert answer.status_code == 200


def test_every_kind_of_page_an_author_writes_here_is_found(faces):
    """But the front page, which everything leads to."""
    silent = {model.__name__ for model in PAGES if model not in pages.kinds_of_pages()}
    assert silent == {"ProgrammeHomePage"}


def test_nothing_found_offers_the_front_page(tools):
    shown = opened("zebra").content.decode()
    assert ("Nothing was found" in shown, "Go to the front page" in shown) == (True, True)


def test_in_another_language_it_is_found_in_that_one_first(tools):
    italian = Locale.objects.get(language_code="it")
    translated = tools.copy_for_translation(italian)
    translated.title = "Come va?"
    translated.save_revision().publish()
    address = look("wall", "/it/search/")["Location"]
    answer = browser().get(address)
    assert address.startswith("/it/search/")
    assert (titles(answer), [each.title for each in answer.context["elsewhere"]]) == ([], ["Push the wall"])
    assert 'lang="en"' in answer.content.decode()


def test_what_is_not_live_is_not_found(tools):
    tool(tools, "Quiet draft", Feeling.TIGHT, live=False)
    assert titles(opened("quiet")) == []


def test_what_was_published_since_is_found(tools):
    assert titles(opened("drawing")) == []
    tool(tools, "Drawing", Feeling.TIGHT)
    assert titles(opened("drawing")) == ["Drawing"]


def test_titles_are_offered_while_one_types(tools):
    answer = browser().post("/search/suggest/", {"words": "pus"})
    assert (answer.json(), dict(answer.cookies)) == ({"titles": ["Push the wall"]}, {})
    assert browser().get("/search/suggest/").status_code == 405


@pytest.mark.parametrize("words", ["telephone nubmers", "call", "Casa Rosa line"])
def test_the_numbers_to_call_are_found(faces, words):
    """By what they are, and by whom one calls there."""
    make_contact("Casa Rosa", number="+39 800 000 007")
    found = opened(words).context["found"]
    assert [(each.title, each.address) for each in found] == [("Whom to call", "/numbers/")]
    assert opened("my right to a doctor").context["found"] == []


def helps(answer):
    """What helps somebody who is not safe: open, or there for the device to open."""
    [state] = re.findall(r'<section class="unsafe" (.*?)>', answer.content.decode())
    return state


def test_words_of_distress_open_what_helps_first_and_the_device_can_do_so_before_they_are_sent(tools):
    """The same words as in the directory of services; the front page has the form too."""
    line = make_contact("Night line", number="+39 800 000 007")
    asked = {"front": browser().get("/"), "form": browser().get("/search/"), "calm": opened("wall")}
    told = {"told": opened("he HITS me")}
    assert {name: helps(answer) for name, answer in (asked | told).items()} == {
        **dict.fromkeys(asked, "data-unsafe hidden"),
        "told": "data-unsafe",
    }
    for answer in (asked | told).values():
        shown = answer.content.decode()
        now = re.search(r'<div class="now".*?<p class="soft">', shown, re.DOTALL)[0]
        words = re.search(r'data-hard="([^"]+)"', shown)[1].split("|")
        assert (f'href="tel:{line.number.replace(" ", "")}"' in now, "suicid" in words) == (True, True)
        assert shown.index("fold/unsafe.js") < shown.index("fold/look.js")


def test_no_titles_are_offered_for_words_of_distress(tools):
    tool(tools, "Danger", Feeling.TIGHT)
    offered = {typed: browser().post("/search/suggest/", {"words": typed}).json()["titles"] for typed in (
        "dang", "danger")}  # fmt: skip
    assert offered == {"dang": ["Danger"], "danger": []}


def queries(words):
    address = look(words)["Location"]
    browser().get(address)
    with CaptureQueriesContext(connection) as found:
        browser().get(address)
    return len(found)


def test_the_number_of_queries_does_not_grow_with_what_is_found(tools):
    one = queries("wall")
    tool(tools, "Wall two", Feeling.TIGHT)
    tool(tools, "Wall three", Feeling.TIGHT)
    assert queries("wall") == one


def cold(faces, language="en"):
    """Queries of the first search after something was published."""
    pages.shelf(language)  # where the website begins is known
    uncopied.clear()
    with CaptureQueriesContext(connection) as found:
        pages.shelf(language)
    return len(found)


def with_contact(page, title):
    made = tool(page, title, Feeling.TIGHT)
    block = {"type": "contact", "id": title, "value": make_contact().pk}
    made.body = type(made).body.field.stream_block.to_python([block])
    made.save()


def test_the_first_search_asks_no_more_of_many_pages(faces, tools):
    with_contact(tools, "Who answers")
    shelf_of_rights = make_shelf(faces)
    make_right(shelf_of_rights, topic="work")
    one = cold(faces)
    for number in range(3):
        tool(tools, f"Wall {number}", Feeling.TIGHT)
        with_contact(tools, f"Call {number}")
    make_right(shelf_of_rights, topic="doctor")
    assert cold(faces) == one


def test_the_first_search_in_another_language_asks_no_more_of_many_pages(faces, tools):
    italian = Locale.objects.get(language_code="it")
    tools.copy_for_translation(italian).save_revision().publish()
    for each in tools.tools():
        each.copy_for_translation(italian).save_revision().publish()
    one = cold(faces, "it")
    for number in range(3):
        made = tool(tools, f"Wall {number}", Feeling.TIGHT)
        made.copy_for_translation(italian).save_revision().publish()
    assert cold(faces, "it") == one


def test_s36_what_is_looked_for_stands_in_no_log(tools, caplog):
    caplog.set_level("DEBUG")
    with caplog.at_level("DEBUG"):
        opened(WORDS)
        browser().post("/search/suggest/", {"words": "telltale"})
    said = "".join(
        record.getMessage() for record in caplog.records if record.name.startswith(("lms", "django.request"))
    )
    assert re.findall("telltale|gAAAA", said) == []
