"""Whoever does something on the desk is told that it is done.

The forms are those of tests/lms/safety/test_extra_fields.py, where a test finds one that is missing.
"""

import uuid

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse

from tests.lms.safety.test_extra_fields import FORMS, World
from tests.lms.submissions.test_every_form import practice

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DESK = ("desk:", "teaching:", "messaging_desk:")
#: {form: what it leads to, which says it all}.
SAYS_IT_ITSELF = {
    "desk:account_new": "the page of the new cards",
    "desk:card_new": "the page of the new card",
    "desk:cards_print": "the sheet",
    "desk:colleague_new": "the page of the first password",
    "desk:reason": "the page she wanted to open",
    "desk:job": "how far the work is",
    "desk:people_export": "the file",
    "desk:team_export": "the file",
    "desk:employer_people_export": "the file",
    "desk:employers_export": "the file",
    "desk:organisations_export": "the file",
    "teaching:calendar": "the page of the new address",
    "teaching:certificate_print": "the sheet",
    "teaching:questions_export": "the file",
    "teaching:marking_export": "the file",
    "teaching:groups_export": "the file",
    "teaching:group_list": "how far the list is",
}


def test_every_form_of_the_desk_says_that_it_is_done(faces, enter):
    world = World(faces.skills)
    silent = set()
    for name in FORMS:
        if not name.startswith(DESK) or name in SAYS_IT_ITSELF:
            continue
        who, arguments, form = FORMS[name]
        people = {"renewed": world.renewed.card.profile.user}
        person = people.get(who) or getattr(world, who)
        with transaction.atomic():
            browser = enter(type(person).objects.get(pk=person.pk))
            sent = {**form(world), **(practice(world) if name == "teaching:practice" else {})}
            answer = browser.post(reverse(name, args=arguments(world)), {"key": str(uuid.uuid4()), **sent})
            told = [message.level_tag for message in get_messages(answer.wsgi_request)]
            if answer.status_code not in {302, 303} or told[-1:] != ["success"]:
                silent.add((name, answer.status_code, *told))
            transaction.set_rollback(True)
    assert silent == set()
