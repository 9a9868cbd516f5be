"""The main job, lived: from a card to a certificate that anyone can check."""

import pytest
from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, PHONE, Person, make_learner
from tests.journeys.ways import confirm_name, finish_lessons, pass_quiz, publish

NAME = "Amina Diallo"


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def javascript(request):
    return request.param


def learn_first_lesson(learner: Person) -> None:
    """Answers wrong, then right, looks at the same step in Italian, comes back and goes to the
    lesson's end.
    """
    learner.go_to_continue()
    learner.go_until_question()
    learner.choose(right=False)
    learner.go_on()
    expect(learner.page.locator(".feedback--not-yet")).to_be_visible()
    learner.choose()
    learner.go_on()
    expect(learner.page.locator(".feedback--right")).to_be_visible()
    before = learner.page.url
    learner.open(before.replace("/learn/", "/it/learn/"))
    expect(learner.page.locator("html")).to_have_attribute("lang", "it")
    expect(learner.page.locator(".feedback--right")).to_be_visible()
    learner.open(before)
    learner.finish_lesson()


def print_certificate(learner: Person, address: str) -> None:
    """The sheet with a blank line, the sheet with the right name, and the refusal of a wrong one."""
    learner.open(address)
    sheet = learner.page.request.get(learner.page.url + "sheet.pdf")
    assert (sheet.status, sheet.headers["content-type"]) == (200, "application/pdf")
    token = learner.page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    headers = {"Referer": address}
    named = learner.page.request.post(
        address,
        form={"csrfmiddlewaretoken": token, "name": "amina diallo", "letters": "typed"},
        headers=headers,
    )
    assert (named.status, named.headers["content-type"]) == (200, "application/pdf")
    wrong = learner.page.request.post(
        address, form={"csrfmiddlewaretoken": token, "name": "Somebody Else"}, headers=headers
    )
    assert "This is not the name that was confirmed" in wrong.text()


def verify(anyone: Person, code: str) -> None:
    anyone.open("/verify/")
    for name, expected in (
        (NAME, "The name you typed is the name on it."),
        ("Other Person", "The name does not match"),
        ("", "This certificate is valid"),
    ):
        anyone.page.fill("[name=code]", code.lower())
        anyone.page.fill("[name=name]", name)
        anyone.press("Check this certificate")
        expect(anyone.page.locator(".answer")).to_contain_text(expected)
        assert not name or name not in anyone.words()
    anyone.open("/verify/?lang=ar")
    anyone.page.fill(
        "[name=code]", " ".join(code.replace(" ", "")[start : start + 4] for start in range(0, 16, 4))
    )
    shown, room = anyone.page.locator("[name=code]").evaluate(
        "field => [field.scrollWidth, field.clientWidth]"
    )
    assert shown <= room  # the whole code, on the narrowest phone and in the largest letters


def test_from_card_to_certificate(site, chromium, javascript):
    handle, number, code = make_learner(site, chromium)
    learner = Person(site, chromium, size=PHONE, javascript=javascript)
    learner.enter(number, code)
    learner.set_pin()
    expect(learner.page.locator("body")).to_contain_text(handle)
    learn_first_lesson(learner)
    finish_lessons(learner)
    pass_quiz(learner)
    certificate_url = learner.page.url
    certificate_code = learner.page.locator("bdi.code").inner_text()
    confirm_name(site, chromium, handle, NAME)
    print_certificate(learner, certificate_url)
    learner.close()
    anyone = Person(site, chromium, size=PHONE, javascript=javascript)
    verify(anyone, certificate_code)
    anyone.close()


def test_an_author_changes_the_lesson_she_is_in(site, chromium):
    """A step is added to a published lesson while somebody is in it: nothing of hers is lost, nothing is more
    than all.
    """
    _handle, number, code = make_learner(site, chromium)
    learner = Person(site, chromium)
    learner.enter(number, code)
    learner.set_pin()
    learner.go_to_continue()
    learner.go_until_question()
    learner.choose()
    learner.go_on()
    answered = learner.page.url
    ((lesson_page,),) = site.rows(
        "SELECT lesson.page_id FROM courses_step step JOIN courses_lesson lesson ON lesson.id ="
        " step.lesson_id WHERE step.uuid = ?",
        answered.split("#")[0].rstrip("/").split("/")[-1].replace("-", ""),
    )
    ((lessons_before,),) = site.rows("SELECT COUNT(*) FROM courses_lesson WHERE retired_at IS NULL")

    author = Person(site, chromium, size=DESKTOP)
    author.come_in("rosa")
    author.open(f"/admin/pages/{lesson_page}/edit/")
    author.page.fill("[name=title]", "Changed by its author")
    publish(author)
    author.open(f"/admin/pages/{lesson_page}/copy/")
    author.page.fill("[name=new_title]", "Added by its author")
    author.page.fill("[name=new_slug]", "added-by-its-author")
    author.page.check("[name=publish_copies]")
    author.press("Copy this page")
    author.page.context.close()
    assert site.rows("SELECT COUNT(*) FROM courses_lesson WHERE retired_at IS NULL") == [
        (lessons_before + 1,)
    ]

    learner.page.reload()
    expect(learner.page.get_by_role("heading", level=1)).to_have_text("Changed by its author")
    expect(learner.page.locator(".feedback--right")).to_be_visible()
    for done, total in site.rows("SELECT steps_done, steps_total FROM courses_enrolment"):
        assert done <= total
    learner.open("/learn/")
    expect(learner.page.locator(".thread")).to_contain_text("Added by its author")
    learner.close()
