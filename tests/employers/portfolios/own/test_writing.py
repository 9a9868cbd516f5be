"""Her portfolio, one question a page: in two languages, and seen by nobody before she says so."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from employers.portfolios.models import Portfolio
from employers.portfolios.own.queries import parts_to_show
from employers.portfolios.own.steps import QUESTIONS
from lms.audit.models import AuditEntry
from tests.corpus import files
from tests.factories.people import make_learner
from tests.factories.portfolios import anew, attained, begin, full, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
HOME = "/learn/portfolio/"


@pytest.fixture
def learner():
    return make_learner().user


@pytest.fixture
def browser(learner, enter):
    return enter(learner, pin=True)


@pytest.fixture
def portfolio(learner) -> Portfolio:
    return begin(learner, said_in="en", beside="it")


def send(browser, page: str, **typed):
    """What she sends, and the page it leads to; the errors when it leads nowhere."""
    answer = browser.post(f"{HOME}{page}/", typed)
    return dict(answer.context["form"].errors) if answer.status_code == 200 else answer["Location"]


def test_whoever_has_not_begun_begins_with_her_two_languages(browser):
    assert browser.get(f"{HOME}write/about/")["Location"] == f"{HOME}write/tongues/"
    assert browser.get(f"{HOME}whole/")["Location"] == f"{HOME}write/tongues/"
    assert send(browser, "write/tongues", said_in="ar", beside="it") == f"{HOME}write/seeks/"
    made = Portfolio.objects.get()
    assert (made.said_in, made.beside, made.looked_for) == ("ar", "it", False)


def test_each_question_leads_to_the_next_and_back(browser, portfolio):
    for before, question, after in zip(QUESTIONS, QUESTIONS[1:], QUESTIONS[2:], strict=False):
        page = browser.get(question.url)
        assert page.context["back_url"] == before.url
        assert page.context.get("next_url", after.url) == after.url


def test_what_is_written_stands_in_both_languages(browser, portfolio):
    led_to = send(browser, "write/about", words_0="I like order.", words_1="Mi piace l’ordine.")
    assert led_to == f"{HOME}words/about/"
    assert anew(portfolio).about == {"en": "I like order.", "it": "Mi piace l’ordine."}
    assert send(browser, "write/seeks", words_0="", words_1="") == f"{HOME}write/about/"


def test_a_suggestion_is_written_in_both_languages_and_saves_nothing(browser, portfolio, learner):
    competence = attained(learner).competence
    competence.labels = {"en": "Keeps food safe", "it": "Tiene sicuro il cibo"}
    competence.save()
    page = browser.get(f"{HOME}write/about/")
    assert [row.shown for row in page.context["suggestions"]] == ["Keeps food safe"]
    typed = {"words_0": "I learn fast.", "words_1": "", "suggest": competence.code}
    form = browser.post(f"{HOME}write/about/", typed).context["form"]
    assert [field.value() for field in form.pairs] == [
        "I learn fast. Keeps food safe",
        "Tiene sicuro il cibo",
    ]
    assert anew(portfolio).about == {}


def test_facts_are_kept_as_she_says_them(browser, portfolio):
    day = timezone.now().date() + datetime.timedelta(days=12)
    send(browser, "write/when", words_0="", words_1="", available_from=str(day), hours_per_week="30")
    assert (
        send(browser, "write/where", areas=["IT-45", "GR-I"], transport="bicycle") == f"{HOME}write/permit/"
    )
    assert send(browser, "write/permit", may_work_in=["IT", "RO"]) == f"{HOME}write/more/"
    assert send(browser, "write/languages/new", language="ar", cefr="native") == f"{HOME}write/languages/"
    now = anew(portfolio)
    assert (now.available_from, now.hours_per_week, now.areas, now.transport, now.may_work_in) == (
        day,
        30,
        ["IT-45", "GR-I"],
        "bicycle",
        ["IT", "RO"],
    )
    assert [(row.language, row.cefr, row.rank) for row in now.languages.all()] == [("ar", "native", 7)]
    send(browser, "write/languages/new", language="ar", cefr="C1")
    assert [(row.language, row.cefr) for row in anew(portfolio).languages.all()] == [("ar", "C1")]
    browser.post(f"{HOME}write/languages/", {"remove": "ar"})
    assert list(anew(portfolio).languages.all()) == []


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("write/where", {"areas": ["IT-45", "IT-52", "IT-25", "IT-62", "IT-72", "IT-88"]}, "areas"),
        ("write/where", {"areas": ["XX-1"]}, "areas"),
        ("write/permit", {"may_work_in": ["US"]}, "may_work_in"),
        ("write/languages/new", {"language": "ar", "cefr": "D1"}, "cefr"),
        ("write/languages/new", {"language": "klingon", "cefr": "A1"}, "language"),
        ("write/seeks", {"words_0": "x" * 81}, "words_0"),
        ("write/when", {"hours_per_week": "80"}, "hours_per_week"),
        ("write/samples/new", {"words_0": "A plate"}, "image"),
        ("write/tongues", {"said_in": "xx", "beside": "it"}, "said_in"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(browser, portfolio, page, typed, field):
    assert list(send(browser, page, **typed)) == [field]


def test_s17_all_that_identifies_is_off_and_stays_out_of_the_whole(browser, portfolio):
    """Photo, age, nationality, address: filled in, they are still in no page but the tick of a share."""
    assert (portfolio.extras, bool(portfolio.photo), portfolio.looked_for, portfolio.help_asked_at) == (
        {},
        False,
        False,
        None,
    )
    page = browser.get(f"{HOME}write/more/").content.decode()
    assert "search for it elsewhere" in page
    assert (
        send(browser, "write/more", age="27", nationality="Utopian", photo=upload()) == f"{HOME}write/help/"
    )
    now = anew(portfolio)
    assert (now.extras, bool(now.photo)) == ({"age": "27", "nationality": "Utopian"}, True)
    assert parts_to_show(now) == ["photo", "age", "nationality"]
    whole = browser.get(f"{HOME}whole/")
    assert (whole.context["portfolio"].photo, "Utopian" in whole.content.decode()) == (None, False)
    send(browser, "write/more", no_photo="on")
    assert (anew(portfolio).extras, bool(anew(portfolio).photo)) == ({}, False)


def test_her_adviser_looks_for_work_for_her_when_she_says_so(browser, portfolio):
    assert send(browser, "write/help", looked_for="on") == f"{HOME}whole/"
    assert (anew(portfolio).looked_for, anew(portfolio).help_asked_at) == (True, None)
    send(browser, "write/help")
    assert anew(portfolio).looked_for is False
    actions = AuditEntry.objects.filter(action__startswith="portfolio.").order_by("number")
    assert list(actions.values_list("action", flat=True)) == [
        "portfolio.looked_for_on",
        "portfolio.looked_for_off",
    ]


def test_a_picture_of_her_work_is_hers_alone(browser, portfolio, enter):
    led_to = send(browser, "write/samples/new", image=upload(), words_0="A plate", words_1="Un piatto")
    sample = anew(portfolio).samples.get()
    assert led_to == f"{HOME}words/sample/{sample.uuid}/"
    address = reverse("portfolio:picture", args=["own", sample.uuid])
    assert browser.get(address)["Content-Type"] == "image/jpeg"
    assert enter(make_learner().user, pin=True).get(address).status_code == 404
    browser.post(f"{HOME}write/samples/", {"remove": str(sample.uuid)})
    assert list(anew(portfolio).samples.all()) == []
    assert browser.get(address).status_code == 404


def test_her_voice_is_heard_by_her_alone(browser, portfolio, enter):
    assert browser.get(f"{HOME}voice/").status_code == 404
    voice = SimpleUploadedFile("at home.wav", files.sound_wav(), content_type="audio/wav")
    send(browser, "write/about", words_0="I say it.", voice=voice)
    assert browser.get(f"{HOME}voice/")["Content-Type"] == "audio/wav"
    assert enter(begin().person, pin=True).get(f"{HOME}voice/").status_code == 404
    send(browser, "write/about", words_0="I say it.", no_voice="on")
    assert browser.get(f"{HOME}voice/").status_code == 404


def test_the_whole_asks_the_same_for_1_thing_and_for_3(browser, learner, count_queries):
    portfolio = full(learner)
    attained(learner)
    few = count_queries(browser.get, f"{HOME}whole/")
    for _number in range(2):
        attained(learner)
    assert count_queries(browser.get, f"{HOME}whole/") == few
    assert few <= 21
    assert portfolio.samples.count() == 1
