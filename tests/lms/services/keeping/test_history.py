"""What was changed is told in the reader's words, never in those of columns and codes."""

import datetime
import re

import pytest
from django.utils import translation

from lms.core.languages import site_languages
from lms.organisations.models import Role
from lms.services.directory.labels import LABELS
from lms.services.editing import actions
from lms.services.editing.held import hold_back, let_go
from lms.services.editing.reached import Reached
from lms.services.keeping.enums import Done
from lms.services.keeping.history import told
from lms.services.keeping.models import Change
from lms.services.keeping.queries import history_of
from tests.factories.people import make_organisation, make_worker
from tests.factories.services import make_organization, make_service

pytestmark = pytest.mark.django_db
CODES = re.compile(r"[{}\[\]\"_]|\b(yes|no|unknown|True|False|MO|walk-in|ar)\b|\d{4}-\d{2}-\d{2}")


@pytest.fixture
def marta():
    return make_worker(Role.COORDINATOR, organisation=make_organisation())


@pytest.fixture
def service(marta):
    house = make_organisation()
    return make_service(organization=make_organization(edited_by=house), edited_by=house, name="Casa")


@pytest.fixture
def changed(service, marta):
    """All that can be changed on the desk, once."""
    values = {
        "name": "Rifugio", "women_only": "yes", "coming": "walk-in", "answers_day_and_night": True,
        "language": "it",
    }  # fmt: skip
    reached = Reached(phones=["051 000"], languages=[("ar", "Arabic", "phone")])
    actions.change_service(service, by=marta, values=values, needs=["lawyer"], reached=reached)
    actions.say_in(service, "el", by=marta, texts={"name": "Σπίτι"})
    actions.set_hours(service, by=marta, stretches={1: [(datetime.time(9), datetime.time(12))]}, closed=[7])
    actions.review(service, by=marta, reviewer="The office", months=3)
    actions.pause(service, by=marta)
    actions.end_pause(service, by=marta)
    actions.withdraw(service, by=marta)
    hold_back(service, by=marta)
    let_go(service, by=marta)
    return list(history_of(service))


def test_each_change_is_told_without_a_code(changed, service):
    assert len(changed) == 16
    for change in changed:
        said = change.told(language=service.language)
        assert not CODES.search(f"{said.what} {said.before} {said.after}"), change.member


@pytest.mark.parametrize(
    ("member", "after", "said"),
    [
        ("women_only", "yes", ("Solo per donne", "Sì")),
        ("needs", '["papers", "work"]', ("Aiuta una donna a cui serve",
                                         "aiuto con i documenti, aiuto per trovare lavoro")),
        ("hours", '["MO 09:00-12:30, TU 14:00-18:00", "6,7"]', (
            "Orari", "Lunedì 09:00-12:30, Martedì 14:00-18:00, Sabato: chiuso, Domenica: chiuso")),
        ("name (ar)", "بيت", ("Nome del servizio (arabo)", "بيت")),
        ("what an older version noted", "x", ("what an older version noted", "x")),
        ("needs", "not a list", ("Aiuta una donna a cui serve", "not a list")),
    ],
)  # fmt: skip
def test_it_is_told_in_her_language(member, after, said):
    with translation.override("it"):
        found = told(member, "", after, language="en")
        assert (found.what, found.before, str(found.after)) == (said[0], "", said[1])


@pytest.mark.parametrize("language", [code for code, _name in site_languages() if code != "en"])
def test_every_thing_that_can_change_has_a_name_in_every_language(language):
    named = {**LABELS, **{done.value: done.label for done in Done}}
    with translation.override("en"):
        english = {key: str(name) for key, name in named.items()}
    with translation.override(language):
        assert [key for key, name in named.items() if str(name) == english[key] and key != "email"] == []


def test_her_own_copy_says_it_in_words(service, marta):
    change = Change.objects.create(service=service, by=marta, member="women_only", before="no", after="yes")
    assert change.in_words() == {"member": "For women only", "before": "No", "after": "Yes"}
