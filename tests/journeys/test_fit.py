"""The measure that every page is held against finds what it is for."""

import pytest

from tests.journeys import fit

SOUND = "<p>Words with <a href='/'>a link</a> in them.</p>"


def found(chromium, body: str) -> set[str]:
    page = chromium.new_page(viewport=fit.PHONE)
    page.set_content(f"<!doctype html><html lang='en' dir='ltr'><body style='margin: 0'>{body}</body></html>")
    faults = {fault.removeprefix(f"{page.url} ") for fault in fit.faults(page)}
    assert page.viewport_size == fit.PHONE
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    page.context.close()
    return faults


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            "<p style='inline-size: 330px'>wide</p>",
            'at 320 px: 10 px to scroll sideways: <p > "wide"',
        ),
        (
            "<p style='position: sticky; inset-block-start: 0; block-size: 100px'>bar</p>"
            "<p style='block-size: 2000px'>text</p>",
            "at 400 %: bars cover 100 of 256 px",
        ),
        (
            "<button style='block-size: 40px; inline-size: 60px'>low</button>",
            'at 320 px: 60 × 40 px to press: <button > "low"',
        ),
        (
            "<p><a href='/' style='display: inline-block'>alone</a></p>",
            None,
        ),
        (
            "<p style='inline-size: 60px; overflow: hidden; white-space: nowrap'>a name that is cut</p>",
            'at 320 px: cut off: <p > "a name that is cut"',
        ),
        (
            "<details style='inline-size: 60px'><summary style='block-size: 48px'>open</summary>"
            "<ul style='position: absolute; inset-inline-start: -20px'><li>Italiano</li></ul></details>",
            'at 320 px: opens beside the screen: <ul > "Italiano"',
        ),
    ],
    ids=["wide", "bar", "low", "alone", "cut", "menu"],
)
def test_what_does_not_fit_is_found(chromium, body, fault):
    faults = found(chromium, SOUND + body)
    if fault:
        assert fault in faults
    else:
        assert any("to press" in one for one in faults)


def test_what_fits_is_let_alone(chromium):
    sound = (
        "<button style='min-block-size: 48px; min-inline-size: 48px'>press</button>"
        "<label style='display: block; min-block-size: 48px'><input type='checkbox'> the row</label>"
        "<div style='overflow: auto; white-space: nowrap'>a row that scrolls, whatever stands beside it</div>"
    )
    assert found(chromium, SOUND + sound) == set()
