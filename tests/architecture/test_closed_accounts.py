"""Nothing is done for a learner whose account is closed, at no address of the desk (decision 0050).

Every address that takes something of hers is found in the declared ones, so one that comes later is asked
too. Each is asked twice, by everybody who works with her: with her account open, where it writes something,
and closed, where it does not. An address that goes on in a closed account stands here with its reason.
"""

from functools import partial

import pytest
from django.db import connection, transaction

from lms.accounts.actions import suspend
from lms.accounts.models import Profile
from lms.desk.frame import account_is_closed
from tests.architecture.matrix import ARGUMENTS, Place, forms, places, quickly
from tests.architecture.matrix_world import World, colleague, make_world
from tests.reading import AUDIT, WRITING

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
#: What of hers an address of the desk may name (tests/architecture/matrix_world.py).
HERS = {"person", "waiting", "certificate", "unnamed", "conversation", "message"}
#: An opening is logged, and a form is heard once: neither does anything for her.
ABOUT_NOTHING = {"django_session", "lms_accessentry", "lms_submission", "lms_notice", *AUDIT}
GOES_ON = {
    "teach/people/<uuid:uuid>/pause/": "her account is opened again here",
    "teach/people/<uuid:uuid>/company/": "somebody has to be there who may open it again",
}
READS = {
    "teach/people/<uuid:uuid>/": "her page is read",
    "teach/coach/<uuid:uuid>/phrase/": "her phrase is read; of a closed account nothing is found",
    "teach/vacancies/<uuid:offer>/<uuid:uuid>/": "why work fits her is read; of a closed account nothing is",
    "teach/people/<uuid:uuid>/courses/<uuid:course>/": "what she answered is read",
    "teach/people/<uuid:uuid>/places/<uuid:place>/": "a place of hers is read",
    "teach/people/<uuid:uuid>/reason/": "why it is read is said first",
    "teach/messages/<uuid:uuid>/file/": "what she sent is read",
    "teach/people/<uuid:uuid>/record/": "all her work is read",
    "teach/people/<uuid:uuid>/record/print/": "all her work is read on paper",
    "teach/people/<uuid:uuid>/answers/files/<uuid:file>/": "what she handed in is seen",
    **dict.fromkeys(
        [
            "teach/people/<uuid:uuid>/portfolio/voice/",
            "teach/people/<uuid:uuid>/portfolio/pictures/<uuid:picture>/",
        ],
        "what she said is heard and seen; of a closed account nothing is found",
    ),
}
#: In this world there is nothing to do at them with her account open: tests of their own close it.
NOTHING_TO_DO = {
    "teach/people/<uuid:uuid>/spoke/": "tests/courses/desk/test_needs.py",
    "teach/people/<uuid:uuid>/plan/": "tests/lms/pathways/desk/test_plans.py",
    "teach/people/<uuid:uuid>/plan/ask/": "tests/lms/pathways/desk/test_plans.py",
    "teach/people/<uuid:uuid>/course/": "tests/courses/desk/test_office.py",
    "teach/people/<uuid:uuid>/practice/undo/<uuid:observation>/": "tests/courses/desk/test_practice.py",
    "teach/people/<uuid:uuid>/courses/<uuid:course>/tests/<uuid:quiz>/more/": (
        "tests/courses/attempts/test_more_tries.py"
    ),
}
WORKERS = {
    name: partial(colleague, name=name, reason=name == "coord") for name in ("trainer", "worker", "coord")
}


@pytest.fixture(scope="module")
def world(shared_faces) -> World:
    return make_world(shared_faces)


def addresses(world: World) -> list[Place]:
    return [
        place
        for place in places(world)
        if place.route.startswith("teach/") and HERS & set(ARGUMENTS.get(place.route, {}).values())
    ]


def written_by(world: World, sign_in, place: Place, *, closed: bool) -> set[tuple[str, str]]:
    """What a form at this address writes of hers, whoever of her workers sends it."""
    written: set[tuple[str, str]] = set()

    def look(execute, sql, params, many, context):
        found = WRITING.match(sql)
        if found and found[2].lower() not in ABOUT_NOTHING:
            written.add((found[1].lower(), found[2].lower()))
        return execute(sql, params, many, context)

    posted = forms(world).get(place.route, {})
    for enter in WORKERS.values():
        with transaction.atomic():
            browser = enter(world, sign_in)
            browser.raise_request_exception = False
            if closed:
                for profile in Profile.objects.all():
                    suspend(profile, by=world.staff["coord"])
            with connection.execute_wrapper(look):
                browser.post(place.path, posted)
            transaction.set_rollback(True)
    return written


def test_nothing_is_written_for_a_closed_account_and_something_for_an_open_one(world, enter_anybody):
    with quickly():
        found = {
            place.route: [
                bool(written_by(world, enter_anybody, place, closed=closed)) for closed in (False, True)
            ]
            for place in addresses(world)
        }
    still = [route for route, (_opened, closed) in found.items() if closed and route not in GOES_ON]
    assert still == []
    silent = {route for route, (opened, _closed) in found.items() if not opened}
    assert silent == set(READS) | set(NOTHING_TO_DO)
    assert set(GOES_ON) <= set(found)


def test_whoever_asks_is_told_in_words_and_led_to_her_page(world, enter_anybody):
    with transaction.atomic():
        browser = colleague(world, enter_anybody, name="worker")
        suspend(Profile.objects.get(pk=world.her.profile.pk), by=world.staff["coord"])
        page = browser.get(f"/teach/certificates/{world.ids['certificate']}/print/", follow=True)
        transaction.set_rollback(True)
    assert page.redirect_chain == [(f"/teach/people/{world.ids['person']}/", 303)]
    assert [str(message) for message in page.context["messages"]] == [account_is_closed()]
