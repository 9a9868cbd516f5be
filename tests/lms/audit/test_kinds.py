"""Rooms say which things of a learner's are logged when somebody opens them; the audit lists none of them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.audit import kinds
from lms.audit.actions import log_access
from lms.audit.kinds import AccessKind
from lms.audit.models import AccessEntry
from lms.privacy.words import openings_in_words
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db

STORED = [
    *("card", "certificate", "drawer", "match", "messages", "page", "phrase", "place", "placement"),
    *("placement_print", "plan", "portfolio", "portfolio_print", "portfolio_words", "practice"),
    *("reason", "record", "work", "work_talk"),
]


def test_what_was_stored_before_is_known_by_the_same_keys():
    assert sorted(kinds.access_kinds.keys()) == STORED


def test_a_kind_from_outside_is_told_to_her_and_no_longer_when_its_room_is_left_out():
    letter = kinds.register(AccessKind("letter", "her letter", "%(who)s opened your letter on %(date)s."))
    try:
        learner, reader = make_learner(), make_worker(first_name="Giulia")
        entry = log_access(learner.user, reader=reader, kind=letter)
        assert (entry.what, entry.get_what_display()) == ("letter", "her letter")
        assert openings_in_words([entry])[0].startswith("Giulia opened your letter on ")
    finally:
        kinds.access_kinds.remove("letter")
    entry = AccessEntry.objects.get()
    assert entry.get_what_display() == "letter"
    assert openings_in_words([entry])[0].startswith("Giulia opened something of yours on ")


def test_a_key_that_has_no_room_in_the_row_is_refused():
    with pytest.raises(ImproperlyConfigured, match="longer than 20 letters"):
        kinds.register(AccessKind("x" * 21, "", ""))
