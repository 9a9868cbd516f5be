"""A firm asks to take part and two organisations open its door; one that is kept away comes back in other
letters, and learns nothing.
"""

from playwright.sync_api import expect

from tests.journeys.site import DESKTOP, PHONE, Person

FIRM = {
    "legal_name": "Sartoria Filo S.r.l.",
    "number": "12345670157",
    "street": "Via del Lino 4",
    "place": "Turin",
    "web": "www.sartoria-filo.example",
    "phone": "+39 011 000333",
    "work": "Sewing and mending, 25 hours, collective agreement, one year.",
    "signs": "Marco Villa, owner",
    "owners": "Marco Villa",
    "accompanies": "Rita Sala, tailor for ten years",
    "references": "Hotel Aurora, 011 000111",
}
POINTS = ("identity", "registry", "visit", "references", "inspection", "pay")


def apply(page, site, **other: str) -> str:
    page.goto(f"{site.url}/employers/apply/")
    for name, words in {**FIRM, **other}.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=country]").select_option("IT")
    page.locator("[name=sector]").select_option("craft")
    page.locator("[name=send]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    return page.locator(".card .code").inner_text()


def asked_again(page, site, code: str) -> str:
    page.goto(f"{site.url}/employers/apply/again/")
    page.get_by_label("Your code").fill(code)
    page.get_by_label("Name of the firm, or its registration number").fill(FIRM["number"])
    page.get_by_role("button", name="Go on").click()
    return page.get_by_role("heading", level=1).inner_text()


def open_application(person: Person, name: str) -> None:
    person.page.goto(f"{person.site.url}/teach/employers/applications/")
    person.page.get_by_role("link", name=name).first.click()


def test_a_firm_asks_and_two_organisations_open_its_door(site, chromium):
    firm = Person(site, chromium, size=PHONE, javascript=False)
    code = apply(firm.page, site)
    assert firm.context.cookies() == []

    anna = Person(site, chromium, size=DESKTOP)
    anna.sign_in("anna")
    open_application(anna, FIRM["legal_name"])
    anna.page.get_by_role("button", name="Take it up").click()
    anna.page.get_by_role("link", name="Its checks").click()
    expect(anna.page.get_by_role("button", name="I have checked it")).to_have_count(0)
    anna.page.get_by_role("link", name="Checklist and red flags").click()
    for point in POINTS:
        anna.page.locator(f"#words-{point}").fill("Looked at.")
        card = anna.page.locator("article", has=anna.page.locator(f"#row-{point}"))
        card.get_by_role("button", name="It is done").click()
    employer = anna.page.locator("a.back").get_attribute("href")
    for name in ("anna", "eleni"):
        person = anna if name == "anna" else Person(site, chromium, size=DESKTOP)
        if name != "anna":
            person.sign_in(name)
        person.page.goto(f"{site.url}{employer}")
        person.page.locator("[name=note]").fill("Visited, called, read the register.")
        person.page.get_by_role("button", name="I have checked it").click()
        answer = asked_again(firm.page, site, code)
        assert answer == ("Take part as an employer" if name == "anna" else "You take part")
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
