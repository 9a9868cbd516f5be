"""What she makes: a photo is handed in without a script, given back, handed in again with one, and marked."""

import io
import re

from PIL import Image
from playwright.sync_api import Browser, expect

from tests.journeys.site import DESKTOP, Person, Site

#: Who has been in every lesson; her photo waits in the demo.
HER = ("2745", "8815306426")


def photo() -> dict:
    made = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(made, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()}


def mark(trainer: Person, button: str, *levels: str) -> None:
    trainer.open("/teach/marking/")
    trainer.press("Amber Willow 63")
    trainer.check_page()
    for number, level in enumerate(levels):
        trainer.page.locator(f"[name=level_{number}][value={level}]").check(force=True)
    trainer.page.fill("[name=comment]", "Look at the corners once more.")
    trainer.press(button)


def hand_in(learner: Person, step: str, words: str, *, sends: bool) -> None:
    learner.open(step)
    if sends:
        learner.page.locator("[name=file]").set_input_files(photo())
    learner.page.fill("[name=words]", words)
    with learner.page.expect_event("load"):
        learner.page.get_by_role("button", name=re.compile("Try again|Save it as it is now")).first.click()


def test_a_photo_is_given_back_and_handed_in_again(site: Site, chromium: Browser):
    trainer, learner = (
        Person(site, chromium, size=DESKTOP),
        Person(site, chromium, javascript=False),
    )
    trainer.come_in("marta")
    mark(trainer, "Give back to try again", "correct", "partly", "not_yet")
    expect(trainer.page.locator(".undo")).to_contain_text("given back for another try")

    learner.come_in_with_card(*HER)
    learner.open("/learn/")
    with learner.page.expect_event("load"):
        learner.page.get_by_role("link", name=re.compile("gives it back for another try")).click()
    expect(learner.page.locator(".feedback--partly")).to_contain_text("Look at the corners once more.")
    step = learner.page.url
    hand_in(learner, step, "I folded them again.", sends=True)
    expect(learner.page.locator(".feedback--waiting")).to_be_visible()
    learner.close()

    on_phone = Person(site, chromium)  # with a script, and the photo that is there
    on_phone.come_in_with_card(*HER)
    hand_in(on_phone, step, "At 45 degrees now.", sends=False)
    on_phone.check_page()
    mark(trainer, "Accept as it is", "correct", "correct", "correct")
    trainer.open("/teach/marking/")
    expect(trainer.page.get_by_role("rowheader").first).to_be_visible()
    expect(trainer.page.get_by_role("rowheader", name="Amber Willow 63")).to_have_count(0)
    on_phone.open(step)
    expect(on_phone.page.locator(".feedback--right")).to_be_visible()
    expect(on_phone.page.locator("img.handed")).to_be_visible()
    for person in (trainer, on_phone):
        person.close()
