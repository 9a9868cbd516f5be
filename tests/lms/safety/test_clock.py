"""A clock that is put back makes nobody wait longer than the longest wait, and leaves nothing open longer
than its limit.

One that jumps forward closes early, which costs a PIN or a password and nothing else.
"""

import ast
import datetime
import os
import time
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.utils import timezone

from employers.portfolios.models import Share
from lms.accounts import actions, pin_gate, queries
from lms.accounts.factors import session as factors
from lms.core.clock import seconds_since
from lms.desk import openings
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships
from lms.privacy import backups, erasure
from lms.privacy.actions import give_consent
from lms.privacy.models import ErasureRequest
from lms.safety.session import idle
from lms.secrets import throttle
from lms.secrets.throttle import Tries
from tests.architecture import house
from tests.factories.people import make_employer, make_learner, make_worker

pytestmark = pytest.mark.django_db
BACK = [60, 3600, 86400, 400 * 86400]


class Clock:
    """Both clocks of the machine, wherever our modules read them."""

    def __init__(self, monkeypatch) -> None:
        self.moved = 0.0
        real, now = time.time, timezone.now
        monkeypatch.setattr(time, "time", lambda: real() + self.moved)
        monkeypatch.setattr(timezone, "now", lambda: now() + datetime.timedelta(seconds=self.moved))

    def move(self, seconds: float) -> None:
        self.moved += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


def test_what_lies_in_the_future_was_long_ago():
    assert [seconds_since(moment, 100.0) for moment in (90.0, 100.0, 100.5, 101.5)] == [
        10.0,
        0.0,
        0.0,
        float("inf"),
    ]


# -- what is open for a while


@pytest.mark.parametrize("back", BACK)
def test_s06_no_session_is_open_after_the_clock_was_put_back(faces, enter, clock, back):
    """A learner's on a shared phone, a worker's: locked or ended, never open."""
    for browser, page in (
        (enter(make_learner().user), "/learn/"),
        (enter(make_worker(Role.TRAINER)), "/teach/"),
    ):
        assert browser.get(page).status_code == 200
        clock.move(-back)
        assert browser.get(page).status_code in (302, 303)
        clock.move(back)


@pytest.mark.parametrize("back", BACK)
def test_s06_the_longest_session_ends_though_the_clock_was_put_back(faces, enter, clock, back):
    browser = enter(make_learner().user)
    browser.get("/learn/")
    clock.move(-back)
    request = SimpleNamespace(session={idle.SINCE: int(time.time()) + back})
    assert idle.is_over(request)


@pytest.mark.parametrize("back", BACK)
def test_s09_her_pin_is_asked_again(faces, enter, clock, back):
    browser = enter(make_learner().user, pin=True)
    assert browser.get("/learn/portfolio/").status_code == 200
    clock.move(-back)
    request = SimpleNamespace(session=dict(browser.session), user=None)
    request.session[idle.SEEN] = int(time.time())
    request.user = make_learner().user
    assert not pin_gate.pin_gate_is_open(request)


@pytest.mark.parametrize("back", BACK)
def test_s25_a_proof_and_a_given_password_are_over(clock, back):
    worker = make_worker()
    request = SimpleNamespace(
        session={factors.GIVEN_AT: time.time(), factors.SURE_AT: time.time()}, user=worker
    )
    request.session[factors.WAITING] = {
        "user": worker.pk,
        "hash": worker.get_session_auth_hash(),
        "backend": "x",
        "at": time.time(),
    }
    assert (factors.proved_lately(request), factors.waiting_user(request)) == (True, worker)
    clock.move(-back)
    assert (factors.proved_lately(request), factors.waiting_user(request)) == (False, None)


@pytest.mark.parametrize("back", BACK)
def test_s24_a_reason_holds_no_longer(clock, back):
    coordinator, learner = make_worker(Role.COORDINATOR), make_learner()
    openings.give_reason(coordinator, learner.profile, "She called.")
    assert not openings.must_give_reason(coordinator, learner.profile)
    clock.move(-back)
    assert openings.must_give_reason(coordinator, learner.profile)


@pytest.mark.parametrize("back", BACK)
def test_s15_a_share_of_the_future_is_open_to_nobody(shared, clock, back):
    assert Share.objects.open_now().count() == 1
    clock.move(-back)
    assert Share.objects.open_now().count() == 0
    assert not Share.objects.get().consent.holds


@pytest.fixture
def shared():
    learner, organisation = make_learner(), current_memberships(make_employer())[0].organisation
    until = timezone.now() + datetime.timedelta(days=30)
    receipt = give_consent(
        learner.user,
        organisation,
        purpose="portfolio",
        items=[],
        text="I show 1 thing.",
        text_version="share-1",
        language="en",
        expires_at=until,
    )
    return Share.objects.create(
        person=learner.user, organisation=organisation, consent=receipt, headline="Kitchen assistant"
    )


def test_s35_no_backup_of_the_future_outlives_its_days(tmp_path, settings):
    path = tmp_path / "database-x.sqlite3"
    path.write_bytes(b"x")
    late = time.time() + 400 * 86400
    os.utime(path, (late, late))
    assert backups.drop_old_backups(tmp_path) == 0
    assert path.stat().st_mtime <= time.time()


# -- what has to be waited for


@pytest.mark.parametrize("back", BACK)
def test_s11_nobody_waits_longer_than_the_longest_wait(clock, back):
    def guess(whose="river", address="203.0.113.7"):
        return Tries("enter", RequestFactory().get("/", REMOTE_ADDR=address), whose).take()

    def heard(**facts):
        while wait := guess(**facts):
            clock.move(wait)

    for _try in range(12):
        heard(whose="many here")
    for number in range(throttle.EVERYWHERE.free + 6):
        heard(whose="many everywhere", address=f"198.51.{number}.1")
    for number in range(throttle.ADDRESS.free + 6):
        heard(whose=f"account-{number}", address="192.0.2.7")
    asked = [
        {"whose": "many here"},
        {"whose": "many everywhere"},
        {"whose": "another", "address": "192.0.2.7"},
    ]
    clock.move(-back)
    assert [wait for wait in [guess(**facts) for facts in asked] if wait > 60] == []
    clock.move(60)
    assert [guess(**facts) for facts in asked] == [
        0,
        0,
        0,
    ], "it passes, although the old moment is still to come"


def test_s11_a_clock_that_jumps_forward_and_back_again_locks_nobody_out(clock):
    def guess():
        return Tries("pin", RequestFactory().get("/"), "river").take()

    clock.move(400 * 86400)
    for _try in range(6):
        guess()
    clock.move(-400 * 86400)
    waits = []
    for _try in range(5):
        waits.append(guess())
        clock.move(waits[-1] or 1)
    assert 0 in waits
    assert max(waits) <= 60


@pytest.mark.parametrize("back", BACK)
def test_s09_a_renewed_card_waits_a_day_from_now_at_most(faces, client, clock, back):
    worker = make_worker()
    learner = make_learner(worker=worker)
    issued = actions.issue_card(learner.profile, by=worker)
    actions.set_pin(learner.profile, "580274")
    clock.move(-back)
    assert queries.closed_until(learner.profile) <= timezone.now() + datetime.timedelta(hours=24)
    client.post("/learn/enter/", {"handle": learner.profile.handle, "code": issued.code})
    clock.move(24 * 3600 + 1)
    assert queries.closed_until(learner.profile) is None


@pytest.mark.parametrize("back", BACK)
def test_s35_an_erasure_comes_on_its_day_all_the_same(clock, back):
    learner = make_learner()
    erasure.ask_for_erasure(learner.user, keep_certificates=False)
    clock.move(-back)
    assert erasure.erase_due().count == 0
    assert ErasureRequest.objects.get().due_at <= timezone.now() + datetime.timedelta(hours=24)
    clock.move(24 * 3600 + 1)
    assert erasure.erase_due().count == 1


# -- all of them


#: Where a moment that was kept is compared with now, and why a clock that is put back does no harm there.
COMPARED = {
    "courses/enrolments/invitations.py": "how long a sheet leads somewhere; put back, as much longer",
    "courses/enrolments/queries.py": "how long a no stands beside the group; the clock makes it longer",
    "courses/enrolments/timing.py": "a day of the site that is still to come; nothing opens or closes by it",
    "courses/progress/queries.py": "how long her home says that somebody read it; the clock makes it longer",
    "courses/sessions/calendars.py": "how long an address is good; put back, it is good longer by as much",
    "courses/sessions/models.py": "whether a session is over, asked anew each time",
    "courses/sessions/queries.py": "what is over and what comes, asked anew each time",
    "courses/sessions/register.py": "after its day a mark asks for a reason; put back, it asks later",
    "courses/sessions/rules.py": "a register opens a while before its session",
    "courses/desk/marking.py": "what has waited for a week; put back, it is told later",
    "lms/stories/told/queries.py": "public between two days of the site, asked anew each time",
    "lms/stories/told/rules.py": "how long a reader has a story; put back, she has it longer",
    "lms/stories/views/forms.py": "a day that is still to come; nothing opens by it",
    "lms/desk/deputies.py": "from and until which day somebody stands in: days of the site",
    "lms/desk/panels.py": "whether the button stands there; the action asks lms/desk/queries.py",
    "lms/desk/queries.py": "how long a note can be taken back; the clock makes it longer",
    "employers/coaching/queries/figures.py": "a count of the last months; the clock makes it count others",
    "employers/contact/actions/clock.py": "by days of the site; put back, it moves on later",
    "employers/contact/firm_rows.py": "how long a kind sentence is read; the clock makes it longer",
    "employers/contact/queries/hers.py": "how long what ended stands in her list; the clock makes it longer",
    "employers/contact/queries/silence.py": "days of the site; put back, a silent employer is silent later",
    "employers/materials/blocks.py": "a rule is shown until a day of the site",
    "employers/placements/actions/after.py": "a day she tells is not one to come: days of the site",
    "employers/placements/actions/places.py": "until which day an agreement is shown: a day of the site",
    "employers/placements/queries.py": "whether a follow-up is due: a day of the site",
    "employers/placements/steps.py": "the same, as her page tells it",
    "employers/portfolios/inference/guesses.py": "words about a day and a year; nothing opens by it",
    "employers/portfolios/told.py": "how many weeks are left, in words; what opens asks the consent",
    "employers/vacancies/queries.py": "open until a day of the site",
    "employers/vetting/queries.py": "a check a year old: put back, it is asked for later",
    "employers/vetting/yearly.py": "the same, as a condition of the door",
    "lms/desk/employers.py": "the same, as the desk tells it",
    "lms/desk/moderated.py": "since which day something waits: a day of the site",
    "lms/organisations/queries.py": "a check holds a year: put back, it holds longer by as much",
    "lms/pathways/desk/panels.py": "tells a day that went by as one that went by",
    "lms/pathways/circle/rules.py": "how long a no holds: put back, the clock makes it hold longer",
    "lms/pathways/hers/shown.py": "tells how it ended; what opens, circle/queries.py asks each time",
    "lms/pathways/closing/rules.py": "how long a plan may be taken up again; the clock makes it longer",
    "lms/pathways/moving/actions.py": "an overlap ends with a day of the site, and what it ended stays ended",
    "lms/pathways/moving/queries.py": "waits until a day of the site; whether it is over is only told",
    "lms/pathways/plans/shown.py": "tells a day that went by as one that went by",
    "lms/privacy/orphans.py": "files of nobody stay for as long as the clock is wrong",
    "employers/bans/actions.py": "a last day that is chosen lies after today",
    "lms/services/finding/shown.py": "what is open at this moment, read anew each time",
    "employers/applications/queries.py": "a draft goes in a month, later if the clock was put back",
    "lms/services/slips/actions.py": "a slip ends with a day of the site; opened twice for ten minutes",
    "lms/services/desk/forms/service.py": "a day that is chosen lies after today; nobody waits for it",
    "lms/programme/news/models.py": "an event is over by the day of the site, and nothing is kept of it",
    "lms/accounts/queries.py": "not_later",
    "lms/secrets/throttle.py": "every counter is put right before it is read (_put_right)",
    "lms/accounts/views.py": "hours_until shows what closed_until gave",
    "lms/safety/session/idle.py": "note_activity makes a moment and compares it with none but its own",
    "lms/safety/session/storage.py": "as Django's own does; how long anybody stays, idle.py says",
    "lms/listing/remembered.py": "counted anew when the clock was put back",
    "lms/jobs/actions.py": "work heard of in the future counts as left",
    "lms/privacy/erasure.py": "_count_anew; the list beside the backups only grows longer",
    "lms/privacy/backups.py": "_date_back",
    "lms/privacy/queries.py": "openings_since is only shown",
    "lms/privacy/models.py": "not before it was given",
    "lms/privacy/retention.py": "keeps rows for as long as the clock is wrong",
    "lms/organisations/models.py": "not before it was proposed",
    "lms/submissions/actions.py": "what was shown once is wiped; whether it may still be shown its seal says",
    "employers/portfolios/queries.py": (
        "weeks that are shown, at least one; an ended share is told of for as long as the clock is wrong"
    ),
    "employers/portfolios/actions.py": "a day she chooses, from today on",
    "courses/attempts/observations.py": "a day in the future is refused",
    "courses/attempts/marking.py": "taken back for a day; a clock put back only lets it be taken back longer",
    "courses/reports/actions.py": "a half-year is over by the day; what was sent stays as it is",
    "courses/attempts/rules.py": "not_later",
    "lms/desk/openings.py": "a range that ends now; the list of the last month is only shown",
    "courses/desk/forms/practice.py": "a day in the future is refused",
    "lms/pathways/desk/forms/together.py": "the next day lies after today; nobody waits for it",
    "lms/pathways/desk/forms/words.py": "a day that is chosen is not over; nobody waits for it",
    "lms/pathways/desk/numbers.py": "only counted, and only shown",
    "courses/desk/people_source.py": "only shown",
    "courses/desk/needs.py": "only shown",
    "courses/player/home.py": "only shown",
    "courses/progress/opening.py": "whether the year is written; a wrong clock opens a day early or late",
    "lms/network/practices/shown.py": "only shown",
    "lms/network/desk/listing.py": "only shown",
    "lms/network/desk/forms/tables.py": "a day that is chosen lies after today; nobody waits for it",
    "lms/network/meetings/actions.py": "a moment that is chosen lies after now; nobody waits for it",
    "lms/network/meetings/shown.py": "tells a meeting that was as one that was",
    "lms/network/tables/rules.py": "days to amend end with a day of the site; put back, they last longer",
    "lms/network/tables/shown.py": "only shown",
    "lms/network/desk/forms/practice.py": "a year in the future is refused",
    "lms/core/written.py": "only shown, a minute ago at least",
}
NOW = {"time.time", "timezone.now", "days.today", "days.in_days"}


def compared_with_now(tree: ast.Module) -> bool:
    safe = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "seconds_since"
        for part in ast.walk(node)
    }
    compared = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub))
    ]
    parts = [part for node in compared for part in ast.walk(node) if id(part) not in safe]
    return any(isinstance(part, ast.Call) and ast.unparse(part.func) in NOW for part in parts)


def test_every_place_that_compares_with_now_is_known():
    """Others hand both moments to `seconds_since`."""
    found = {
        str(path.relative_to(house.ROOT))
        for path in house.python_files()
        if "lms/site" not in str(path) and compared_with_now(house.tree(path))
    }
    assert found <= set(COMPARED), found - set(COMPARED)
