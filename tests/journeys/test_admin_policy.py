"""S20 in Wagtail's editor: it works under its policy, asks nobody else for anything, and previews
are framed. Its other lists and forms are opened where their texts are attacks (test_smuggled.py).
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.site import DESKTOP, Person


@pytest.fixture(scope="module")
def signed_in(site, chromium):
    person = Person(site, chromium, size=DESKTOP)
    person.come_in("admin")
    yield person
    person.close()


@pytest.fixture
def administrator(signed_in):
    """In a tab of this test's own: the editor asks whoever leaves what she has changed."""
    before = signed_in.page
    signed_in.new_page().set_default_timeout(30000)
    before.close()
    yield signed_in
    assert (signed_in.elsewhere, signed_in.violations) == ([], [])


def pages(site) -> dict[str, int]:
    """{kind of page: id}, one of each kind that the skills face has."""
    return dict(
        site.rows(
            "SELECT kind.model, MIN(page.id) FROM wagtailcore_page page JOIN django_content_type kind ON"
            " kind.id = page.content_type_id WHERE page.depth > 1 AND kind.app_label <> 'lms_programme' GROUP"
            " BY kind.model"
        )
    )


def test_s20_every_kind_of_page_is_edited(site, administrator):
    addresses = [f"{site.url}/admin/pages/{number}/edit/" for number in pages(site).values()]
    found = {address: administrator.page.goto(address).status for address in addresses}
    administrator.page.wait_for_load_state("networkidle")
    assert found == dict.fromkeys(addresses, 200)


def close_dialog(page: Page) -> None:
    """As fast as a person: a dialog that is closed while it is still fading in leaves its veil over
    the page.
    """
    page.evaluate(
        "() => Promise.allSettled(document.getAnimations().filter((it) => it instanceof"
        " CSSTransition).map((it) => it.finished))"
    )
    page.locator(".modal.in button.close, .modal.in [data-dismiss=modal]").first.click()
    expect(page.locator(".modal.in, .modal-backdrop")).to_have_count(0)


def steps_read_out(page: Page) -> list[str]:
    """The numbers that stand behind "Step" in the editor: a stylesheet counts them, so they are asked of what
    a screen reader is given.
    """
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    read = [node["name"]["value"].strip() for node in nodes if node["role"].get("value") == "StaticText"]
    return re.findall(r"\bStep +(\d+)\b", " ".join(read))


def test_s20_a_lesson_is_written(site, administrator):
    """Rich text, its link chooser, the choosers of pictures and documents, and the preview in its frame."""
    page = administrator.open(f"/admin/pages/{pages(site)['lessonpage']}/edit/")
    assert steps_read_out(page)[:3] == ["1", "2", "3"]
    editor = page.locator("[contenteditable=true]").first
    editor.click()
    page.keyboard.type("Boards ")
    page.locator("[class*=image-chooser] [data-chooser-action-choose]").first.dispatch_event("click")
    expect(page.locator(".modal.in")).to_contain_text("Choose an image")
    close_dialog(page)
    page.locator("[class*=document-chooser] [data-chooser-action-choose]").first.dispatch_event("click")
    expect(page.locator(".modal.in")).to_contain_text("Choose a recording")
    close_dialog(page)
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_be_visible()


def test_s20_a_day_is_chosen(site, administrator):
    page = administrator.open(f"/admin/pages/{pages(site)['lessonpage']}/edit/")
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="Set schedule").click()
    page.locator("#id_go_live_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_be_visible()


def test_s20_a_question_is_written(site, administrator):
    (number,) = site.rows("SELECT id FROM courses_question WHERE kind = 'single' LIMIT 1")[0]
    page = administrator.open(f"/admin/snippets/courses/question/edit/{number}/")
    rows = page.locator("input[name^=activity-0-value-][name$=-text]")
    before = rows.count()
    page.locator("button[data-streamfield-list-add]:visible").last.click()
    expect(rows).to_have_count(before + 1)


def test_s20_a_page_is_translated(site, administrator):
    ((number,),) = site.rows(
        "SELECT page.id FROM wagtailcore_page page JOIN wagtailcore_locale locale ON locale.id ="
        " page.locale_id JOIN django_content_type kind ON kind.id = page.content_type_id WHERE kind.model ="
        " 'coursepage' AND locale.language_code = 'en' LIMIT 1"
    )
    page = administrator.open(f"/admin/localize/submit/page/{number}/")
    expect(page.locator("main form")).to_be_visible()


def test_s20_a_picture_is_edited(site, administrator):
    """The tool that chooses the middle of a picture asks the browser, by way of a handler in an attribute,
    whether it has a finger.
    """
    (number,) = site.rows(
        "SELECT image.id FROM wagtailimages_image image JOIN wagtailcore_collection kept ON kept.id ="
        " image.collection_id WHERE kept.name = 'Open Path' AND image.width > 0 LIMIT 1"
    )[0]
    page = administrator.open(f"/admin/images/{number}/")
    expect(page.locator(".focal-point-chooser")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [text for text in administrator.violations if "script-src-attr" not in text] == []
    administrator.violations.clear()
