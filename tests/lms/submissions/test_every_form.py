"""R2, R6: every form of ours, sent twice with one key, makes its rows once and gives the same answer twice.

The forms are those of tests/lms/safety/test_extra_fields.py, where a test finds one that is missing.
"""

import re
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import get_resolver, reverse

from lms.audit.kinds import REASON
from lms.audit.models import AccessEntry, AuditEntry, Pseudonym
from lms.secrets.models import EntryThrottle
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin
from tests.lms.safety.test_extra_fields import FORMS, OURS, World, named_views

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Notes of what was done, one for each time, and what counts tries: they make nothing.
NOTES = {AuditEntry, AccessEntry, Pseudonym, EntryThrottle, Session, Submission}
#: {form: why its row needs no key}: a constraint of the database says that there is one, and the second press
#: finds it.
ONE_BY_NATURE = {
    "reports:list": "one for each half-year",
    "reports:report": "it is sent once",
    "teaching:questions_count": "one for each course, group and question",
    "player:called": "one for each learner",
    "player:enrol": "one for each learner and course",
    "player:step": "her answer carries a key of its own",
    "player:quiz_question": "the same",
    "player:quiz_check": "a try is handed in once",
    "accounts:pin_set": "her PIN is a field, nothing new",
    "certificates:choose": "one that is valid for each learner and competence",
    "teaching:certificate_reissue": "the old one is withdrawn once, and the second finds what took its place",
    "desk:support_assignments": "done once, by its key as well (done_once)",
    "places:agreement": "the same",
    "teaching:join_group": "the same",
    "teaching:group_answer": "the same",
    "teaching:group_invitation": "one for each group",
    "teaching:enrol": "the same",
    "teaching:more_tries": "the same",
    "teaching:open_earlier": "one for each learner and module",
    "teaching:mark_undo": "the same",
    "desk:talk": "the same",
    "desk:talk_back": "it is taken back once",
    "desk:away_end": "it is ended once",
    "accounts:card_want": "she wants one or none",
    "player:checks": "one for each learner and day",
    "player:checks_forget": "what is gone is gone",
    "contact:begin": "one that is open for each learner and vacancy",
    "employers_contact:enquire": "one within thirty days for each vacancy",
    "employers_contact:wrong": "as concerns_own:tell",
    "plans_desk:receive": "the same",
    "joining:join": "an invitation is used once, and the second press is led on with the first",
    "applications:apply": "the key of its form is kept with it",
    "applications_desk:application": "done once, by its key as well (done_once)",
    "bans_desk:ban": "the same",
    "desk:approvers": "the same",
    **dict.fromkeys(
        [
            *("vacancies:close", "vacancies:keep_open", "vacancies:delete", "vacancies:again"),
            *("vacancies:import", "vacancies_desk:vacancy", "work:list", "work:one"),
        ],
        "the same",
    ),
    "vetting_desk:checks": "the same",
    "portfolio_desk:words": "the same",
    "desk:vet": "the same",
    "desk:employer_close": "one closing stands for each employer, and the second finds it",
    "teaching:group_list": "one under way for each group and coordinator",
    "courses_order": "done once, by its key as well (done_once)",
    "courses_small_change": "done once, by its key as well (done_once)",
    **dict.fromkeys(
        ["concerns_own:tell", "concerns_own:about", "concerns_desk:tell"],
        "a key would lead to whoever sent it: said again on one day it is counted, and kept once",
    ),
    "privacy:erase": "one wish for each learner",
    "staff_recovery_codes": "one row of codes for each person",
}
#: As a page of this site sends it.
HERE = {"sec-fetch-site": "same-origin"}
VIEWS = named_views(get_resolver("lms.site.urls_skills").url_patterns)


@pytest.fixture
def world(faces):
    return World(faces.skills)


def rows() -> dict[str, int]:
    counted = {
        model._meta.label: model._base_manager.count() for model in {*OURS, *apps.get_models()} - NOTES
    }
    return counted | {"reasons": AccessEntry.objects.filter(what=REASON.key).count()}


def browser_of(world: World, enter: Any, client: Any, name: str) -> Any:
    who = FORMS[name][0]
    people = {
        "learner": world.learner.user,
        "fresh": world.fresh.user,
        "renewed": world.renewed.card.profile.user,
    }
    if who == "nobody":
        client.cookies.clear()
        return client
    person = people.get(who) or getattr(world, who)
    return enter(type(person).objects.get(pk=person.pk), pin=True)


def sent(world: World, name: str) -> tuple[str, dict[str, Any]]:
    _who, arguments, form = FORMS[name]
    return reverse(name, args=arguments(world)), {"key": str(uuid.uuid4()), **form(world)}


def rewind(form: dict[str, Any]) -> None:
    """A file was read to its end when it was sent."""
    for value in form.values():
        if hasattr(value, "seek"):
            value.seek(0)


def answer_of(response: Any) -> tuple[int, str]:
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code, response.headers.get("Location", "")


def test_r06_every_form_sent_twice_makes_its_rows_once(world, enter, client):
    """One world for all forms: it takes a while to make."""
    doubled, different, keyless = {}, {}, set()
    for name in FORMS:
        with transaction.atomic():
            browser, (address, form) = browser_of(world, enter, client, name), sent(world, name)
            before = rows()
            first = answer_of(browser.post(address, form, headers=HERE))
            once = rows()
            rewind(form)
            second = answer_of(browser.post(address, form, headers=HERE))
            twice = rows()
            transaction.set_rollback(True)
        if twice != once:
            doubled[name] = {
                label: (once[label], twice[label]) for label in once if once[label] != twice[label]
            }
        if any(once[label] > before[label] for label in once):
            if not issubclass(VIEWS[name], OnceMixin) and name not in ONE_BY_NATURE:
                keyless.add(name)
            if second != first:
                different[name] = (first, second)
    assert doubled == {}
    assert keyless == set(), (
        "A form that makes something is a lms.submissions.views.OnceMixin, or one by nature with a reason."
    )
    assert different == {}


ONCE = sorted(name for name, view in VIEWS.items() if view and issubclass(view, OnceMixin))


def test_r02_every_page_of_such_a_form_carries_a_fresh_key(world, enter, client):
    for name in ONCE:
        browser, (address, _form) = browser_of(world, enter, client, name), sent(world, name)
        found = [
            re.findall(r'name="key" value="([0-9a-f-]{36})"', browser.get(address).content.decode())
            for _time in range(2)
        ]
        assert (len(found[0]), len(found[1]), found[0] == found[1]) == (1, 1, False), name


#: What somebody changed in the form before she sent it again with the same key.
OTHER = {
    "count": 2,
    "name": "Somebody Else",
    "name_again": "Somebody Else",
    "username": "nora",
    "reason": "Another one.",
    "headline": "Waitress",
    "said": "a red door",
    "place": "Rome",
}


#: The other reason where it is one of several.
CHOSEN = {"teaching:practice_undo": "too_early", "contact:no": "hours"}


#: What they are about is gone when they were done: another one with the same key finds nothing, or is led to
#: what is left of it.
GONE_AFTERWARDS = {
    "lms_website_take_away": 404,
    "pathway:finish": 303,
    "employers_contact:no": 303,
    "plans_desk:finish": 303,
    "plans_desk:leave": 303,
    "places:how": 303,
    "places_employer:sign": 303,
    "places_employer:assess": 303,
    "questions_import_file": 303,
    "course_package": 303,
    "course_word_file": 303,
}


def test_r02_what_is_gone_is_not_done_once_more_with_something_else(world, enter, client):
    for name, found in GONE_AFTERWARDS.items():
        with transaction.atomic():
            browser, (address, form) = browser_of(world, enter, client, name), sent(world, name)
            answer_of(browser.post(address, form))
            before = rows()
            again = browser.post(address, {**form, "more": "1"})
            assert (again.status_code, rows() == before) == (found, True), name
            transaction.set_rollback(True)


def test_r02_the_same_key_with_something_else_in_it_is_refused_and_kept(world, enter, client):
    for name in sorted(set(ONCE) - set(GONE_AFTERWARDS)):
        with transaction.atomic():
            browser, (address, form) = browser_of(world, enter, client, name), sent(world, name)
            if name == "teaching:practice":
                form |= practice(world)
            answer_of(browser.post(address, form))
            before = rows()
            other = {**form, **({field: OTHER[field] for field in form if field in OTHER} or {"more": "1"})}
            if name in CHOSEN:  # one of its choices: nothing is typed there
                other["reason"] = CHOSEN[name]
            refused = browser.post(address, other)
            page = refused.content.decode()
            typed = [str(value) for field, value in other.items() if field in OTHER]
            again = re.findall(r'name="key" value="([0-9a-f-]{36})"', page)
            assert (refused.status_code, rows() == before) == (409, True), name
            assert "You sent this form before with different words." in page, name
            assert [value for value in typed if value not in page] == [], name
            assert (len(again), again == [form["key"]]) == (1, False), name
            transaction.set_rollback(True)


def practice(world: World) -> dict[str, Any]:
    competence = world.module.taught.first()
    task = world.module.practice_tasks.get()
    return {
        "place": "Turin",
        "observed_on": "2026-01-02",
        f"task-{competence.competence.uuid}": str(task.uuid),
        f"level-{competence.competence.uuid}": competence.level_id,
    }


def test_r02_without_a_key_nothing_is_made_and_the_page_says_what_to_do(world, enter, client):
    for name in ONCE:
        browser, (address, form) = browser_of(world, enter, client, name), sent(world, name)
        if name == "teaching:practice":
            form |= practice(world)
        before = rows()
        answer = browser.post(address, {**form, "key": ""})
        assert (answer.status_code, rows() == before) == (200, True), name
        assert "Nothing is saved yet. Look at it once more and send it again." in answer.content.decode(), (
            name
        )
