"""Her plan rests, goes on, ends, and comes on paper."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.core import days, written
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
