"""A firm asks to take part and two organisations open its door; one that is kept away comes back in other
letters, and learns nothing.
"""

from playwright.sync_api import expect

from tests.journeys.firms import FIRM, apply, asked_again, colleague, find_fit, open_application, take_up
from tests.journeys.site import DESKTOP, PHONE, Person


def test_a_firm_asks_and_two_organisations_open_its_door(site, chromium):
    firm = Person(site, chromium, size=PHONE, javascript=False)
    code = apply(firm.page, site)
    assert firm.context.cookies() == []

    anna, eleni = (colleague(site, chromium, name) for name in ("anna", "eleni"))
    employer = take_up(anna, FIRM["legal_name"])
    for person, answer in ((anna, "Take part as an employer"), (eleni, "You take part")):
        find_fit(person, employer)
        assert asked_again(firm.page, site, code) == answer
        assert (person.elsewhere, person.violations) == ([], [])
    assert (firm.elsewhere, firm.violations) == ([], [])


def test_a_firm_that_is_kept_away_comes_back_in_other_letters(site, chromium):
    anna = Person(site, chromium, size=DESKTOP)
    anna.sign_in("anna")
    page = anna.page
    page.goto(f"{site.url}/teach/employers/bans/new/")
    page.locator("[name=names]").fill("Salon Kalimero")
    page.locator("[name=reason]").fill("It kept the papers of its people.")
    page.locator("[name=source]").fill("Labour inspectorate")
    page.locator("[name=source_on]").fill("2026-05-14")
    page.get_by_role("button", name="Keep it away").click()

    told = []
    for name in ("Σαλόν Καλιμέρο", "Officina Verde"):
        firm = Person(site, chromium, size=PHONE, javascript=False)
        code = apply(firm.page, site, legal_name=name)
        told.append(firm.page.locator("main").inner_text().replace(name, "").replace(code, ""))
    assert told[0] == told[1]

    open_application(anna, "Σαλόν Καλιμέρο")
    expect(page.get_by_role("button", name="Take it up")).to_have_count(0)
    page.get_by_label("What you see").fill("The same owner.")
    page.get_by_role("button", name="The same firm").click()
    page.get_by_label("Why, if you decline it").fill("It is kept away.")
    page.get_by_role("button", name="Decline it").click()
    open_application(anna, "Officina Verde")
    expect(page.get_by_role("heading", name="Close to a firm that is kept away")).to_have_count(0)
    expect(page.get_by_role("button", name="Take it up")).to_have_count(1)
    assert (anna.elsewhere, anna.violations) == ([], [])
