"""The player of a recording, in a real browser: pause, place, length, slower, and words when nothing plays.

One page with the templates and the script that every page has; the site itself is not needed.
"""

import re

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from tests.architecture import house
from tests.corpus import files
from tests.journeys import fit

HOST = "http://player.test"
SECONDS = 4


def send_a_piece(route: Route) -> None:
    """From where the browser asks: without that no browser seeks."""
    whole = files.sound_wav(seconds=SECONDS)
    begin = int(re.findall(r"\d+", route.request.headers.get("range", "bytes=0-"))[0])
    headers = {
        "Content-Type": "audio/wav",
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {begin}-{len(whole) - 1}/{len(whole)}",
    }
    route.fulfill(status=206, headers=headers, body=whole[begin:])


@pytest.fixture
def page(chromium) -> Page:
    """A page with one recording that plays and one that does not come."""
    played, missing = (
        render_to_string("lms/components/sound.html", {"audio_url": f"/{name}.wav"})
        for name in ("here", "gone")
    )
    words = render_to_string("lms/components/sound_script.html")
    html = f"<!doctype html><html lang='en'><body>{played}{missing}{words}</body></html>"
    script = (house.ROOT / "lms" / "static" / "lms" / "js" / "sound.js").read_text(encoding="utf-8")
    context = chromium.new_context(viewport=fit.PHONE)
    opened = context.new_page()
    for address, kind, body in (
        (f"{HOST}/", "text/html", html),
        (re.compile(r"/sound[^/]*\.js"), "text/javascript", script),
    ):
        opened.route(address, lambda route, kind=kind, body=body: route.fulfill(content_type=kind, body=body))
    opened.route(f"{HOST}/here.wav", send_a_piece)
    opened.route(f"{HOST}/gone.wav", lambda route: route.fulfill(status=404))
    opened.goto(f"{HOST}/")
    yield opened
    context.close()


def test_she_pauses_seeks_and_slows_it_down_and_is_told_when_nothing_comes(page):
    here, gone = page.locator(".sound").all()
    button, bar = here.locator("button.listen"), here.locator(".sound__bar")
    expect(here.locator("audio")).to_be_hidden()
    expect(bar).to_be_hidden()
    button.click()
    expect(button).to_contain_text("Pause")
    expect(bar).to_be_visible()
    expect(here.locator(".sound__time")).to_contain_text(f"/ 0:0{SECONDS}")
    seek = here.locator("input[type=range]")
    expect(seek).to_have_attribute("max", str(SECONDS))
    expect(seek).to_have_attribute("aria-label", "Position in the recording")

    slower = here.get_by_role("button", name="Slower")
    slower.click()
    expect(slower).to_have_attribute("aria-pressed", "true")
    assert here.locator("audio").evaluate("sound => sound.playbackRate") == 0.75
    slower.click()
    assert here.locator("audio").evaluate("sound => sound.playbackRate") == 1

    button.click()
    expect(button).to_contain_text("Listen")
    assert here.locator("audio").evaluate("sound => sound.paused")
    seek.evaluate("place => { place.value = '2'; place.dispatchEvent(new Event('input')) }")
    expect(seek).to_have_attribute("aria-valuetext", f"0:02 / 0:0{SECONDS}")
    assert here.locator("audio").evaluate("sound => Math.round(sound.currentTime)") == 2

    gone.locator("button.listen").click()
    expect(gone.get_by_role("status")).to_have_text(
        "The sound did not play. Check your connection and try again."
    )
    expect(gone.locator(".sound__bar")).to_be_hidden()
    expect(gone.locator("button.listen")).to_contain_text("Listen")
