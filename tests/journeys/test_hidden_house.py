"""A service comes in a file, its place becomes confidential on the desk; whoever needs it finds it and prints
it, and where it is stands in no byte that a browser gets from then on.
"""

import json

from playwright.sync_api import Page, Response, expect

from tests.journeys.site import DESKTOP, PHONE, Person, Site
from tests.lms.printing.readers import pdfium
from tests.lms.services.test_imported_confidential import POSTCODE, SECRETS, SERVICE, STREET

NAME = SERVICE["name"]
TOWN = "Palermo"
REDIRECT = 300
#: An organisation of the demo is called Rete del Tiglio.
HIDDEN = ("dei tigli", *SECRETS[1:])
TYPED = {
    "area": "The east",
    "address_1": "",
    "postal_code": "",
    "secret_street": STREET,
    "secret_postcode": POSTCODE,
    "secret_point": "44.48251, 11.37044",
}


class Reader:
    """Goes from page to page, and keeps every byte that came."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.came: list[str] = []
        self._answers: list[Response] = []
        page.on("response", self._hear)

    def _hear(self, answer: Response) -> None:
        self._answers.append(answer)

    def go(self, address: str) -> None:
        self.page.goto(address)
        self._read()

    def press(self, name: str, *, within: str = "main") -> None:
        shown = self.page.locator(within)
        target = shown.get_by_role("button", name=name).or_(shown.get_by_role("link", name=name))
        with self.page.expect_event("load"):
            target.first.click()
        self._read()

    def _read(self) -> None:
        """At once: what a page before it got, a browser soon forgets."""
        for answer in self._answers:
            kind = answer.headers.get("content-type", "")
            is_read = ("text" in kind or "json" in kind) and answer.status < REDIRECT
            if is_read and answer.request.resource_type in {"document", "fetch"}:
                self.came.append(answer.text())
        self._answers.clear()

    def secrets(self) -> list[str]:
        return [secret for secret in HIDDEN for text in self.came if secret in text.lower()]


def in_another_town(said: dict) -> dict:
    """One that stands in a kept list already, and that no other journey looks at."""
    return json.loads(json.dumps(said).replace('"Bologna"', f'"{TOWN}"'))


def brought_in(desk: Reader, site: Site) -> None:
    desk.go(f"{site.programme_url}/work/services/import/")
    file = json.dumps([in_another_town(SERVICE)]).encode()
    desk.page.set_input_files("[name=file]", {"name": "a.json", "mimeType": "text/plain", "buffer": file})
    desk.press("Look at it first")
    desk.page.fill("[name=reviewer]", "The office")
    desk.press("Take it over")
    desk.press(NAME)


def made_confidential(desk: Reader) -> None:
    """What the service says itself is changed first. All that stood at the place goes with it."""
    desk.press("Change the service")
    desk.page.fill("[name=description]", "A bed for a night.")
    desk.press("Save")
    desk.press("Change The house")
    for name, typed in TYPED.items():
        desk.page.fill(f"[name={name}]", typed)
    desk.page.locator("[name=is_confidential]").check()
    desk.page.select_option("[name=redaction]", "shelter")
    assert desk.secrets() != []
    desk.came.clear()
    desk.press("Save")
    expect(desk.page.get_by_text("nobody may find out where")).to_be_visible()


def test_from_a_file_to_her_list_and_to_no_byte(site, chromium):
    worker = Person(site, chromium, size=DESKTOP)
    worker.come_in_at_work("anna")
    desk = Reader(worker.page)
    brought_in(desk, site)
    service = worker.page.url
    made_confidential(desk)
    worker.check_page()
    desk.press("Change The house")
    for name in ("point", "url", "description", "alternate_name", "note"):
        expect(worker.page.locator(f"[name={name}]")).to_have_value("")
    desk.go(service)
    desk.press("Who changed what")

    her = Person(site, chromium, size=PHONE)
    public = Reader(her.page)
    public.go(f"{site.programme_url}/services/")
    her.page.locator(".seek select[name=town]").select_option(label=TOWN)
    public.press("Find", within=".seek__line")
    her.page.locator(".place", has_text=NAME).locator("[name=mine]").check()
    with her.page.expect_download() as paper:
        her.page.get_by_role("button", name="Print it").click()
    printed = pdfium(paper.value.path().read_bytes())
    public.press(NAME, within=".place")
    expect(her.page.get_by_text("The address is not told here")).to_be_visible()
    for told in ("service_at_locations?full=true", "services?full=true"):
        public.go(f"{site.programme_url}/api/hsds/v3/{told}")
    assert [NAME in text for text in (printed, public.came[-1])] == [True, True]
    public.came.append(printed)
    assert (desk.secrets(), public.secrets(), her.context.cookies()) == ([], [], [])
    assert (her.elsewhere, her.violations, worker.elsewhere, worker.violations) == ([], [], [], [])
