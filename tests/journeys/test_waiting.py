"""A learner whose network comes and goes: what she answered waits in the page, and is sent once."""

from playwright.sync_api import expect

from tests.journeys.site import Person
from tests.journeys.ways import open_behind_pin

WAITS = ".kept"


def at_a_question(site, chromium) -> Person:
    """At a step that asks for a choice, in a lesson she has done: asked anew where she was right."""
    person = Person(site, chromium)
    person.come_in_with_card("4821", "0937562187")
    page = person.open("/learn/")
    person.open(page.locator(".thread__item[data-state=done] a").first.get_attribute("href"))
    for _step in range(8):
        if page.locator("input.choice__input:enabled").count():
            return person
        again = page.get_by_role("link", name="Practise again")
        with page.expect_event("load"):
            (again if again.count() else page.locator(".thumb button[form=on]")).first.click()
    raise AssertionError("the lesson asks for no choice")


def answers(site) -> int:
    return site.rows("SELECT COUNT(*) FROM courses_answer")[0][0]


def stored(person) -> list[int]:
    return person.page.evaluate("[localStorage.length, sessionStorage.length]")


def test_an_answer_without_a_network_is_sent_once_when_it_is_back(site, chromium):
    person = at_a_question(site, chromium)
    page, before = person.page, answers(site)
    page.locator("input.choice__input").first.check()
    page.context.set_offline(True)
    page.locator(".thumb .button--main").click()
    expect(page.locator(WAITS)).to_contain_text("Your answer is kept on this page")
    assert page.locator("input.choice__input").first.is_checked()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator(WAITS)).to_be_visible()
    assert (answers(site), stored(person)) == (before, [0, 0])
    with page.expect_event("load"):
        page.context.set_offline(False)
    expect(page.locator(".feedback[data-answer]")).to_be_visible()
    assert answers(site) == before + 1
    assert person.violations == []
    page.context.close()


def test_an_answer_that_arrived_although_the_line_broke_counts_once(site, chromium):
    """The server has it, its word did not come back: it is sent again under the same key."""
    person = at_a_question(site, chromium)
    page, before = person.page, answers(site)
    broken = []

    def once(route):
        if route.request.method != "POST" or broken:
            route.continue_()
            return
        broken.append(route.fetch(max_redirects=0).status)
        route.abort()

    page.route("**/learn/*/", once)
    page.locator("input.choice__input").first.check()
    page.locator(".thumb .button--main").click()
    expect(page.locator(WAITS)).to_be_visible()
    with page.expect_event("load"):
        page.get_by_role("button", name="Send now").click()
    expect(page.locator(".feedback[data-answer]")).to_be_visible()
    assert (len(broken), answers(site)) == (1, before + 1)
    page.context.close()


def test_going_on_without_a_network_waits_for_it(site, chromium):
    person = Person(site, chromium)
    person.come_in_with_card("4821", "0937562187")
    person.open("/learn/")
    page = person.page
    person.open(page.locator(".thread__item[data-state=done] a").first.get_attribute("href"))
    here = page.url
    page.context.set_offline(True)
    page.locator(".thumb button[form=on]").click()
    expect(page.locator(WAITS)).to_contain_text("You will go on when you are back online")
    with page.expect_event("load"):
        page.context.set_offline(False)
    assert page.url != here
    page.context.close()


def test_a_step_opens_at_its_top_and_at_the_answer_only_after_answering(site, chromium):
    person = at_a_question(site, chromium)
    page = person.page
    page.locator("input.choice__input").first.check()
    with page.expect_event("load"):
        page.locator(".thumb .button--main").click()
    answered = page.locator(".feedback[data-answer]")
    expect(answered).to_be_focused()
    expect(answered).to_be_in_viewport()
    address = page.url
    assert "#" not in address
    page.goto(address)
    expect(answered).to_be_visible()
    assert page.evaluate("scrollY") == 0
    page.context.close()


def test_a_form_without_a_network_stays_as_it_is_and_is_sent_by_her(site, chromium):
    """Any form of hers, not only an answer: her words to her trainer were lost to the browser's own page."""
    person = Person(site, chromium)
    person.enter("4821", "0937562187")
    open_behind_pin(person, "/learn/messages/", "580274")
    page, written = person.page, "Please call me. I have a question."
    before = site.rows("SELECT COUNT(*) FROM lms_message")
    page.locator("textarea").first.fill(written)
    page.context.set_offline(True)
    page.get_by_role("button", name="Send", exact=True).first.click()
    expect(page.locator(WAITS)).to_contain_text("What you wrote stays on this page")
    assert page.locator("textarea").first.input_value() == written
    page.context.set_offline(False)
    assert site.rows("SELECT COUNT(*) FROM lms_message") == before  # nothing is sent by itself
    with page.expect_event("load"):
        page.get_by_role("button", name="Send now").click()
    expect(page.locator("main")).to_contain_text(written)
    assert person.violations == []
    page.context.close()


def test_back_never_leads_to_the_browsers_own_page(site, chromium):
    """From a page that answered a form, by a link and by another form."""
    person = Person(site, chromium)
    person.enter("2745", "8815306426")
    open_behind_pin(person, "/learn/portfolio/new/", "649130")
    page = person.page
    person.go_on()
    expect(page.locator(".error-summary")).to_be_visible()
    with page.expect_event("load"):
        page.locator("a.lesson__back").click()
    page.go_back()
    assert page.url.endswith("/learn/portfolio/new/")
    expect(page.locator("#share")).to_be_visible()
    page.context.close()


def test_back_after_a_check_leads_to_the_page_that_checks(site, chromium):
    """Nobody is signed in: from one answer to the next, and from that by a link."""
    person = Person(site, chromium)
    person.open("/verify/")
    page = person.page
    for code in ("K7WM-PXQ4-TR9C", "K7WM-PXQ4-TR9D"):
        page.locator("[name=code]").fill(code)
        with page.expect_event("load"):
            page.locator("main form button").first.click()
    page.go_back()
    assert page.url.endswith("/verify/")
    expect(page.locator("[name=code]")).to_be_visible()
    page.context.close()
