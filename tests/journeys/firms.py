"""A firm that asks to take part, and the two organisations that open its door."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.site import DESKTOP, Person, Site

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


def apply(page: Page, site: Site, **other: str) -> str:
    page.goto(f"{site.url}/employers/apply/")
    for name, words in {**FIRM, **other}.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=country]").select_option("IT")
    page.locator("[name=sector]").select_option("craft")
    page.locator("[name=send]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    return page.locator(".card .code").inner_text()


def asked_again(page: Page, site: Site, code: str) -> str:
    page.goto(f"{site.url}/employers/apply/again/")
    page.get_by_label("Your code").fill(code)
    page.get_by_label("Name of the firm, or its registration number").fill(FIRM["number"])
    page.get_by_role("button", name="Go on").click()
    return page.get_by_role("heading", level=1).inner_text()


def open_application(person: Person, name: str) -> None:
    person.page.goto(f"{person.site.url}/teach/employers/applications/")
    person.page.get_by_role("link", name=name).first.click()


def take_up(anna: Person, name: str) -> str:
    """She takes it up and works through its checklist; the address of its page as an employer."""
    page = anna.page
    open_application(anna, name)
    page.get_by_role("button", name="Take it up").click()
    page.get_by_role("link", name="Its checks").click()
    expect(page.get_by_role("button", name="I have checked it")).to_have_count(0)
    page.get_by_role("link", name="Checklist and red flags").click()
    for point in POINTS:
        page.locator(f"#words-{point}").fill("Looked at.")
        card = page.locator("article", has=page.locator(f"#row-{point}"))
        card.get_by_role("button", name="It is done").click()
    return page.locator("a.back").get_attribute("href") or ""


def find_fit(person: Person, employer: str) -> None:
    person.open(employer)
    person.page.locator("[name=note]").fill("Visited, called, read the register.")
    person.page.get_by_role("button", name="I have checked it").click()


def colleague(site: Site, chromium: Browser, name: str) -> Person:
    made = Person(site, chromium, size=DESKTOP)
    made.sign_in(name)
    return made
