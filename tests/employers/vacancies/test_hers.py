"""What a learner reads of work, and what she keeps: hers alone."""

import json
import re
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from employers.vacancies import actions, reasons, slots
from employers.vacancies.enums import Choice, State
from employers.vacancies.models import Kept, Vacancy
from employers.vacancies.reasons import Band, Explained, Fit, Point, Reasons
from employers.vacancies.slots import Panel, Where
from lms.audit.models import AccessEntry, AuditEntry
from lms.contracts.desk.panels import PanelContent
from lms.core import days
from lms.messaging.models import Conversation
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation, Role
from tests.factories.people import make_employer, make_learner, make_worker
from tests.factories.vacancies import ask, ask_language, make_vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def hotel():
    make_employer()
    return Organisation.objects.get(name="Hotel Aurora")


@pytest.fixture
def learner():
    return make_learner()


@pytest.fixture
def browser(learner, enter):
    return enter(learner.user, pin=True)


def words_of(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def one(vacancy) -> str:
    return reverse("work:one", args=[vacancy.uuid])


def test_she_reads_what_is_open_and_nothing_else(browser, hotel):
    make_vacancy(hotel, title="Open one")
    hidden = [
        make_vacancy(hotel, title="Hidden", state=state)
        for state in (State.DRAFT, State.SENT, State.RETURNED, State.CLOSED)
    ]
    hidden.append(make_vacancy(hotel, title="Hidden", open_until=days.in_days(-1)))
    words = words_of(browser.get(reverse("work:list")))
    assert ("Open one" in words, "Hidden" in words) == (True, False)
    assert [browser.get(one(each)).status_code for each in hidden] == [404] * len(hidden)
    assert browser.get(reverse("work:one", args=[uuid.uuid4()])).status_code == 404


def test_s15_what_a_suspended_employer_offers_is_gone_with_the_next_request(browser, hotel, learner):
    vacancy = make_vacancy(hotel)
    actions.keep(vacancy, Choice.SAVED, by=learner.user)
    assert browser.get(one(vacancy)).status_code == 200
    close_employer(hotel, coordinator=make_worker(Role.COORDINATOR), reason="No contract.")
    assert browser.get(one(vacancy)).status_code == 404
    assert browser.post(one(vacancy), {"choice": "saved"}).status_code == 404
    for page in ("work:list", "work:saved"):
        assert "Breakfast" not in words_of(browser.get(reverse(page)))


def test_s16_nothing_she_does_not_see_happens_by_reading_saving_or_putting_aside(browser, hotel, learner):
    """No message, no entry that names her beside a vacancy, no event."""
    vacancy = make_vacancy(hotel)
    before = (AuditEntry.objects.count(), AccessEntry.objects.count(), Conversation.objects.count())
    browser.get(one(vacancy))
    browser.post(one(vacancy), {"choice": "saved"})
    browser.post(one(vacancy), {"choice": "not_for_me"})
    after = (AuditEntry.objects.count(), AccessEntry.objects.count(), Conversation.objects.count())
    assert after == before
    assert Kept.objects.get().choice == Choice.NOT_FOR_ME


def test_s16_an_employer_sees_nothing_of_who_reads_or_keeps(hotel, learner, browser, enter):
    vacancy = make_vacancy(hotel)
    employer = hotel.memberships.get().person
    theirs = enter(employer)
    pages = [reverse("vacancies:list"), reverse("vacancies:vacancy", args=[vacancy.uuid])]

    def seen() -> list[str]:
        mains = [theirs.get(page).content.decode().partition("<main")[2] for page in pages]
        return [re.sub(r'(name="(?:key|csrfmiddlewaretoken)" value=)"[^"]+"', r"\1", main) for main in mains]

    before = seen()
    browser.get(one(vacancy))
    actions.keep(vacancy, Choice.SAVED, by=learner.user)
    assert seen() == before


def test_saved_and_put_aside_are_hers_and_taken_back(browser, hotel, learner):
    saved, aside = make_vacancy(hotel, title="Saved"), make_vacancy(hotel, title="Aside")
    browser.post(one(saved), {"choice": "saved"})
    browser.post(one(aside), {"choice": "not_for_me"})
    assert "Saved" in words_of(browser.get(reverse("work:saved")))
    words = words_of(browser.get(reverse("work:list")))
    assert ("Aside" in words, "Not for me: 1" in words) == (False, True)
    browser.post(reverse("work:list"))
    assert "Aside" in words_of(browser.get(reverse("work:list")))
    browser.post(one(saved), {"choice": "nothing"})
    assert list(Kept.objects.all()) == []


def test_a_closed_account_keeps_nothing(hotel, learner):
    learner.profile.suspended_at = days.start_of(days.today())
    learner.profile.save()
    with pytest.raises(PermissionDenied):
        actions.keep(make_vacancy(hotel), Choice.SAVED, by=learner.user)


def test_it_is_behind_her_pin(enter, learner, hotel):
    vacancy = make_vacancy(hotel)
    browser = enter(learner.user)
    for page in (reverse("work:list"), reverse("work:saved"), one(vacancy)):
        assert browser.get(page).status_code == 302


@pytest.fixture
def nobody_knows():
    """As where nothing matches."""
    kept = reasons.reasons()
    reasons.forget()
    yield
    reasons.register(kept)


@pytest.mark.usefixtures("nobody_knows")
def test_what_is_asked_stands_there_in_words_where_nobody_knows_how_far_she_is(browser, hotel):
    vacancy = make_vacancy(hotel)
    ask(vacancy, "kitchen-clean", rank=2)
    ask(vacancy, "kitchen-cut", rank=1, essential=False)
    ask_language(vacancy, "it", "A2")
    words = words_of(browser.get(one(vacancy)))
    told = (
        "Kitchen clean",
        "Level 2",
        "Kitchen cut",
        "Welcome, but nobody needs it to begin",
        "Italian",
        "A2",
    )
    assert [each for each in told if each not in words] == []


@pytest.fixture
def matching():
    """Somebody who knows how far she is: the second one fits, the first one nearly."""

    class Known(Reasons):
        def fits(self, person):
            near, fitting = Vacancy.objects.order_by("pk")[:2]
            return [
                Fit(vacancy=fitting.pk, band=Band.FITS, covered=2, asked=2),
                Fit(vacancy=near.pk, band=Band.NEARLY, covered=1, asked=3),
            ]

        def explained(self, person, vacancy):
            point = Point(label="Clean", asked="with help", asked_rank=2, hers="alone", rank=3, ranks=4)
            lacking = Point(label="Cut", asked="alone", asked_rank=3, hers="", rank=0, ranks=4)
            return Explained(
                fits=[point], needs=[lacking], looks_for=["Mornings"], differs=["Another region"]
            )

    kept = reasons.reasons()
    reasons.forget()
    reasons.register(Known())
    yield
    reasons.forget()
    reasons.register(kept)


def test_what_fits_stands_first_with_its_reasons(browser, hotel, matching):
    near, _fitting = make_vacancy(hotel, title="Near"), make_vacancy(hotel, title="Fitting")
    words = words_of(browser.get(reverse("work:list")))
    assert words.index("These fit first") < words.index("Fitting") < words.index("Not much is missing")
    assert "You can do 1 of 3 things that are needed" in words
    words = words_of(browser.get(one(near)))
    told = (
        "Why it fits",
        "You: alone",
        "They ask: with help",
        "Mornings",
        "What I still need",
        "You: not yet",
    )
    assert [each for each in told if each not in words] == []


def test_work_that_asks_for_nothing_is_said_without_a_count(browser, hotel):
    make_vacancy(hotel)
    words = words_of(browser.get(reverse("work:list")))
    assert ("They ask for nothing that you must know" in words, " 0 " in words) == (True, False)


def test_other_rooms_bring_panels(browser, hotel):
    class Here(Panel):
        key, place, template, order = "tried", Where.THUMB, "lms/components/destinations.html", 1

        def content(self, *, request, about):
            link = {"label": f"Ask about {about.title}", "url": "/x/", "icon": "path", "hint": ""}
            return PanelContent({"links": [link]})

    slots.register(Here)
    try:
        assert "Ask about Breakfast assistant" in words_of(browser.get(one(make_vacancy(hotel))))
    finally:
        slots.forget("tried")


def test_her_list_asks_as_often_for_three_as_for_one(browser, hotel, learner, count_queries):
    def more() -> None:
        vacancy = make_vacancy(hotel)
        ask(vacancy, "kitchen-clean")
        actions.keep(vacancy, Choice.SAVED, by=learner.user)

    more()
    pages = (reverse("work:list"), reverse("work:saved"))
    few = [count_queries(browser.get, page) for page in pages]
    for _time in range(2):
        more()
    assert [count_queries(browser.get, page) for page in pages] == few


# ── for everybody ───────────────────────────────────────────────────────────────────────────────────────────


def test_s16_only_what_is_marked_public_is_a_page_for_everybody(client, hotel):
    public, inside = make_vacancy(hotel, is_public=True), make_vacancy(hotel)
    page = client.get(reverse("open_vacancy:one", args=[public.uuid]))
    said = json.loads(re.search(r'ld\+json">(.*?)</script>', page.content.decode(), re.DOTALL)[1])
    assert (said["@type"], said["title"], said["validThrough"]) == (
        "JobPosting",
        "Breakfast assistant",
        public.open_until.isoformat(),
    )
    assert client.get(reverse("open_vacancy:one", args=[inside.uuid])).status_code == 404
    close_employer(hotel, coordinator=make_worker(Role.COORDINATOR), reason="No contract.")
    assert client.get(reverse("open_vacancy:one", args=[public.uuid])).status_code == 404


def test_s26_what_an_employer_wrote_ends_no_script(client, hotel):
    vacancy = make_vacancy(hotel, is_public=True, title="</script><script>alert(1)</script>")
    page = client.get(reverse("open_vacancy:one", args=[vacancy.uuid])).content.decode()
    assert page.count("alert(1)</script>") == 0
