"""A practice from its draft through two readers to everybody and to the book of the whole collection."""

import subprocess
import sys

import pypdf
from playwright.sync_api import expect

from tests.journeys.conftest import run_environment
from tests.journeys.site import DESKTOP, PHONE, Person

TITLE = "The door that is painted yellow"
TOLD = {
    "told_by": "Riva Aperta (example)",
    "title": TITLE,
    "summary": "Nobody asks the way any more.",
    "problem": "Women came late, because they looked for the door.",
    "who_for": "Whoever comes for the first time.",
    "done": "We painted it.",
    "counted": "2 of 40: still ask the way: one month",
    "failed": "A sign with an arrow: somebody turned it.",
    "resources": "A pot of paint.",
    "transferability": "Anywhere with a door.",
}
CRITERIA = ("relevance", "effect", "part", "safety", "lasting", "elsewhere")
FOUND = {f"finding_{each}": "well" for each in CRITERIA} | {
    f"because_{each}": "It is yellow." for each in CRITERIA
}


def read_it(reader: Person, name: str) -> None:
    reader.come_in_at_work(name)
    page = reader.page
    page.goto(f"{reader.site.programme_url}/work/waiting/")
    page.get_by_role("link", name=f"Look at it {TITLE}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for field, value in FOUND.items():
        if field.startswith("finding"):
            page.locator(f"[name={field}][value={value}]").check()
        else:
            page.fill(f"[name={field}]", value)
    for box in page.locator("[name=checks]").all():
        box.check()
    page.locator("[name=verdict][value=publish]").check()
    with page.expect_event("load"):
        page.get_by_role("button", name="Send what I found").click()
    reader.close()


def test_from_a_draft_through_two_readers_to_the_book(site, chromium):
    anna, desk = Person(site, chromium, size=DESKTOP), f"{site.programme_url}/work/practices/"
    anna.come_in_at_work("anna")
    page = anna.page
    page.goto(f"{desk}new/")
    page.locator("[name=themes][value=home]").check()
    page.select_option("[name=country]", "IT")
    for field, value in TOLD.items():
        page.fill(f"[name={field}]", value)
    with page.expect_event("load"):
        page.get_by_role("button", name="Save").click()
    practice = page.url
    with page.expect_event("load"):
        page.get_by_role("button", name="Hand it in").click()
    for name in ("pilar", "ioana"):
        read_it(Person(site, chromium, size=DESKTOP), name)
    page.goto(practice)
    with page.expect_event("load"):
        page.get_by_role("button", name="Let everybody read it").click()

    anybody = Person(site, chromium, size=PHONE, javascript=False)
    anybody.page.goto(f"{site.programme_url}/practices/?q=painted+yellow")
    anybody.page.get_by_role("link", name=TITLE).click()
    expect(anybody.page.locator(".asked-found tbody tr")).to_have_count(6)
    assert anybody.context.cookies() == []

    page.goto(f"{desk}book/")
    with page.expect_event("load"):
        page.get_by_role("button", name="Make the book").click()
    worker = [sys.executable, "manage.py", "db_worker", "--batch", "--no-reload", "--verbosity", "0"]
    subprocess.run(worker, env=run_environment(site.var, site.port), check=True, capture_output=True)
    page.reload()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the file").click()
    book = pypdf.PdfReader(taken.value.path())
    assert TITLE in " ".join(book.pages[1].extract_text().split())  # in its contents
    anna.close()
