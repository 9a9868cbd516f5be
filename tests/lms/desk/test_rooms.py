"""A room that is added in one folder, by one registration each, is on the desk."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone

from lms.contracts.desk import menu, moderation, needs, panels, rooms
from lms.contracts.desk.menu import MenuItem
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem
from lms.contracts.desk.needs import Need
from lms.contracts.desk.panels import Fact, PanelContent, PersonPanel
from lms.contracts.desk.rooms import Room
from lms.desk.checks import check_desk
from lms.desk.mounting import desk_patterns
from lms.organisations.models import Role
from tests.factories.people import make_learner, make_worker


@pytest.fixture
def trainer(faces):
    return make_worker(Role.TRAINER)


@pytest.fixture
def learner(trainer):
    return make_learner(handle="River Maple 42", language="el")


@pytest.fixture
def language_panel():
    """What a room of interpreters would register."""

    class Interpreters(PersonPanel):
        key = "interpreters"
        template = "lms/components/error_summary.html"
        order = 5

        def may_see(self, *, reader, learner):
            return reader.memberships.filter(role=Role.TRAINER).exists()

        def content(self, *, request, learner):
            return PanelContent({"form": {"errors": {"x": 1}}}, (Fact("Interpreter", "speaks Greek"),))

    panels.register(Interpreters)
    yield
    panels.panels.remove("interpreters")


def test_a_panel_from_outside_is_on_her_page_for_whom_it_is(language_panel, enter, trainer, learner):
    address = reverse("desk:person", args=[learner.profile.uuid])
    page = enter(trainer).get(address)
    assert "lms/components/error_summary.html" in [template for template, _context in page.context["main"]]
    assert next(fact.label for fact in page.context["facts"]) == "Interpreter"
    assert "speaks Greek" in page.content.decode()
    coordinator = make_worker(Role.CASE_WORKER)
    learner.user.accompanied_by.create(
        worker=coordinator, organisation=learner.user.memberships.get().organisation
    )
    assert "speaks Greek" not in enter(coordinator).get(address).content.decode()


@pytest.fixture
def greek_need():
    condition = ExpressionWrapper(Q(language="el"), output_field=BooleanField())
    needs.register(Need("waits_for_words", lambda: condition, "Call the interpreter", 1, words="She waits."))
    yield
    needs.needs.remove("waits_for_words")


def test_a_need_from_outside_is_on_the_list_and_counted(greek_need, enter, trainer, learner):
    make_learner(handle="Lake Birch 17")
    page = enter(trainer).get("/teach/")
    assert [(hand.handle, hand.words, hand.verb) for hand in page.context["hands"]] == [
        ("River Maple 42", "She waits.", "Call the interpreter")
    ]
    assert page.context["waiting"] == 1
    told = {row.head.words: row.cells[-1][1].words for row in page.context["listing"].rows}
    assert told["River Maple 42"] == "Call the interpreter"
    shown = enter(trainer).get("/teach/?show=waiting").context["listing"].rows
    assert [row.head.words for row in shown] == ["River Maple 42"]


def test_the_page_of_one_person_costs_the_same_for_one_thing_and_for_three(
    enter, trainer, learner, count_queries
):
    browser, address = enter(trainer), reverse("desk:person", args=[learner.profile.uuid])
    browser.get(address)
    place, counts = learner.user.memberships.get().organisation, []
    for more in (1, 2):
        for _number in range(more):
            learner.user.accompanied_by.create(worker=make_worker(), organisation=place)
        counts.append(count_queries(browser.get, address))
    assert counts[0] == counts[1] <= 35


@pytest.fixture
def letters():
    """What a room of letters would register: a trainer reads them before they are sent."""

    class Letters(ModeratedKind):
        key, label, order = "letters", "Letters to read", 1
        faces = ("skills", "programme")

        def may_decide(self, person):
            return person.memberships.filter(role=Role.TRAINER).exists()

        def waiting(self, person):
            return [
                WaitingItem("A letter to a bakery", "/teach/letters/1/", timezone.now(), "from River Maple")
            ]

    moderation.register(Letters)
    yield
    moderation.kinds.remove("letters")


def test_a_moderated_kind_from_outside_is_in_the_queue_of_who_decides(letters, enter, trainer):
    desk = enter(trainer)
    page = desk.get("/teach/waiting/")
    assert [(part.key, [item.title for item in part.waiting]) for part in page.context["queue"]] == [
        ("letters", ["A letter to a bakery"])
    ]
    assert 'href="/teach/letters/1/"' in page.content.decode()
    assert "To decide or check" in [entry.label for entry in page.context["desk_nav"]]
    assert enter(make_worker(Role.CASE_WORKER)).get("/teach/waiting/").status_code == 404


def test_who_decides_nothing_finds_no_queue(enter, trainer):
    desk = enter(trainer)
    assert "To decide or check" not in [entry.label for entry in desk.get("/teach/").context["desk_nav"]]
    assert desk.get("/teach/waiting/").status_code == 404


@pytest.fixture
def orchards():
    """A room of the programme face, with a place in the menu there."""
    rooms.register(Room("orchards", "tests.lms.desk.orchards_urls", ("programme",)))
    menu.register(MenuItem("orchards", "Orchards", "orchards:list", "desk", 5, ("programme",)))
    yield
    rooms.rooms.remove("orchards")
    menu.menu.remove("orchards")


def test_no_empty_desk_stands_on_a_face_without_a_room(monkeypatch):
    monkeypatch.setattr("lms.desk.mounting.rooms_on", lambda _face: [])
    assert desk_patterns("programme") == []


def test_a_room_of_the_other_face_stands_there_alone(orchards, letters, settings, enter, trainer):
    settings.LMS_FACE_URLCONFS = {**settings.LMS_FACE_URLCONFS, "programme": "tests.lms.desk.work_urls"}
    there = enter(trainer)
    there.defaults["SERVER_NAME"] = "heal.localhost"
    assert there.get("/work/")["Location"] == "/work/orchards/"
    page = there.get("/work/orchards/")
    entries = [str(entry.label) for entry in page.context["desk_nav"]]
    here = ["Orchards", "Services", "To decide or check"]
    assert ([entry for entry in entries if entry in here], "People" in entries) == (here, False)
    assert there.get("/work/waiting/").status_code == 200
    assert there.get("/teach/").status_code == 404
    here = enter(trainer)
    assert "Orchards" not in [entry.label for entry in here.get("/teach/").context["desk_nav"]]
    assert (here.get("/teach/orchards/").status_code, here.get("/work/orchards/").status_code) == (404, 404)


def test_two_front_pages_and_a_rule_nobody_registered_stop_the_start(orchards):
    assert check_desk(None) == []
    rooms.register(Room("second", "tests.lms.desk.orchards_urls", has_front=True))
    menu.register(MenuItem("odd", "Odd", "orchards:list", "nobodys_rule", 6))
    try:
        assert [problem.id for problem in check_desk(None)] == ["lms.E027", "lms.E028"]
    finally:
        rooms.rooms.remove("second")
        menu.menu.remove("odd")


@pytest.mark.parametrize(
    ("register", "told"),
    [
        (lambda: rooms.register(Room("x", "y", ())), "rooms of the desk: x names the faces"),
        (lambda: moderation.register(type("Nameless", (ModeratedKind,), {})), "has no key or no label"),
        (
            lambda: panels.register(type("Nowhere", (PersonPanel,), {"key": "x", "column": "left"})),
            "no column",
        ),
    ],
)
def test_half_a_registration_is_refused(register, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        register()
