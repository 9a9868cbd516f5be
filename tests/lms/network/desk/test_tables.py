"""Round tables on the desk: from the first question to a report that everybody reads."""

import pytest
from django.test import Client
from django.urls import reverse as reverse_on
from django.utils import timezone

from lms.concerns.models import Concern
from lms.core import days
from lms.network.tables.models import (
    MinutesAmendment,
    RoundTable,
    TableAnswer,
    TableAnswerWords,
    TableMinutes,
    TableParty,
    TableSeat,
)
from lms.organisations.models import Role
from tests.factories.network import (
    make_answer,
    make_minutes,
    make_party,
    make_public,
    make_recommendation,
    make_seat,
    make_table,
)
from tests.factories.people import PASSWORD, make_employer, make_organisation, make_worker

pytestmark = pytest.mark.django_db
KEY = "6f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
HOST = "heal.localhost"


def reverse(name, *arguments):
    return reverse_on(f"network_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def desk(enter, faces):
    """`desk(role, name)`: the browser of somebody in an organisation of this name; `desk(person=…)`: hers."""

    def at(role=Role.COORDINATOR, name="Officina", person=None):
        browser = enter(person or make_worker(role, organisation=make_organisation(name)))
        browser.defaults["SERVER_NAME"] = HOST
        return browser

    return at


@pytest.fixture
def send():
    """`send(browser, address, field=…)`: a form, each with a key of its own."""
    keys = iter(range(99))
    return lambda browser, address, **said: browser.post(address, {"key": KEY.format(next(keys)), **said})


def page(browser, address) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


TOLD = {
    "told_by": "Open Shore",
    "language": "en",
    "title": "What should a first working week look like?",
    "summary": "The first five days.",
    "questions": "How long is the first day?\nWho eats with her?",
    "until": "2031-01-20",
    "so_far": "Four to five hours.",
}


def at_the_table(desk, send):
    """A table that is open, with a partner's adviser and a firm from outside beside its moderator."""
    mine = desk()
    send(mine, reverse("new_table"), **TOLD)
    table = RoundTable.objects.get()
    assert desk(Role.TRAINER, "Ergasia").get(reverse("table", table.uuid)).status_code == 404
    partner = {"organisation": make_organisation("Ergasia").pk, "side": "adviser", "country": "GR"}
    send(mine, reverse("invite_partner", table.uuid), **partner)
    firm = {"called": "Bakery Alba", "side": "employer", "country": "ES"}
    made = send(mine, reverse("invite_guest", table.uuid), **firm)
    guest = TableSeat.objects.get().person
    shown = [guest.username in page(mine, made["Location"]) for _once in range(2)]
    assert shown == [True, False]
    send(mine, reverse("open_table", table.uuid))
    return table, mine, desk(Role.TRAINER, "Ergasia"), desk(person=guest)


def test_from_answers_in_three_languages_through_frozen_minutes_to_a_report(desk, send):
    table, mine, theirs, firms = at_the_table(desk, send)
    thread, public = reverse("table_question", table.uuid, 1), f"/round-tables/{table.uuid}/"
    said = {"en": (mine, "Four hours."), "el": (theirs, "Ένα όνομα."), "es": (firms, "Que coma con ella.")}
    assert [browser.get(thread).status_code for browser in (theirs, firms)] == [404, 404]  # not seated yet
    for language, (browser, words) in said.items():
        send(browser, reverse("sit_down", table.uuid), reads=[language], agrees="on")
        send(browser, thread, language=language, text=words)
    told = page(theirs, thread)
    there = ["A service, Italy", "A job adviser, Greece", "An employer, Spain"]
    assert [
        each for each in [*there, *(words for _browser, words in said.values())] if each not in told
    ] == []
    assert ["Bakery Alba" in told, "Ergasia" in told] == [False, False]
    attended = [party.pk for party in TableParty.objects.filter(country__in=["ES", "IT"])]
    text = {"held_on": "2026-11-12", "language": "en", "text": "We met.\nHours were agreed."}
    send(mine, reverse("new_minutes", table.uuid), attended=attended, **text)
    minutes = TableMinutes.objects.get()
    about = reverse("minutes", table.uuid, minutes.uuid)
    assert firms.get(about).status_code == 404
    send(mine, reverse("hand_round", table.uuid, minutes.uuid))
    send(firms, about, language="es", text="También dijimos: pagado.")
    assert "You heard it otherwise?" not in page(theirs, about)  # they were not there
    amendment = MinutesAmendment.objects.get()
    send(mine, reverse("freeze", table.uuid, minutes.uuid))
    TableMinutes.objects.update(amend_until=days.in_days(-1))
    send(mine, reverse("freeze", table.uuid, minutes.uuid))
    assert set(TableMinutes.objects.values_list("stage", flat=True)) == {"open"}  # it waits for an answer
    send(mine, reverse("settle", table.uuid, minutes.uuid, amendment.uuid), state="beside")
    send(mine, reverse("freeze", table.uuid, minutes.uuid))
    send(mine, reverse("decide", table.uuid), words="Five hours at most", owner="The employers, Spain")
    assert Client(SERVER_NAME=HOST).get(public).status_code == 404
    send(mine, reverse("report_table", table.uuid))
    report = page(Client(SERVER_NAME=HOST), public)
    shown = ["Four to five hours.", "Hours were agreed.", "También dijimos: pagado.", "Five hours at most"]
    assert [each for each in [*shown, "from 3 countries"] if each not in report] == []
    assert ["Bakery Alba" in report, "Que coma" in report] == [False, False]
    send(firms, thread, language="es", text="Una cosa más.")
    assert TableAnswer.objects.count() == 3  # it has ended


def test_the_report_names_who_said_yes_until_she_says_no(desk, send):
    table = make_table(stage="reported", report_on="2026-12-01")
    person = make_worker(Role.TRAINER, organisation=make_organisation())
    make_seat(table.parties.get(), person)
    browser, public = desk(person=person), f"/round-tables/{table.uuid}/"
    for said, called, there in [("yes", "", False), ("yes", "Open Shore, Turin", True), ("no", "", False)]:
        send(browser, reverse("say_named", table.uuid), said=said, called=called)
        assert ("Open Shore, Turin" in page(Client(SERVER_NAME=HOST), public)) == there


def test_a_translation_is_a_first_draft_until_a_second_person_has_read_it(desk, send):
    table = make_table()
    people = [
        make_worker(role, organisation=make_organisation()) for role in (Role.TRAINER, Role.CASE_WORKER)
    ]
    for person in people:
        make_seat(table.parties.get(), person)
    writes, reads = (desk(person=person) for person in people)
    answer = make_answer(table, table.parties.get(), language="el", text="Ένα όνομα.")
    thread = reverse("table_question", table.uuid, 1)
    assert "English: not translated yet" in page(reads, thread)
    send(writes, reverse("answer_words", table.uuid, answer.uuid, "en"), text="One name.")
    assert "English, a first draft, not read by a second" in page(reads, thread)
    words = TableAnswerWords.objects.get()
    for browser, state in ((writes, "a first draft"), (reads, "by a person, read by a second")):
        send(browser, reverse("check_words", table.uuid, words.uuid))
        assert f"English, {state}" in page(reads, thread)


def test_what_is_frozen_nobody_changes_and_a_change_past_us_is_told(desk, send):
    table = make_table(stage="reported", report_on="2026-12-01")
    party = table.parties.get()
    frozen = make_minutes(table, party, stage="open", amend_until="2026-01-01")
    browser = desk()
    send(browser, reverse("freeze", table.uuid, frozen.uuid))
    frozen.refresh_from_db()
    assert frozen.stage == "frozen"
    told = {"held_on": "2026-11-12", "language": "en", "text": "Something else.", "attended": [party.pk]}
    assert browser.get(reverse("edit_minutes", table.uuid, frozen.uuid)).status_code == 404
    amendment = MinutesAmendment.objects.create(minutes=frozen, party=party, language="en", text="No.")
    answers = [
        send(browser, reverse("edit_minutes", table.uuid, frozen.uuid), **told),
        send(browser, reverse("settle", table.uuid, frozen.uuid, amendment.uuid), state="beside"),
        send(browser, reverse("hand_round", table.uuid, frozen.uuid)),
    ]
    assert {answer.status_code for answer in answers} <= {403, 404}
    public = f"/round-tables/{table.uuid}/"
    assert frozen.fingerprint[:12] in page(Client(SERVER_NAME=HOST), public)
    TableMinutes.objects.update(text="Something else.")
    assert "These are not the words that were frozen" in page(Client(SERVER_NAME=HOST), public)


def test_who_sits_at_another_table_reads_nothing_of_this_one(desk, send):
    table, other = (
        make_table(organisation=make_organisation("Puente")),
        make_table(organisation=make_organisation("Puente"), title="Another"),
    )
    answer = make_answer(table, table.parties.get())
    minutes = make_minutes(table, table.parties.get(), stage="open")
    guest = make_worker(Role.EMPLOYER, organisation=make_organisation("Nowhere"))
    guest.memberships.all().delete()
    make_seat(make_party(other, side="employer", called="Alba"), guest)
    browser = desk(person=guest)
    assert browser.get(reverse("table", other.uuid)).status_code == 200
    closed = [
        reverse("table", table.uuid),
        reverse("table_question", table.uuid, 1),
        reverse("minutes", table.uuid, minutes.uuid),
        reverse("minutes", other.uuid, minutes.uuid),
        reverse("answer_words", other.uuid, answer.uuid, "it"),
        reverse("sit_down", table.uuid),
        f"/word/{answer.uuid}/",
        f"/round-tables/{table.uuid}/",
        "/work/practices/",
    ]
    assert {address: browser.get(address).status_code for address in closed} == dict.fromkeys(closed, 404)
    assert table.title not in page(browser, reverse("tables"))
    browser.defaults["SERVER_NAME"] = "localhost"
    assert [browser.get(address).status_code for address in ("/teach/", "/employers/")] == [404, 404]


def test_on_the_other_website_a_guest_is_nobody(faces):
    guest = make_worker(Role.EMPLOYER, organisation=make_organisation("Nowhere"))
    guest.memberships.all().delete()
    make_seat(make_party(make_table(), side="employer", called="Alba"), guest)
    right = {"login": guest.username, "password": PASSWORD}
    came = {
        host: Client(SERVER_NAME=host).post("/admin/login/", right).status_code
        for host in (HOST, "localhost")
    }
    assert came == {HOST: 302, "localhost": 200}


def test_an_invitation_that_is_taken_back_ends_at_the_next_request(desk, send):
    table = make_table()
    guest = make_worker(Role.EMPLOYER, organisation=make_organisation("Nowhere"))
    guest.memberships.all().delete()
    party = make_party(table, side="employer", called="Alba")
    make_seat(party, guest)
    browser = desk(person=guest)
    assert browser.get(reverse("table_question", table.uuid, 1)).status_code == 200
    send(desk(), reverse("uninvite", table.uuid, party.uuid))
    assert browser.get(reverse("table_question", table.uuid, 1)).status_code in {302, 404}


@pytest.mark.parametrize("text", ["Ask Amber Apple 12.", "Ring +39 011 555 1234.", "Card 4815 8815306426"])
def test_what_is_shaped_like_a_handle_or_a_number_comes_back(desk, send, text):
    table = make_table()
    person = make_worker(Role.TRAINER, organisation=make_organisation())
    make_seat(table.parties.get(), person)
    answer = send(desk(person=person), reverse("table_question", table.uuid, 1), language="en", text=text)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["text"])
    assert TableAnswer.objects.count() == 0


def test_a_firm_that_is_known_where_learners_look_for_work_is_invited_only_on_purpose(desk, send):
    make_employer("Hotel Aurora")
    table, browser = make_table(), desk()
    firm = {"called": "hotel aurora Turin", "side": "employer", "country": "IT"}
    warned = send(browser, reverse("invite_guest", table.uuid), **firm)
    assert list(warned.context["form"].errors) == ["is_sure"]
    send(browser, reverse("invite_guest", table.uuid), **firm, is_sure="on")
    assert list(TableParty.objects.exclude(called="").values_list("called", flat=True)) == [firm["called"]]


def test_what_is_wrong_is_said_beside_it_and_taken_away_at_once(desk, send):
    table = make_table()
    person = make_worker(Role.TRAINER, organisation=make_organisation())
    make_seat(table.parties.get(), person)
    answer = make_answer(table, table.parties.get(), text="Something unkind.")
    browser, leads = desk(person=person), desk()
    thread = reverse("table_question", table.uuid, 1)
    assert f"/word/{answer.uuid}/" in page(browser, thread)
    browser.post(f"/word/{answer.uuid}/", {"said_what": "respect", "said_step": "send", "said": "Unkind."},
                 headers={"sec-fetch-site": "same-origin"})  # fmt: skip
    queue = page(leads, "/work/waiting/")
    assert "Something unkind." in queue
    send(leads, f"/work/concerns/{Concern.objects.get().uuid}/", step="stop", words="Not here.")
    assert "Something unkind." not in page(browser, thread)


@pytest.mark.parametrize("many", [1, 3])
def test_a_report_asks_as_often_for_three_minutes_as_for_one(faces, count_queries, many):
    table = make_table(stage="reported", report_on="2026-12-01")
    for number in range(many):
        row = make_minutes(table, table.parties.get(), stage="frozen", frozen_at=timezone.now())
        beside = {"party": table.parties.get(), "language": "it", "text": f"{number}.", "state": "beside"}
        MinutesAmendment.objects.create(minutes=row, **beside)
        led_to = make_recommendation(make_public(), owner=make_organisation(f"House {number}"))
        table.decisions.create(position=number, words="Five hours", owner="All", recommendation=led_to)
    browser = Client(SERVER_NAME=HOST)
    browser.get(f"/round-tables/{table.uuid}/")
    assert count_queries(browser.get, f"/round-tables/{table.uuid}/") == 11


@pytest.mark.parametrize("many", [False, True])
def test_a_thread_asks_as_often_for_three_answers_as_for_one(desk, count_queries, many):
    table = make_table()
    person = make_worker(Role.TRAINER, organisation=make_organisation())
    make_seat(table.parties.get(), person)
    browser = desk(person=person)
    for number in range(3 if many else 1):
        answer = make_answer(table, make_party(table, side="employer"), language="it", text=f"{number}.")
        TableAnswerWords.objects.create(answer=answer, language="en", text="In English.")
        make_minutes(table, table.parties.first(), stage="open")
    assert count_queries(browser.get, reverse("table_question", table.uuid, 1)) == 13
    assert count_queries(browser.get, reverse("table", table.uuid)) == 15


def test_a_recommendation_says_at_which_table_it_was_decided(desk, send, faces):
    recommendation = make_recommendation(make_public())
    table = make_table(stage="reported", report_on="2026-12-01")
    send(desk(), reverse("decide", table.uuid), words="No", owner="No")  # after the report nothing new
    assert table.decisions.count() == 0
    table.decisions.create(position=1, words="Five hours", owner="All", recommendation=recommendation)
    visitor = Client(SERVER_NAME=HOST)
    address = f"/recommendations/{recommendation.uuid}/"
    assert ["Five hours" in page(visitor, address), table.title in page(visitor, address)] == [True, True]
    assert address in page(visitor, f"/round-tables/{table.uuid}/")


def test_a_question_that_was_answered_stays(desk, send):
    table = make_table(questions=["First?", "Second?"])
    make_answer(table, table.parties.get(), position=2)
    browser = desk()
    answer = send(browser, reverse("edit_table", table.uuid), **TOLD | {"questions": "First, anew?"})
    assert list(answer.context["form"].errors) == ["questions"]
    send(browser, reverse("edit_table", table.uuid), **TOLD | {"questions": "First, anew?\nSecond?\nThird?"})
    assert [each.words for each in table.questions.all()] == ["First, anew?", "Second?", "Third?"]
