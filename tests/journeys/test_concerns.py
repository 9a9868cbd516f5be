"""Something is not right: said in two taps without a script, stopped at once by one, decided by two; and
nothing of it on her phone.
"""

import re

from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, PHONE, Person

SERVICE = "Casa Limone"


def find(page, site) -> None:
    page.goto(f"{site.programme_url}/services/")
    page.locator(".seek select[name=need]").select_option("lawyer")
    page.locator(".seek select[name=town]").select_option(label="Bologna")
    page.locator(".seek button").click()


def test_danger_is_said_without_a_script_a_trace_or_a_name(site, chromium):
    her = Person(site, chromium, size=PHONE, javascript=False)
    page = her.page
    find(page, site)
    page.locator(".place h3 button").click()
    service = page.url
    page.locator("details.serious summary").click()
    page.locator("details.serious a[href*='/word/']").click()
    page.locator("[name=said_what][value=danger]").click()
    main = page.locator("main")
    expect(main.locator("a[href='tel:112']").first).to_be_visible()
    page.locator("[name=said]").fill("A man waits at the door.")
    page.locator("form.form button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It has been passed on")
    assert (page.title(), her.context.cookies(), her.elsewhere, her.violations) == ("HEAL", [], [], [])
    assert re.fullmatch(rf"{site.programme_url}/word/[0-9a-f-]{{36}}/", page.url)

    rows = site.rows("SELECT words, what, closed_by_id FROM lms_concern WHERE words LIKE 'A man%'")
    assert rows == [("A man waits at the door.", "danger", None)]

    page.goto(service)
    assert "A man waits" not in page.content()
    her.close()


def test_a_learner_says_it_and_one_coordinator_reads_it(site, chromium):
    her = Person(site, chromium, size=PHONE)
    her.come_in_with_card("2745", "8815306426")
    page = her.page
    page.goto(f"{site.url}/learn/more/")
    page.locator("a[href$='/learn/word/']").click()
    her.check_page()
    page.locator("[name=said_what][value=respect]").click()
    her.check_page()
    page.locator("[name=said]").fill("The caretaker shouts at us.")
    page.locator("form.form button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is on its way")
    her.check_page()
    page.goto(f"{site.url}/learn/word/")
    assert "caretaker" not in page.content()

    anna = Person(site, chromium, size=DESKTOP)
    anna.come_in("anna")
    anna.open("/teach/concerns/")
    anna.check_page()
    anna.page.locator("li", has_text="treated without respect").get_by_role("link").first.click()
    expect(anna.page.locator("main")).to_contain_text("The caretaker shouts at us.")
    anna.check_page()
    anna.page.fill("[name=words]", "I spoke with the house.")
    anna.page.locator("button[value=look]").click()
    expect(anna.page.locator("main")).to_contain_text("I spoke with the house.")
    anna.close()
    her.close()
