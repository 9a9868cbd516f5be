"""Makes the pictures of docs/pictures from a running demo: `./run demo`, then `.venv/bin/python
tools/film.py`. Needs Chromium.

Each strip is a row of screens of a 360 px phone, as a person meets them one after the other. They change what
the demo holds (an answer is given), so start the demo with --fresh afterwards. It takes four minutes, most of
them waiting for the lock.
"""

import argparse
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "pictures"
SIZE = ViewportSize(width=360, height=700)
GAP = 16
PAPER = "#E4DACA"
#: A little more than the three minutes after which a shared phone is locked.
LOCKED_AFTER = 190_000
Strip = list[Image.Image]


def shoot(page: Page, strip: Strip) -> None:
    page.wait_for_load_state("load")
    strip.append(Image.open(BytesIO(page.screenshot())))


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def enter(page: Page, number: str, code: str) -> None:
    page.goto("/learn/enter/")
    page.fill("[name=handle]", number)
    page.fill("[name=code]", code)


def give_pin(page: Page, path: str, pin: str) -> None:
    page.goto(path)
    if page.locator("[name=pin]").count():
        page.fill("[name=pin]", pin)
        press(page, ".thumb .button--main")
    if "/learn/safer/" in page.url:
        press(page, ".button--big")


def the_way(page: Page, strip: Strip) -> None:
    """Her home, a step with its question, the answer, a certificate, what an employer may see."""
    enter(page, "2745", "8815306426")
    press(page, ".thumb button")
    page.goto("/learn/certificates/")
    shoot(page, strip)
    give_pin(page, "/learn/portfolio/", "649130")
    press(page, "article .button--quiet")
    shoot(page, strip)
    page.context.clear_cookies()
    enter(page, "4821", "0937562187")
    press(page, ".thumb button")
    shoot(page, strip)
    press(page, ".card .button--big")
    shoot(page, strip)
    while not page.locator("input[name=choice]").count():
        press(page, ".thumb .button--main")
    page.locator("input[name=choice]").first.check()
    press(page, ".thumb .button--main")
    shoot(page, strip)
    strip[:] = [strip[2], strip[3], strip[4], strip[0], strip[1]]


def safety(page: Page, strip: Strip) -> None:
    """Enter with a card, leave in a hurry, the quiet phone locks itself, take everything out, erase."""
    enter(page, "6231", "7402958615")
    shoot(page, strip)
    press(page, ".thumb button")
    shoot(page, strip)
    page.route("**/leave/", lambda route: None)
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    strip.append(Image.open(BytesIO(page.screenshot())))
    page.unroute("**/leave/")
    page.context.clear_cookies()
    enter(page, "6231", "7402958615")
    press(page, ".thumb button")
    page.wait_for_timeout(LOCKED_AFTER)
    page.goto("/learn/")
    shoot(page, strip)
    page.fill("[name=pin]", "418306")
    press(page, ".thumb .button--main")
    give_pin(page, "/learn/privacy/", "418306")
    shoot(page, strip)
    page.goto("/learn/privacy/erase/")
    shoot(page, strip)


STRIPS: dict[str, Callable[[Page, Strip], None]] = {"way": the_way, "safety": safety}


def beside(strip: Strip) -> Image.Image:
    sheet = Image.new(
        "RGB", (sum(shot.width + GAP for shot in strip) + GAP, strip[0].height + 2 * GAP), PAPER
    )
    across = GAP
    for shot in strip:
        sheet.paste(shot, (across, GAP))
        across += shot.width + GAP
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://localhost:8000", help="where the demo runs")
    address = parser.parse_args().url
    PLACE.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        for name, make in STRIPS.items():
            page = browser.new_context(viewport=SIZE, base_url=address).new_page()
            strip: Strip = []
            make(page, strip)
            beside(strip).save(PLACE / f"{name}.webp", quality=72, method=6)
            print(f"docs/pictures/{name}.webp: {len(strip)} screens")


if __name__ == "__main__":
    main()
