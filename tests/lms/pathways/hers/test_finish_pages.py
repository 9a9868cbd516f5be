"""Her plan rests, goes on, ends, and comes on paper."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from lms.core import days, written
from lms.pathways.circle.queries import parts_seen
from lms.pathways.closing.actions import Farewell, close, take_up_again
from lms.pathways.closing.queries import closing_review
from lms.pathways.closing.rules import DAYS_TO_TAKE_UP
from lms.pathways.plans.actions import start_plan
from lms.pathways.plans.models import Pathway, Step
from lms.pathways.reviews.models import Review
from tests.factories.plans import accompanied_plan
from tests.lms.printing.readers import pdfium

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def plan():
    return accompanied_plan()


@pytest.fixture
def browser(plan, enter):
    return enter(plan.person, pin=True)


def post(browser, name, **fields):
    return browser.post(reverse(f"pathway:{name}"), fields, follow=True)


def test_it_rests_and_goes_on(browser, plan):
    browser.post(reverse("pathway:rest"), {"rest": "1"})
    assert Pathway.objects.get().paused_at is not None
    text = browser.get(reverse("pathway:home")).content.decode()
    assert ("Your plan has been resting" in text, "Go on with it" in text) == (True, True)
    browser.post(reverse("pathway:rest"), {"again": "1"})
    assert Pathway.objects.get().paused_at is None


def test_she_ends_it_with_what_she_ticked_and_a_line_of_her_own(browser, plan, pango):
    step = Step.objects.order_by("pk").first()
    Step.objects.filter(pk=step.pk).update(state=Step.State.DONE, state_on=days.today())
    page = browser.get(reverse("pathway:finish"))
    text = page.content.decode()
    assert text.index("Before you write") < text.index("in your words")
    assert "Step 1" in text
    post(browser, "finish", along=[str(step.uuid)], own="My own key")
    review = Review.objects.get()
    assert [line["en"] for line in review.takes_along] == [f"Step 1, {days_of(step)}", "My own key"]
    assert Pathway.objects.get().closed_at is not None
    text = browser.get(reverse("pathway:along")).content.decode()
    assert ("My own key" in text, "Step 1" in text) == (True, True)
    sheet = browser.get(reverse("pathway:along_print"))
    read = pdfium(sheet.content)
    assert ("My own key" in read, plan.learner.profile.handle in read) == (True, False)
    assert "What I take along" in browser.get(reverse("pathway:home")).content.decode()


def days_of(step) -> str:
    return written.day(days.today(), "en")


def test_a_plan_that_ended_is_not_ended_again(browser, plan):
    Pathway.objects.update(closed_at=timezone.now())
    for name in ("finish", "rest"):
        assert browser.get(reverse(f"pathway:{name}")).status_code == 404


def test_nothing_happens_by_looking(browser, plan):
    for name in ("book", "rest", "finish", "home"):
        assert browser.get(reverse(f"pathway:{name}")).status_code == 200
    kept = Pathway.objects.get()
    assert (kept.paused_at, kept.closed_at, Review.objects.count()) == (None, None, 0)


@pytest.mark.parametrize("name", ["book_print", "book_whole"])
def test_the_book_is_a_pdf_that_is_kept_nowhere(browser, plan, pango, name):
    sheet = browser.get(reverse(f"pathway:{name}"))
    assert (sheet["Content-Type"], sheet["Cache-Control"]) == ("application/pdf", "no-store")
    assert "I want to cook" in pdfium(sheet.content)


def ended(plan, days_ago: int = 0, *, by=None) -> None:
    close(plan.pathway, by=by or plan.worker, farewell=Farewell(("en",), agreed_by_her=True))
    Pathway.objects.update(closed_at=timezone.now() - datetime.timedelta(days=days_ago))


def test_what_ended_on_a_screen_of_two_she_takes_up_again_and_nobody_is_let_in_by_it(browser, plan):
    ended(plan)
    assert "Take my plan up again" in browser.get(reverse("pathway:home")).content.decode()
    text = post(browser, "rest", up="1").content.decode()
    assert "Your plan goes on. Nobody sees it before you let somebody in." in text
    pathway, review = Pathway.objects.get(), Review.objects.get()
    assert (pathway.closed_at, review.is_closing, review.agreed_by_her) == (None, False, False)
    assert parts_seen(plan.worker, pathway) == frozenset()
    ended(plan, by=plan.person)
    assert closing_review(pathway) == Review.objects.order_by("-pk").first()


def test_for_some_days_and_not_beside_another_plan(browser, plan):
    ended(plan, DAYS_TO_TAKE_UP + 1)
    assert "Take my plan up again" not in browser.get(reverse("pathway:home")).content.decode()
    post(browser, "rest", up="1")
    assert Pathway.objects.get().closed_at is not None
    Pathway.objects.update(closed_at=timezone.now())
    start_plan(plan.person, organisation=plan.pathway.organisation, by=plan.worker)
    with pytest.raises(ValidationError, match="no longer be taken up"):
        take_up_again(plan.pathway, by=plan.person)


def test_nobody_else_takes_it_up_again(plan):
    ended(plan)
    with pytest.raises(PermissionDenied):
        take_up_again(plan.pathway, by=plan.worker)
