"""The shelf: sorted by topics, printed as a booklet, counted in tens; rules that run out and lists that the
modules write.
"""

import datetime
import io
import re

import pypdf
import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.catalogue.models import Module, ModuleCompetence, PracticeTask
from employers.materials.counting import actions
from employers.materials.counting.models import Taken
from employers.materials.counting.queries import Count, counts_of
from employers.materials.enums import Topic
from employers.materials.models import GuidePage
from employers.materials.trades import AtLevel, Trade, trade_of
from lms.competences.models import Level, Occupation, OccupationCompetence
from lms.core import days
from lms.organisations.models import Role
from tests.factories.courses import competence, published_course
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
LONG = [{"type": "text", "value": {"heading": "", "text": "<p>word word word word word.</p>" * 20}}]


def test_guides_stand_under_their_topics(client, stand):
    stand("Contract", topic=Topic.RULES)
    stand("Advert", topic=Topic.BEFORE)
    stand("Meeting", topic=Topic.BEFORE)
    topics = client.get("/for-employers/").context["topics"]
    assert [(topic, [guide.title for guide in rows]) for topic, rows in topics] == [
        (Topic.BEFORE, ["Advert", "Meeting"]),
        (Topic.RULES, ["Contract"]),
    ]


def test_a_guide_leads_to_others_of_its_topic(client, stand):
    for title in ("Advert", "Meeting"):
        stand(title, slug=title.lower())
    stand("Contract", topic=Topic.RULES)
    answer = client.get("/for-employers/advert/")
    assert [guide.title for guide in answer.context["others"]] == ["Meeting"]


def test_what_a_search_engine_is_told(client, shelf, stand):
    stand("Advert", slug="advert", seo_title="How to write an advert")
    text = client.get("/for-employers/advert/").content.decode()
    assert "<title>How to write an advert</title>" in text
    assert '<meta name="description" content="Advert, in a sentence.">' in text
    assert "noindex" not in text


@pytest.mark.parametrize("more", [0, 2])
def test_a_longer_shelf_costs_no_more_questions(client, stand, more):
    for number in range(1 + more):
        stand(f"Guide {number}")
    client.get("/for-employers/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/for-employers/")
    assert len(asked) == 10


# -- the booklet


def booklet(client) -> pypdf.PdfReader:
    answer = client.get("/for-employers/booklet/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return pypdf.PdfReader(io.BytesIO(answer.content))


def test_all_guides_come_as_a_booklet(client, stand):
    """Eight pages of A5 on two sheets of A4: cover, contents, and each guide begins on a page of its own."""
    stand("Advert", LONG)
    stand("Meeting", [*LONG, *LONG, *LONG])
    printed = booklet(client)
    assert len(printed.pages) == 4
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in printed.pages} == {(842, 595)}
    assert printed.trailer["/Root"]["/MarkInfo"]["/Marked"]
    inside = " ".join(printed.pages[1].extract_text().split())
    assert inside.startswith("What is in it Advert 3 Meeting 4"), inside


def test_a_text_that_fills_more_than_a_page_is_printed_on_plain_sheets(client, stand):
    words = LONG[0]["value"]["text"] * 12
    stand("Advert", [{"type": "text", "value": {"heading": "", "text": words}}])
    assert [round(float(side)) for side in booklet(client).pages[0].mediabox[2:]] == [595, 842]


def test_a_draft_is_not_in_the_booklet(client, stand):
    stand("Advert", LONG)
    stand("Secret", LONG).unpublish()
    assert "Secret" not in " ".join(page.extract_text() for page in booklet(client).pages)


def test_without_a_guide_there_is_no_booklet(client, shelf):
    assert client.get("/for-employers/booklet/").status_code == 404
    assert client.get("/for-employers/").context["booklet_url"] == ""


# -- counting


@pytest.fixture
def counted(monkeypatch):
    actions.tens.forget()
    monkeypatch.setattr(actions.tens, "quiet_seconds", 0)
    yield
    actions.tens.forget()


@pytest.mark.usefixtures("counted")
def test_sheets_are_counted_in_tens_and_nobody_with_them(client, stand):
    guide = stand("Advert", slug="advert")
    for _each in range(9):
        client.get("/for-employers/advert/print/")
    assert not Taken.objects.exists()
    for _each in range(16):
        client.get("/for-employers/advert/print/")
    month = days.today().replace(day=1)
    assert list(Taken.objects.values_list("month", "page", "language", "count")) == [
        (month, guide.translation_key, "en", 20)
    ]


@pytest.mark.usefixtures("counted")
def test_what_was_not_given_is_not_counted(client, shelf, monkeypatch):
    heard = []
    monkeypatch.setattr(actions.tens, "is_tenth", heard.append)
    client.get("/for-employers/booklet/")
    client.get("/for-employers/nothing/print/")
    assert heard == []


@pytest.mark.usefixtures("counted")
def test_a_sheet_is_given_where_nothing_can_be_counted(client, stand, monkeypatch):
    stand("Advert", slug="advert")

    def full(*_about):
        raise DatabaseError

    monkeypatch.setattr(actions, "_add_ten", full)
    answers = {client.get("/for-employers/advert/print/").status_code for _each in range(11)}
    assert (answers, Taken.objects.count()) == ({200}, 0)


def test_counts_are_told_by_month_for_all_languages_together(shelf, stand):
    guide = stand("Advert")
    this = days.today().replace(day=1)
    last = (this - days.ONE).replace(day=1)
    old = this - datetime.timedelta(days=800)
    for month, language, count in [(this, "en", 10), (this, "it", 20), (last, "el", 30), (old, "en", 90)]:
        Taken.objects.create(month=month, page=guide.translation_key, language=language, count=count)
    assert counts_of([shelf, guide]) == [Count("For employers", 0, 0, 0), Count("Advert", 30, 30, 60)]


# -- rules of a country


def law(checked: datetime.date | None) -> dict:
    value = {
        "country": "GR",
        "points": ["Announce it before work begins."],
        "source": "Law 1/2000 (example.org)",
        "asks": "The inspectorate",
        "checked_on": checked and checked.isoformat(),
    }
    return {"type": "law", "value": value}


@pytest.mark.parametrize(
    ("months", "is_told"), [(0, True), (6, True), (7, False), (-1, False), (None, False)]
)
def test_a_rule_is_told_as_long_as_somebody_has_looked(client, shelf, stand, months, is_told):
    shelf.caution = "Nobody has checked it."
    shelf.save()
    checked = None if months is None else days.months_after(days.today(), -months)
    stand("Contract", [law(checked)], slug="contract")
    text = client.get("/for-employers/contract/").content.decode()
    assert ("Announce it before work begins." in text) is is_told
    assert ("has not been checked" in text) is not is_told
    for said in ("Greece", "Law 1/2000 (example.org)", "The inspectorate", "Nobody has checked it."):
        assert said in text


# -- what the modules teach


@pytest.fixture
def trade(faces):
    """An occupation that asks for four things. Three are taught, two of them are watched."""
    published_course(faces.skills, quiz=2)
    module = Module.objects.get()
    module.taught.all().delete()
    asked = [competence(name) for name in ("boards", "cuts", "dates", "garnish")]
    known = asked[0][1]
    able = Level.objects.create(framework=known.framework, code="alone", rank=2, labels={"en": "alone"})
    job = Occupation.objects.create(framework=known.framework, code="assistant", labels={"en": "Assistant"})
    for number, (skill, _level) in enumerate(asked):
        OccupationCompetence.objects.create(occupation=job, competence=skill, is_essential=number != 1)
    for skill, _level in asked[:3]:
        ModuleCompetence.objects.create(module=module, competence=skill, level=able)
    for skill, _level in asked[:2]:
        PracticeTask.objects.create(module=module, competence=skill, uuid=skill.uuid)
    return job


def test_what_newcomers_can_do_is_what_can_be_shown(trade):
    """What nobody watches is only known, however high the module aims. Essential skills stand first."""
    assert trade_of(["assistant"], "en") == Trade(
        occupations=["Assistant"],
        levels=[
            AtLevel("alone", "", ["Can do boards", "Can do cuts"]),
            AtLevel("Basic", "", ["Can do dates"]),
        ],
        at_work=["Can do garnish"],
    )


def test_what_may_not_be_seen_outside_is_on_no_sheet(trade):
    trade.competences.filter(code__in=["cuts", "garnish"]).update(visible_outside=False)
    told = trade_of(["assistant"], "en")
    assert ([each.skills for each in told.levels], told.at_work) == (
        [["Can do boards"], ["Can do dates"]],
        [],
    )


def test_a_sheet_of_a_trade_names_no_course(client, stand, trade):
    value = {"heading": "Learned here", "occupations": ["assistant"]}
    stand("Kitchen", [{"type": "taught", "value": value}], slug="kitchen", topic=Topic.TRADE)
    text = client.get("/for-employers/kitchen/").content.decode()
    for said in ("Assistant", "Can do boards", "Not taught here: yours to show", "Can do garnish"):
        assert said in text
    course = Module.objects.get().course
    assert [name for name in (course.title, course.modules.get().title) if name in text] == []


def test_in_the_booklet_a_page_may_end_after_each_level(trade):
    block = GuidePage.body.field.stream_block.child_blocks["taught"]
    parts = block.divided(block.to_python({"heading": "Learned here", "occupations": ["assistant"]}))
    said = ("Learned here", "Can do boards", "Can do dates", "Can do garnish")
    assert [[words in part for words in said] for part in parts] == [
        [True, True, False, False],
        [False, False, True, True],
    ]


def test_a_trade_that_nobody_teaches_says_so(client, stand):
    value = {"heading": "Learned here", "occupations": ["unknown"]}
    stand("Kitchen", [{"type": "taught", "value": value}], slug="kitchen")
    assert "No module teaches this trade yet." in client.get("/for-employers/kitchen/").content.decode()


def test_a_trade_is_asked_for_in_few_questions(trade):
    with CaptureQueriesContext(connection) as asked:
        trade_of(["assistant"], "en")
    assert len(asked) == 6


@pytest.mark.parametrize("more", [1, 3])
def test_a_guide_beside_many_costs_no_more_questions(client, stand, more):
    stand("Advert", slug="advert")
    for number in range(more):
        stand(f"Guide {number}")
    client.get("/for-employers/advert/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/for-employers/advert/")
    assert len(asked) == 13


def test_the_editor_of_the_shelf_is_told_the_counts(enter, shelf, stand):
    guide = stand("Advert")
    month = days.today().replace(day=1)
    Taken.objects.create(month=month, page=guide.translation_key, language="en", count=70)
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = admin.is_staff = True
    admin.save()
    shown = enter(admin).get(reverse("wagtailadmin_pages:edit", args=[shelf.pk])).content.decode()
    row = re.search(r"<tr><td>Advert</td>.*?</tr>", shown)
    assert row
    assert re.findall(r"<td>([^<]*)</td>", row[0]) == ["Advert", "70", "fewer than 10", "70"]
