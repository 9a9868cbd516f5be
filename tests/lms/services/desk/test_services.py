"""An organisation writes about its services on the desk of the programme face."""

import datetime
import re

import pytest
from django.urls import reverse as reverse_on

from lms.contacts.enums import Answer
from lms.core import days, written
from lms.organisations.models import Role
from lms.services.directory.models import Service
from lms.services.directory.queries import narrowed, public
from lms.services.enums import Cost
from lms.services.index import found
from lms.services.keeping.actions import report_error
from lms.services.keeping.models import Change
from lms.services.reaching.models import Schedule
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_place, make_service, make_town

pytestmark = pytest.mark.django_db
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def house(faces):
    return make_organisation()


@pytest.fixture
def marta(house):
    return make_worker(Role.COORDINATOR, organisation=house, first_name="Marta")


@pytest.fixture
def desk(enter, marta):
    browser = enter(marta)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


@pytest.fixture
def service(house):
    organization = make_organization(name="Casa", edited_by=house)
    return make_service(organization=organization, name="Lawyer", edited_by=house, needs=["lawyer"])


def sent(number=1, **values):
    given = {
        "key": KEY.format(number),
        "language": "en",
        "name": "Lawyer",
        "description": "Somebody listens.",
        "needs": ["papers", "lawyer"],
        "phones": "+39 051 000 001\n+39 051 000 002",
        "spoken": ["it"],
        "by_phone": ["ar"],
        "coming": "walk-in",
        "cost": "free",
        "papers_asked": "never",
        "police_contact": "never",
    }
    answers = ("women_only", "children_welcome", "safe_to_call", "on_bill", "recorded", "calls_back")
    answers += ("migration_office", "call_cost")
    return given | dict.fromkeys(answers, "unknown") | values


def test_a_service_is_written_published_found_paused_and_kept(desk, house):
    response = desk.post(reverse("new"), sent(house="Casa Lontana", women_only="yes"))
    service = Service.objects.get()
    assert response["Location"] == reverse("service", service.uuid)
    assert (service.edited_by, service.organization.name, service.women_only, service.cost) == (
        house,
        "Casa Lontana",
        Answer.YES,
        Cost.FREE,
    )
    assert [need.need for need in service.needs.order_by("need")] == ["lawyer", "papers"]
    assert [(each.code, each.interpreter) for each in service.languages.all()] == [
        ("it", ""),
        ("ar", "phone"),
    ]
    assert [phone.number for phone in service.phones.all()] == ["+39 051 000 001", "+39 051 000 002"]
    assert list(public()) == []
    desk.post(
        reverse("review", service.uuid), {"key": KEY.format(2), "reviewer": "The office", "months": "3"}
    )
    assert list(found(public(), "listens law")) == [service]
    service.refresh_from_db()
    assert service.expires_on - service.reviewed_on == datetime.timedelta(days=90)
    desk.post(reverse("pause", service.uuid), {"key": KEY.format(3), "words": "August"})
    assert list(public()) == []
    desk.post(reverse("end_pause", service.uuid), {"key": KEY.format(4)})
    assert list(public()) == [service]
    desk.post(reverse("withdraw", service.uuid), {"key": KEY.format(5)})
    assert list(public()) == []
    told = [change.member for change in Change.objects.order_by("pk")]
    assert told == ["created", "reviewed", "paused", "pause ended", "withdrawn"]


def test_what_is_changed_stands_in_its_history_with_who(desk, service, marta):
    desk.post(reverse("edit", service.uuid), sent(name="A lawyer", needs=["lawyer"], phones=""))
    changes = {change.member: (change.before, change.after) for change in service.changes.all()}
    assert changes["name"] == ("Lawyer", "A lawyer")
    assert changes["cost"] == ("unknown", "free")
    page = desk.get(reverse("history", service.uuid)).content.decode()
    assert ["A lawyer" in page, "Marta" in page] == [True, True]


def test_sent_twice_it_is_made_once(desk):
    for _ in range(2):
        desk.post(reverse("new"), sent(house="Casa"))
    assert Service.objects.count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(desk):
    page = desk.post(reverse("new"), sent(house="Casa", name="", phones="call us"))
    assert sorted(page.context["form"].errors) == ["name", "phones"]
    assert "call us" in page.content.decode()
    assert Service.objects.count() == 0


def test_another_language_is_written_beside_its_own(desk, service):
    desk.post(reverse("words", service.uuid, "it"), {"key": KEY.format(1), "name": "Avvocata"})
    assert [str(service.said("name", language)) for language in ("it", "el")] == ["Avvocata", "Lawyer"]
    assert list(found(public(), "avvoc")) == [service]
    assert desk.get(reverse("words", service.uuid, "en")).status_code == 404
    desk.post(reverse("words", service.uuid, "it"), {"key": KEY.format(2), "name": ""})
    assert service.wordings.count() == 0


def test_who_hears_of_a_call_and_what_it_costs(desk, service):
    told = {"migration_office": "asked", "call_cost": "free"}
    desk.post(reverse("edit", service.uuid), sent(**told))
    assert list(Service.objects.filter(pk=service.pk).values(*told)) == [told]
    history = desk.get(reverse("history", service.uuid)).content.decode()
    assert "Whether the migration office is told of a call" in history


def test_hours_are_written_as_on_a_door(desk, service):
    week = {"day_1": "9:00-12:30, 14-18", "day_2": "22:00-2:00", "day_7": "-"}
    desk.post(reverse("hours", service.uuid), {"key": KEY.format(1), **week})
    hours = [(h.weekday, h.opens and f"{h.opens:%H:%M}", h.closes and f"{h.closes:%H:%M}", h.is_closed)
             for h in service.hours.all()]  # fmt: skip
    assert hours == [
        (1, "09:00", "12:30", False),
        (1, "14:00", "18:00", False),
        (2, "22:00", None, False),
        (3, "00:00", "02:00", False),
        (7, None, None, True),
    ]
    page = desk.get(reverse("hours", service.uuid)).content.decode()
    assert re.findall(r'name="day_\d" value="([^"]*)"', page) == [
        "09:00-12:30, 14:00-18:00",
        "22:00-02:00",
        "-",
    ]
    wrong = desk.post(reverse("hours", service.uuid), {"key": KEY.format(2), "day_3": "in the morning"})
    assert list(wrong.context["form"].errors) == ["day_3"]


def test_what_happens_when_she_calls_is_written_a_step_on_each_line(desk, service):
    steps = "A woman answers: she asks no name\nShe says when to come"
    desk.post(reverse("edit", service.uuid), sent(call_steps=steps))
    service.refresh_from_db()
    assert service.call_steps == [
        {"title": "A woman answers", "text": "she asks no name"},
        {"title": "She says when to come", "text": ""},
    ]
    assert steps in desk.get(reverse("edit", service.uuid)).content.decode()
    desk.post(
        reverse("words", service.uuid, "it"), {"key": KEY.format(2), "call_steps": "Risponde una donna"}
    )
    assert service.said("call_steps", "it") == [{"title": "Risponde una donna", "text": ""}]
    wrong = desk.post(reverse("edit", service.uuid), sent(3, call_steps="a\nb\nc\nd\ne"))
    assert list(wrong.context["form"].errors) == ["call_steps"]


def test_a_line_for_a_whole_country_is_found_in_its_towns(desk, service):
    town = make_town("Bari")
    desk.post(reverse("edit", service.uuid), sent(countries=["IT", "ES"]))
    assert list(narrowed(public(), town=town)) == [service]
    kept = service.service_areas.get(country="IT")
    desk.post(reverse("edit", service.uuid), sent(2, countries=["IT"]))
    assert [(area.pk, area.name) for area in service.service_areas.all()] == [(kept.pk, "Italy")]


def test_who_offers_it_is_changed_for_all_that_they_offer(desk, service, house):
    other = make_service(organization=service.organization, edited_by=house)
    values = {"name": "Casa Nuova", "description": "A house.", "website": "https://casa.example"}
    desk.post(reverse("house", service.uuid), {"key": KEY.format(1), **values})
    service.organization.refresh_from_db()
    assert (service.organization.name, service.organization.website) == ("Casa Nuova", "https://casa.example")
    assert [each.changes.get().after for each in (service, other)] == ["Casa Nuova"] * 2
    assert list(found(public(), "nuova").order_by("pk")) == [service, other]
    theirs = make_organization(edited_by=make_organisation("Bottega"))
    Service.objects.filter(pk=service.pk).update(organization=theirs)
    assert desk.get(reverse("house", service.uuid)).status_code == 404


def test_a_place_says_in_another_language_how_to_get_there(desk, service):
    place = make_place(service, town=make_town(), transportation="Bus 20")
    address = reverse("place_words", service.uuid, place.uuid, "it")
    desk.post(address, {"key": KEY.format(1), "transportation": "Autobus 20"})
    assert str(place.location.said("transportation", "it")) == "Autobus 20"
    page = desk.get(reverse("place", service.uuid, place.uuid)).content.decode()
    assert (address in page, "not translated yet" in page) == (True, True)
    own = reverse("place_words", service.uuid, place.uuid, place.location.language)
    assert desk.get(own).status_code == 404


@pytest.mark.parametrize(
    "special",
    [
        {"interval": 2},
        {"valid_from": datetime.date(2026, 8, 1)},
        {"valid_to": datetime.date(2026, 8, 31)},
        {"byday": "1MO", "freq": "MONTHLY"},
        {"other": {"until": "2026-08-31"}},
        {"opens_at": None, "description": "By appointment"},
    ],
)
def test_what_is_no_plain_week_is_neither_shown_nor_changed(desk, service, special):
    """Every second Tuesday is not every Tuesday, and August is not the year."""
    facts = {"freq": "WEEKLY", "byday": "TU", "opens_at": datetime.time(9), "closes_at": datetime.time(12)}
    kept = Schedule.objects.create(service=service, edited_by=service.edited_by, **facts | special)
    Schedule.objects.create(service=service, edited_by=service.edited_by, **facts | {"byday": ""})
    page = desk.get(reverse("hours", service.uuid)).content.decode()
    assert re.findall(r'name="day_\d" value="([^"]*)"', page) == ["09:00-12:00"] * 7
    desk.post(reverse("hours", service.uuid), {"key": KEY.format(1), "day_5": "9-10"})
    assert sorted((each.pk == kept.pk, each.byday) for each in service.schedules.all()) == [
        (False, "FR"),
        (True, kept.byday),
    ]
    assert list(Schedule.objects.filter(pk=kept.pk).values(*special)) == [special]


def test_hours_of_one_place(desk, service):
    place = make_place(service, town=make_town())
    desk.post(reverse("place_hours", service.uuid, place.uuid), {"key": KEY.format(1), "day_5": "9-10"})
    assert [hours.weekday for hours in place.hours.all()] == [5]
    assert service.hours.count() == 0


def test_what_somebody_says_is_wrong_waits_until_somebody_looked(desk, service, marta):
    report = report_error(service, words="The number is wrong.")

    def queue():
        parts = {part.key: part.waiting for part in desk.get("/work/waiting/").context["queue"]}
        return [(item.title, item.words) for item in parts["service_mistakes"]]

    assert queue() == [("Lawyer", "The number is wrong.")]
    assert "The number is wrong." in desk.get(reverse("report", report.uuid)).content.decode()
    desk.post(reverse("report", report.uuid), {"key": KEY.format(1)})
    report.refresh_from_db()
    assert (queue(), report.handled_by) == ([], marta)


def test_a_review_that_ends_soon_waits_to_be_looked_at(desk, service):
    def queue():
        parts = {part.key: part.waiting for part in desk.get("/work/waiting/").context["queue"]}
        return [(item.title, item.words) for item in parts["services"]]

    assert queue() == []
    service.expires_on = days.in_days(10)
    service.save()
    words = "Shown, look at it again before {}"
    assert queue() == [("Lawyer", words.format(written.day(days.in_days(10))))]
    service.expires_on, service.suspend_on = days.in_days(100), days.in_days(9)
    service.save()
    assert queue() == [("Lawyer", words.format(written.day(days.in_days(9))))]
    rows = desk.get(f"{reverse('list')}?chip=review").context["listing"].rows
    assert [row.head.words for row in rows] == ["Lawyer"]


def test_another_organisations_services_look_as_if_they_were_not_there(enter, faces, service):
    other = make_worker(Role.COORDINATOR, organisation=make_organisation("Bottega"))
    browser = enter(other)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    assert browser.get(reverse("list")).context["listing"].rows == []
    pages = [reverse(name, service.uuid) for name in ("service", "edit", "hours", "history", "place_new")]
    assert [browser.get(page).status_code for page in pages] == [404] * 5
    steps = [reverse(name, service.uuid) for name in ("review", "pause", "end_pause", "withdraw")]
    assert [browser.post(step).status_code for step in steps] == [404] * 4


def test_the_list_says_how_each_stands_and_what_is_next(desk, house, service):
    make_service(organization=service.organization, name="Draft", edited_by=house, is_published=False)
    report_error(service, words="It is closed.")
    page = desk.get(reverse("list"))
    rows = [
        (row.head.words, *[cell.words for column, cell in row.cells if column.key in {"state", "next"}])
        for row in page.context["listing"].rows
    ]
    assert rows == [
        ("Draft", "Draft: nobody outside sees it", "Look through it and publish it"),
        ("Lawyer", "Shown", "Look at what is wrong"),
    ]
    counts = [(chip.key, chip.count) for chip in page.context["listing"].shown_chips]
    assert counts == [("", 2), ("review", 0), ("wrong", 1), ("paused", 0), ("draft", 1)]


@pytest.mark.parametrize("many", [1, 3, 12])
def test_pages_cost_as_many_queries_for_many(desk, house, service, many, django_assert_num_queries):
    town = make_town()
    for number in range(many):
        make_service(organization=service.organization, name=f"Help {number}", edited_by=house, towns=[town])
        make_place(service, town=town)
        report_error(service, words="Wrong.")
    for address in (reverse("list"), reverse("service", service.uuid), "/work/waiting/"):
        desk.get(address)
    with django_assert_num_queries(LIST):
        desk.get(reverse("list"))
    with django_assert_num_queries(SERVICE):
        desk.get(reverse("service", service.uuid))
    with django_assert_num_queries(WAITING):
        desk.get("/work/waiting/")


LIST, SERVICE, WAITING = 9, 17, 16
