"""The main thread, lived by five people: an author, a learner, her trainer, two employers.

In English, and in Arabic on a small phone.
"""

import io
import re
import uuid
from dataclasses import dataclass

import pypdf
import pytest
from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, PHONE, Person
from tests.journeys.ways import finish_lessons, open_behind_pin, pass_quiz, publish

HEADLINE = "Kitchen helper, mornings"


@dataclass(frozen=True)
class Role:
    """A learner of the demo who is in the middle of her first module."""

    handle: str
    number: str
    code: str
    pin: str
    prefix: str
    direction: str


ENGLISH = Role("Clear Brook 58", "6231", "7402958615", "418306", "", "ltr")
ARABIC = Role("Golden Pebble 46", "4095", "1869537245", "367529", "/ar", "rtl")


def change_lesson(site, chromium) -> None:
    """The author rewrites a lesson's title while learners are in the module."""
    ((page,),) = site.rows(
        "SELECT page_id FROM courses_lesson WHERE retired_at IS NULL ORDER BY module_id, position LIMIT 1"
    )
    author = Person(site, chromium, size=DESKTOP)
    author.come_in("rosa")
    author.open(f"/admin/pages/{page}/edit/")
    author.page.fill("[name=title]", "Ready for work, step by step")
    publish(author)
    author.page.context.close()


def learn(learner: Person, role: Role) -> None:
    learner.enter(role.number, role.code, language=role.prefix)
    expect(learner.page.locator("html")).to_have_attribute("dir", role.direction)
    learner.check_page()
    finish_lessons(learner, f"{role.prefix}/learn/")
    pass_quiz(learner)
    learner.check_page()


def sign_off(site, chromium, role: Role) -> None:
    """Her trainer stands beside her with a phone."""
    trainer = Person(site, chromium, size=PHONE)
    trainer.sign_in("marta")
    trainer.press(role.handle)
    trainer.check_page()
    with trainer.page.expect_event("load"):
        trainer.page.locator("a[href*='/practice/']").first.click()
    trainer.check_page()
    first = trainer.page.locator(".sign-off fieldset").first
    for task in first.locator("input[type=checkbox]").all():
        task.check()
    first.locator("input[type=radio]").last.check(force=True)
    trainer.press("Save what you watched")
    expect(trainer.page.locator(".messages")).to_contain_text("1 competence is signed off.")
    trainer.close()


def share(learner: Person, role: Role) -> None:
    """Everything she has, to Hotel Aurora alone."""
    open_behind_pin(learner, f"{role.prefix}/learn/portfolio/", role.pin)
    learner.go_on()
    learner.check_page()
    learner.page.locator("label", has_text="Hotel Aurora").click()
    for item in learner.page.locator("[name=items]").all():
        item.check()
    learner.page.fill("[name=headline]", HEADLINE)
    learner.go_on()
    learner.check_page()
    expect(learner.page.locator(".profile-head")).to_contain_text(HEADLINE)
    learner.page.check("[name=agree]")
    learner.go_on()
    expect(learner.page.locator("article.card[id]")).to_contain_text("Hotel Aurora")


def read(employer: Person) -> str:
    """The employer opens what was shared with her and prints it; the address comes back."""
    employer.sign_in("aurora")
    employer.check_page()
    employer.press(HEADLINE)
    employer.check_page()
    expect(employer.page.locator(".skills > li").first).to_be_visible()
    expect(employer.page.locator(".proof-card")).not_to_have_count(0)
    printed = employer.page.request.get(employer.page.url + "print.pdf")
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.body())).pages)
    assert HEADLINE in words
    return employer.page.url


def refused(person: Person, address: str) -> tuple[int, str]:
    """The answer without what differs by itself: the address that was asked for, the code and the token of
    the request, how long her session still lasts.
    """
    answer = person.page.request.get(address)
    asked = address.rstrip("/").removesuffix("/print.pdf").split("/")[-1]
    text = answer.text().replace(asked, "ASKED")
    text = re.sub(r'data-(left|token)="\w+"', r"data-\1", text)
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "TOKEN", text)
    return answer.status, re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", "CODE", text)


@pytest.mark.parametrize("role", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_shown_seen_and_taken_back(site, chromium, role):
    if role is ENGLISH:
        change_lesson(site, chromium)
    learner = Person(site, chromium, size=PHONE)
    learn(learner, role)
    sign_off(site, chromium, role)
    share(learner, role)

    employer = Person(site, chromium, size=DESKTOP)
    address = read(employer)
    guessed = address.replace(address.rstrip("/").split("/")[-1], str(uuid.uuid4()))
    other = Person(site, chromium, size=DESKTOP)
    other.come_in("ponte")
    nothing = refused(employer, guessed)
    assert nothing[0] == 404
    assert refused(other, address)[0] == 404

    open_behind_pin(learner, f"{role.prefix}/learn/portfolio/", role.pin)
    card = learner.page.locator("article.card[id]").first
    expect(card.locator("details .summary-list__row")).to_have_count(1)  # one day, opened and printed
    with learner.page.expect_event("load"):
        card.locator(".row .button").last.click()
    with learner.page.expect_event("load"):
        learner.page.locator("main form[method=post] button, .thumb button").first.click()
    expect(learner.page.locator("article.card[id]")).to_have_count(0)

    employer.page.reload()
    expect(employer.page.locator(".skills")).to_have_count(0)
    assert refused(employer, address) == nothing
    assert refused(employer, address + "print.pdf")[0] == 404
    for person in (learner, employer, other):
        person.close()
