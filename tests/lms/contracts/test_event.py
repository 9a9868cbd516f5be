from dataclasses import dataclass

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from lms.contracts import event
from lms.contracts.event import Event
from lms.organisations.models import Organisation


@dataclass(frozen=True)
class Opened(Event):
    name: str


@dataclass(frozen=True)
class Closed(Event):
    name: str


@dataclass
class Changeable(Event):
    name: str


class Formless(Event):
    pass


@dataclass(frozen=True)
class NoEvent:
    name: str


@pytest.fixture(autouse=True)
def _nobody_listens_afterwards():
    yield
    for kind in (Opened, Closed):
        event.forget(kind)


def open_organisation(name: str) -> None:
    """An action as they all are: it writes, then tells, in one transaction."""
    with transaction.atomic():
        Organisation.objects.create(name=name)
        event.emit(Opened(name))


@pytest.mark.parametrize(
    "kind", [Changeable, Formless, NoEvent, str, "Opened", Opened("an instance")], ids=repr
)
def test_only_a_frozen_dataclass_that_derives_from_event_is_one(kind):
    with pytest.raises(
        ImproperlyConfigured, match=r"^event: .* is not a frozen dataclass that derives from Event\.$"
    ):
        event.handles(kind)


def test_the_same_handler_twice_is_refused():
    def write_down(told):
        pass

    event.handles(Opened)(write_down)
    with pytest.raises(
        ImproperlyConfigured,
        match=r"^event: tests\.lms\.contracts\.test_event\..*write_down handles Opened twice\.$",
    ):
        event.handles(Opened)(write_down)
    assert len(event.handlers_of(Opened)) == 1


def test_one_handler_may_serve_two_events():
    @event.handles(Opened)
    @event.handles(Closed)
    def write_down(told):
        pass

    assert event.handlers_of(Opened) == event.handlers_of(Closed)


@pytest.mark.django_db
def test_handlers_run_in_the_order_of_registration_and_only_for_their_event():
    heard = []
    event.handles(Opened)(lambda told: heard.append(("first", told.name)))

    @event.handles(Opened)
    def second(told):
        heard.append(("second", told.name))

    @event.handles(Closed)
    def elsewhere(told):
        heard.append(("closed", told.name))

    open_organisation("Officina")
    assert heard == [("first", "Officina"), ("second", "Officina")]


@pytest.mark.django_db
def test_an_event_nobody_handles_is_no_error():
    open_organisation("Officina")
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Officina"]


@pytest.mark.django_db
def test_what_a_handler_writes_stands_with_what_it_was_told():
    @event.handles(Opened)
    def open_branch(told):
        Organisation.objects.create(name=f"{told.name}, branch")

    open_organisation("Officina")
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Officina", "Officina, branch"]


@pytest.mark.django_db
def test_a_handler_that_raises_undoes_everything():
    @event.handles(Opened)
    def open_branch(told):
        Organisation.objects.create(name=f"{told.name}, branch")

    @event.handles(Opened)
    def refuse(told):
        raise ValueError("not today")

    with pytest.raises(ValueError, match="not today"):
        open_organisation("Officina")
    assert list(Organisation.objects.all()) == []


@pytest.mark.django_db
def test_a_handler_that_raises_keeps_those_after_it_from_running():
    heard = []

    @event.handles(Opened)
    def refuse(told):
        raise ValueError("not today")

    @event.handles(Opened)
    def later(told):
        heard.append(told.name)

    with pytest.raises(ValueError, match="not today"):
        open_organisation("Officina")
    assert heard == []


def test_nothing_is_told_outside_a_transaction():
    heard = []

    @event.handles(Opened)
    def listen(told):
        heard.append(told.name)

    with pytest.raises(
        transaction.TransactionManagementError, match=r"^Opened was emitted outside a transaction\.$"
    ):
        event.emit(Opened("Officina"))
    assert heard == []
