"""From a draft on the desk of one organisation, through two readers of others, to everybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse as reverse_on

from lms.core import days
from lms.network.practices.enums import Check, Criterion
from lms.network.practices.models import Practice, PracticeReview, PracticeStep
from lms.organisations.models import Role
from tests.factories.network import findings, make_practice, make_public, make_recommendation, make_review
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
TOLD = {
    "told_by": "Open Shore",
    "language": "en",
    "title": "One number for four offices",
    "summary": "She tells it once.",
    "country": "IT",
    "place": "Turin",
    "since": "2024",
    "themes": ["together", "work"],
    "problem": "Four offices ask the same.",
    "who_for": "Women new in town.",
    "done": "One number.\nTwo people answer.",
    "by_whom": "Two offices.",
    "counted": "4 to 1: times she tells it: all four offices, 2025",
    "told": "“I could breathe”: what women said most",
    "failed": "Saturdays: nobody called.",
    "resources": "Two posts.",
    "transferability": "Begun in Novara.",
    "lessons": "Begin with one page.",
    "answers_in": ["it", "en"],
}


def reverse(name, *arguments):
    return reverse_on(f"network_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def house(faces):
    return make_organisation()


@pytest.fixture
def desk(enter):
    """`desk(role, name)`: the browser of somebody in an organisation of this name."""

    def at(role=Role.COORDINATOR, name="Officina"):
        browser = enter(make_worker(role, organisation=make_organisation(name)))
        browser.defaults["SERVER_NAME"] = "heal.localhost"
        return browser

    return at


def judged(verdict="publish", number=1, finding="well", **more):
    told = {f"finding_{key}": each["finding"] for key, each in findings(finding).items()}
    told |= {f"because_{key}": f"{key}: {finding}." for key in Criterion.values}
    return {"key": KEY.format(number), "checks": Check.values, "verdict": verdict, **told, **more}


def test_a_practice_goes_from_a_draft_through_two_readers_to_everybody(desk, house):
    mine, visitor = desk(), Client(SERVER_NAME="heal.localhost")
    made = mine.post(reverse("new_practice"), {"key": KEY.format(1), **TOLD})
    practice = Practice.objects.get()
    assert made["Location"] == reverse("practice", practice.uuid)
    assert [(row.evidence, row.figure, row.words, row.known) for row in practice.results.all()] == [
        ("counted", "4 to 1", "times she tells it", "all four offices, 2025"),
        ("told", "“I could breathe”", "what women said most", ""),
    ]
    public = f"/practices/{practice.uuid}/"
    assert visitor.get(public).status_code == 404
    mine.post(reverse("hand_in", practice.uuid), {"key": KEY.format(2)})
    readers = [desk(Role.TRAINER, "Ergasia"), desk(Role.CASE_WORKER, "Puente")]
    for number, (reader, finding) in enumerate(zip(readers, ("well", "part"), strict=True)):
        assert practice.title in reader.get("/work/waiting/").content.decode()
        reader.post(reverse("read", practice.uuid), judged(finding=finding, number=number + 3))
    mine.post(reverse("publish_practice", practice.uuid), {"key": KEY.format(5)})
    practice.refresh_from_db()
    assert (practice.stage, practice.serial, practice.version) == ("published", 1, 1)
    page = visitor.get(public)
    shown = page.context["practice"]
    assert {(row.finding, len(row.because)) for row in shown.found} == {("part", 2)}  # the more careful one
    text = " ".join(page.content.decode().split())
    words = [
        "4 to 1",
        "Two people answer.",
        "safety: well.",
        "safety: part.",
        f"no. 1, version 1. http://heal.localhost{public}",
    ]
    assert [each for each in words if each not in text] == []
    told = PracticeStep.objects.order_by("pk").values_list("did", flat=True)
    assert list(told) == ["written", "handed_in", "read", "read", "published"]


def test_one_who_asks_for_changes_sends_it_back_and_the_next_readers_read_what_is_new(desk, house):
    practice = make_practice(stage="reading", round=1)
    desk(Role.TRAINER, "Ergasia").post(
        reverse("read", practice.uuid), judged("revise", 1, words="Say who pays.")
    )
    practice.refresh_from_db()
    assert practice.stage == "reading"  # both are heard before it goes back
    desk(Role.TRAINER, "Puente").post(reverse("read", practice.uuid), judged(number=2))
    practice.refresh_from_db()
    assert practice.stage == "revision"
    mine = desk()
    page = mine.get(reverse("practice", practice.uuid)).content.decode()
    assert ["Say who pays." in page, "Changes are asked for" in page] == [True, True]
    mine.post(reverse("edit_practice", practice.uuid), {"key": KEY.format(3), **TOLD})
    mine.post(reverse("hand_in", practice.uuid), {"key": KEY.format(4)})
    practice.refresh_from_db()
    assert (practice.title, practice.stage, practice.round) == (TOLD["title"], "reading", 2)
    again = desk(Role.TRAINER, "Ergasia")
    assert again.get(reverse("read", practice.uuid)).status_code == 200
    for browser, number in ((again, 5), (desk(Role.TRAINER, "Podul"), 6)):
        browser.post(reverse("read", practice.uuid), judged(number=number))
    practice.refresh_from_db()
    assert practice.stage == "ready"


def test_nobody_reads_for_her_own_organisation_nor_two_for_one(desk, house):
    practice = make_practice(stage="reading", round=1)
    address = reverse("read", practice.uuid)
    assert desk(Role.TRAINER).get(address).status_code == 404
    first = desk(Role.TRAINER, "Ergasia")
    first.post(address, judged())
    for browser in (first, desk(Role.COORDINATOR, "Ergasia")):
        assert browser.get(address).status_code == 404
        assert browser.post(address, judged(number=2)).status_code in {303, 403, 404}
    assert PracticeReview.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"checks": ["failed"]}, "checks"),
        ({"verdict": "revise", "words": " "}, "words"),
        ({"because_safety": "Ask Amber Apple 12."}, "because_safety"),
        ({"finding_safety": ""}, "finding_safety"),
    ],
)
def test_a_reading_says_all_that_is_asked(desk, house, changed, wrong):
    practice = make_practice(stage="reading", round=1)
    page = desk(Role.TRAINER, "Ergasia").post(reverse("read", practice.uuid), judged() | changed)
    assert (list(page.context["form"].errors), PracticeReview.objects.count()) == ([wrong], 0)


@pytest.mark.parametrize(
    "words", ["Call +39 051 123 4567.", "Telephone 0511234567", "Ask Amber Apple 12.", "amber-apple-12"]
)
def test_what_leads_to_a_woman_or_is_a_number_to_call_is_refused(desk, house, words):
    page = desk().post(reverse("new_practice"), {"key": KEY.format(1), **TOLD, "done": words})
    assert (list(page.context["form"].errors), Practice.objects.count()) == (["done"], 0)


def test_figures_years_and_sums_of_money_are_no_numbers_to_call(desk, house):
    words = "212 women, 86,000 euros, 2023-2025, 8 to 20."
    desk().post(reverse("new_practice"), {"key": KEY.format(1), **TOLD, "done": words})
    assert Practice.objects.get().done == words


def test_what_is_missing_is_named_and_keeps_it_from_being_handed_in(desk, house):
    practice = make_practice(failed=" ", themes=())
    mine = desk()
    page = mine.get(reverse("practice", practice.uuid))
    assert page.context["missing"] == ["What did not work", "What it is about"]
    mine.post(reverse("hand_in", practice.uuid), {"key": KEY.format(1)})
    practice.refresh_from_db()
    assert practice.stage == "draft"


def test_while_others_read_it_nobody_changes_it(desk, house):
    practice = make_practice(stage="reading", round=1)
    assert desk().get(reverse("edit_practice", practice.uuid)).status_code == 404


def test_of_another_organisation_nothing_opens(desk, house):
    practice = make_public()
    other = desk(Role.COORDINATOR, "Ergasia")
    opened = [reverse(name, practice.uuid) for name in ("practice", "edit_practice")]
    done = [
        reverse(name, practice.uuid)
        for name in ("publish_practice", "check_practice", "take_back_practice", "hand_in")
    ]
    assert {other.get(each).status_code for each in opened} | {
        other.post(each).status_code for each in done
    } == {404}


def test_a_trainer_does_not_publish(desk, house):
    practice = make_practice(stage="ready", round=1)
    assert desk(Role.TRAINER).post(reverse("publish_practice", practice.uuid)).status_code == 403
    practice.refresh_from_db()
    assert practice.stage == "ready"


def test_after_two_years_it_waits_and_says_so_until_somebody_looked(desk, house):
    old = days.months_after(days.today(), -25)
    practice = make_public(checked_on=old, check_by=days.in_days(-20))
    page = Client(SERVER_NAME="heal.localhost").get(f"/practices/{practice.uuid}/").content.decode()
    assert "It was to be looked at again by" in page
    mine = desk(Role.TRAINER)
    assert practice.title in mine.get("/work/waiting/").content.decode()
    mine.post(reverse("check_practice", practice.uuid), {"key": KEY.format(1), "words": "Three offices now."})
    practice.refresh_from_db()
    assert (practice.checked_on, practice.check_by) == (days.today(), days.months_after(days.today(), 24))
    page = Client(SERVER_NAME="heal.localhost").get(f"/practices/{practice.uuid}/").content.decode()
    assert ["It was to be looked at again by" in page, "Three offices now." in page] == [False, True]


def test_taken_back_its_address_says_that_it_is_written_anew(desk, house):
    practice = make_public()
    desk(Role.TRAINER).post(reverse("take_back_practice", practice.uuid), {"key": KEY.format(1)})
    answer = Client(SERVER_NAME="heal.localhost").get(f"/practices/{practice.uuid}/")
    page = answer.content.decode()
    assert (answer.status_code, "is being written anew" in page, "The problem." in page) == (404, True, False)


def test_its_short_words_are_said_in_another_language_without_a_new_reading(desk, house):
    practice = make_public(title="Bread", summary="Somebody bakes.")
    mine = desk(Role.TRAINER)
    said = {"key": KEY.format(1), "title": "Pane", "summary": "Qualcuno cuoce."}
    mine.post(reverse("practice_words", practice.uuid, "it"), said)
    visitor = Client(SERVER_NAME="heal.localhost")
    found = {
        code: visitor.get(f"{prefix}/practices/{practice.uuid}/").content.decode()
        for code, prefix in (("en", ""), ("it", "/it"), ("el", "/el"))
    }
    titles = {code: re.search(r"<h1>(.*?)</h1>", page)[1] for code, page in found.items()}
    assert titles == {"en": "Bread", "it": "Pane", "el": '<span lang="en" dir="ltr">Bread</span>'}
    mine.post(
        reverse("practice_words", practice.uuid, "it"), {"key": KEY.format(2), "title": "", "summary": ""}
    )
    assert practice.words.count() == 0
    assert mine.get(reverse("practice_words", practice.uuid, "en")).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_pages_of_the_desk_cost_as_many_queries_for_many(desk, house, many, count_queries):
    mine = desk()
    for number in range(many):
        practice = make_public(evidence=("counted", "told"), check_by=days.in_days(number))
        make_practice(stage="reading", round=1, organisation=make_organisation("Podul"))
        make_practice(stage="ready", round=1)
        make_review(practice, round=0, on_behalf_of=make_organisation("Podul"))
        recommendation = make_recommendation(practice, audiences=("towns", "funders"))
    asked = {
        "list": reverse("practices"),
        "practice": reverse("practice", practice.uuid),
        "recommendations": reverse("recommendations"),
        "recommendation": reverse("recommendation", recommendation.uuid),
        "waiting": "/work/waiting/",
    }
    for address in asked.values():
        mine.get(address)
    assert {name: count_queries(mine.get, address) for name, address in asked.items()} == QUERIES


QUERIES = {"list": 8, "practice": 11, "recommendations": 7, "recommendation": 11, "waiting": 16}
