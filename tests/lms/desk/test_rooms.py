"""A room that is added in one folder, by one registration each, is on the desk."""

import pytest
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse

from lms.contracts.desk import needs, panels
from lms.contracts.desk.needs import Need
from lms.contracts.desk.panels import Fact, PanelContent, PersonPanel
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
    assert page.context["main"][0][0] == "lms/components/error_summary.html"
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
    assert counts[0] == counts[1] <= 28
