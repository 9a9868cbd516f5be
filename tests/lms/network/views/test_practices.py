"""The collection as everybody reads it: found, narrowed, compared, quoted, followed."""

import xml.etree.ElementTree as ET

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lms.network.practices.enums import Criterion
from lms.network.practices.models import PracticeReview, PracticeWords
from tests.factories.network import findings, make_practice, make_public, make_recommendation
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


def titles(browser, asked="", prefix=""):
    return [str(row.title) for row in browser.get(f"{prefix}/practices/{asked}").context["shelf"].practices]


@pytest.fixture
def three(faces):
    bread = make_public(title="Bread", country="GR", themes=("work",), evidence=("told",))
    keys = make_public(title="Keys", country="IT", themes=("home", "work"), evidence=("counted", "told"))
    words = make_public(title="Words", country="IT", themes=("language",), evidence=("counted",))
    PracticeWords.objects.create(practice=bread, language="el", title="Ψωμί", summary="Κάποιος ψήνει.")
    from lms.network.practices.actions import refresh_index  # noqa: PLC0415 - shorter than an action by name

    refresh_index(bread)
    make_practice(title="Nobody sees this")
    return bread, keys, words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Words", "Keys", "Bread"]),
        ("?country=IT", ["Words", "Keys"]),
        ("?theme=work&theme=language", ["Words", "Keys", "Bread"]),
        ("?theme=work&evidence=counted", ["Keys"]),
        ("?country=IT&evidence=told", ["Keys"]),
        ("?q=bread", ["Bread"]),
        ("?q=ψωμι", ["Bread"]),
        ("?q=nobody", []),
        ("?country=XX&theme=nothing", ["Words", "Keys", "Bread"]),
    ],
)
def test_words_and_ticks_narrow_the_collection(browser, three, asked, found):
    assert titles(browser, asked) == found


def test_each_tick_says_how_many_there_are(browser, three):
    facets = browser.get("/practices/?country=IT").context["shelf"].facets
    told = {facet.key: [(tick.value, tick.count, tick.is_on) for tick in facet.ticks] for facet in facets}
    assert told == {
        "country": [("GR", 1, False), ("IT", 2, True)],
        "theme": [("work", 2, False), ("language", 1, False), ("home", 1, False)],
        "evidence": [("counted", 2, False), ("told", 2, False)],
    }


def test_two_or_three_stand_side_by_side_and_no_more(browser, three):
    fourth = make_public(title="Doors")
    uuids = [str(each.uuid) for each in (*three, fourth)]

    def beside(*ticked):
        page = browser.get("/practices/compare/", {"p": [*ticked]})
        return [str(each.title) for each in page.context.get("practices", [])], page.context.get("more")

    assert beside(*uuids[:2]) == (["Bread", "Keys"], 0)
    assert beside(*uuids) == (["Bread", "Keys", "Words"], 1)
    assert beside(uuids[0], "nothing", uuids[0]) == ([], None)


def test_where_two_readers_differ_the_more_careful_answer_stands(browser, faces):
    practice = make_public()
    review = PracticeReview.objects.order_by("pk").last()
    review.findings = findings("well", safety="unknown", effect="part")
    review.save()
    found = browser.get(f"/practices/{practice.uuid}/").context["practice"].found
    expected = dict.fromkeys(Criterion.values, "well") | {"safety": "unknown", "effect": "part"}
    assert {row.criterion.value: row.finding.value for row in found} == expected


def test_what_readers_write_to_them_and_who_they_are_is_nowhere_outside(browser, faces):
    reader = make_worker(organisation=make_organisation("Podul"), first_name="Zenobia")
    practice = make_public(title="Bread")
    review = PracticeReview.objects.order_by("pk").last()
    review.reader, review.words = reader, "Between us: it is thin."
    review.save()
    read = ("", f"{practice.uuid}/", f"compare/?p={practice.uuid}", "feed/")
    pages = "".join(browser.get(f"/practices/{each}").content.decode() for each in read)
    secrets = ["Between us", "Zenobia", *(each.on_behalf_of.name for each in practice.reviews.all())]
    assert [word for word in [*secrets, practice.organisation.name] if word in pages] == []


def test_the_feed_has_what_is_new_with_addresses_that_stay(browser, three):
    answer = browser.get("/el/practices/feed/")
    assert answer["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.fromstring(answer.content).findall(f"{atom}entry")  # noqa: S314 - we wrote it
    told = [(each.find(f"{atom}title").text, each.find(f"{atom}id").text) for each in entries]
    bread, keys, words = three
    assert told == [
        ("Words", f"urn:uuid:{words.uuid}"),
        ("Keys", f"urn:uuid:{keys.uuid}"),
        ("Ψωμί", f"urn:uuid:{bread.uuid}"),
    ]


def test_recommendations_say_to_whom_and_what_became_of_them(browser, faces):
    practice, draft = make_public(title="Bread"), make_practice(title="Nobody sees this")
    one = make_recommendation(practice, draft, title="Bake", audiences=("towns", "funders"), state="part")
    one.outcomes.create(state="part", words="Two towns do.", language="en", on=practice.published_on)
    make_recommendation(title="Wait", audiences=("employers",))
    make_recommendation(title="Hidden", is_published=False)

    def shown(asked):
        rows = browser.get(f"/recommendations/{asked}").context["recommendations"]
        return [str(row.title) for row in rows]

    assert [shown(""), shown("?to=funders"), shown("?to=schools")] == [["Bake", "Wait"], ["Bake"], []]
    page = browser.get(f"/recommendations/{one.uuid}/").content.decode()
    words = ["Two towns do.", "Taken up in part", "Bread", "Nobody sees this"]
    assert [each in page for each in words] == [True, True, True, False]
    back = browser.get(f"/practices/{practice.uuid}/").content.decode()
    assert ["Bake" in back, "Towns and regions" in back] == [True, True]


def test_nothing_is_left_of_whoever_reads(browser, three, lines):
    bread, keys, _words = three
    recommendation = make_recommendation(bread)
    read = ("", "?q=limone", f"{bread.uuid}/", f"compare/?p={bread.uuid}&p={keys.uuid}", "criteria/", "feed/")
    for address in [
        *(f"/practices/{each}" for each in read),
        "/recommendations/",
        f"/recommendations/{recommendation.uuid}/",
    ]:
        assert browser.get(address).status_code == 200
    text = "\n".join(lines)
    assert [each for each in ("limone", str(bread.uuid), str(recommendation.uuid)) if each in text] == []
    assert (len(browser.cookies), Session.objects.count()) == (0, 0)


@pytest.mark.parametrize("many", [1, 3])
def test_pages_cost_as_many_queries_for_many(browser, many, count_queries):
    for number in range(many):
        more = {
            "themes": ("work", "home"),
            "evidence": ("counted", "told"),
            "country": "IT" if number else "GR",
        }
        practice, other = make_public(**more), make_public()
        recommendation = make_recommendation(practice, other, owner=make_organisation(f"House {number}"))
        PracticeWords.objects.create(practice=practice, language="it", title="Pane")
    asked = {
        "shelf": "/practices/",
        "narrowed": "/practices/?theme=work&country=IT&q=does",
        "one": f"/practices/{practice.uuid}/",
        "beside": f"/practices/compare/?p={practice.uuid}&p={other.uuid}",
        "recommendations": "/recommendations/",
        "recommendation": f"/recommendations/{recommendation.uuid}/",
        "feed": "/practices/feed/",
    }
    for address in asked.values():
        browser.get(address)
    assert {name: count_queries(browser.get, address) for name, address in asked.items()} == QUERIES


QUERIES = {
    "shelf": 10,
    "narrowed": 12,
    "one": 13,
    "beside": 6,
    "recommendations": 7,
    "recommendation": 8,
    "feed": 5,
}
