"""Handouts: written by authors, read on a screen, printed and folded."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from lms.core import days
from lms.printing.imposition import Form
from lms.programme.handouts.drawings import Drawing, drawn
from lms.programme.handouts.forms_of_paper import NAMES, NEEDS, Paper, steps_of
from lms.programme.handouts.sheets import handout_of
from lms.programme.models import CopingPage, CopingToolPage, HandoutPage, HandoutPaper, HandoutsPage
from tests.factories.contacts import make_contact, make_emergency
from tests.lms.printing.readers import as_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def pango():
    from lms.printing.pdf import is_available  # noqa: PLC0415 (only where it is asked)

    if not is_available():
        pytest.skip("Pango is not installed")


def shelf(faces) -> HandoutsPage:
    return faces.programme.add_child(
        instance=HandoutsPage(title="To keep", slug="paper", locale=faces.programme.locale)
    )


def leaf(kind: str, number: int, **value) -> dict:
    return {"type": kind, "id": f"leaf-{number}", "value": value}


COVER = leaf("cover", 1, heading="Here, now", line="A small exercise.", drawing="cup")
LEAVES = [
    COVER,
    leaf("text", 2, heading="Feet", text="<p>Press them down.</p><ul><li>Slowly</li></ul>", drawing="feet"),
    leaf("ticks", 3, heading="Bring", points=["A pen", "Paper"], drawing=""),
    leaf("writing", 4, heading="Mine", text="", lines=["I can see", ""], drawing=""),
]


def handout(above: HandoutsPage, *papers: str, leaves=LEAVES, **fields) -> HandoutPage:
    page = HandoutPage(
        **{"title": "Here, now", "slug": "cup", "summary": "For a loud moment.", "locale": above.locale}
        | fields
    )
    page.papers = [HandoutPaper(paper=paper) for paper in papers]
    page.panels = HandoutPage.panels.field.stream_block.to_python(leaves)
    return above.add_child(instance=page)


def browser() -> Client:
    return Client(SERVER_NAME="heal.localhost")


def test_the_shelf_is_sorted_and_says_what_each_becomes(faces):
    above = shelf(faces)
    handout(above, "leaflet", title="At the counter", slug="counter", topic="counter")
    handout(above, "card", title="A card", slug="card")
    handout(above, title="Only flat", slug="flat")
    handout(above, "card", title="Draft", slug="draft", live=False)
    answer = browser().get("/paper/")
    found = [
        (row.topic.value, [(page.title, page.first_form_name) for page in row.handouts])
        for row in answer.context["topics"]
    ]
    assert found == [
        ("moment", [("A card", "Card for a pocket"), ("Only flat", "Plain sheet, larger letters")]),
        ("counter", [("At the counter", "Leaflet with three leaves")]),
    ]


def test_the_pages_are_shown_as_they_are_read(faces):
    handout(shelf(faces), "zine")
    shown = browser().get("/paper/cup/").content.decode()
    words = [
        "Here, now",
        "A small exercise.",
        "Feet",
        "Press them down.",
        "Bring",
        "A pen",
        "Mine",
        "I can see",
    ]
    places = [shown.index(word, shown.index('<ol class="papers">')) for word in words]
    assert (places, shown.count("<h1")) == (sorted(places), 1)


def test_it_is_offered_in_the_authors_order_and_flat_at_last(faces):
    handout(shelf(faces), "zine", "booklet")
    offers = browser().get("/paper/cup/").context["offers"]
    assert [(offer.form, offer.url, len(offer.sides), len(offer.steps)) for offer in offers] == [
        (Form.ZINE, "/paper/cup/print/zine/", 1, 5),
        (Form.BOOKLET, "/paper/cup/print/booklet/", 2, 4),
        (Form.A4, "/paper/cup/print/a4/", 0, 0),
    ]


def test_a_form_with_too_little_room_is_not_offered(faces):
    leaves = [COVER, *(leaf("text", n, heading=f"Page {n}", text="<p>x</p>") for n in range(2, 8))]
    handout(shelf(faces), "card", "leaflet", "zine", leaves=leaves)
    offers = browser().get("/paper/cup/").context["offers"]
    assert [offer.form for offer in offers] == [Form.ZINE, Form.A4]


def test_a_sheet_says_nothing_of_itself(faces, pango):
    """Neither its name nor its title nor what stays behind tells what it is about; nobody is known by it."""
    handout(shelf(faces), "zine")
    answer = browser().get("/paper/cup/print/zine/")
    assert (answer["Content-Disposition"], answer["Cache-Control"], answer["Content-Type"]) == (
        'inline; filename="sheet.pdf"',
        "no-store",
        "application/pdf",
    )
    assert dict(answer.cookies) == {}
    with pikepdf.open(io.BytesIO(answer.content)) as made:
        assert str(made.docinfo["/Title"]) == "Sheet"


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return as_read(" ".join(found))


def test_each_print_says_which_edition_it_is(faces, pango):
    page = handout(shelf(faces), "card", note="Not checked.")
    page.save_revision().publish()
    today = days.today()
    expected = f"Edition 1 ({today.day} {today:%B %Y})"
    assert expected in text_of(browser().get("/paper/cup/print/a4/").content)
    assert expected in browser().get("/paper/cup/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/paper/cup/print/leaflet/",
        "/paper/cup/print/zine/more/",
        "/paper/cup/zine/",
        "/paper/cup/print/",
        "/paper/cup/print/Zine/",
    ],
)
def test_what_is_not_offered_is_not_there(faces, path):
    handout(shelf(faces), "zine")
    assert browser().get(path).status_code == 404


def test_a_draft_is_not_printed(faces):
    handout(shelf(faces), "zine", live=False)
    assert browser().get("/paper/cup/print/zine/").status_code == 404


LONG = leaf("text", 2, heading="Long", text="<p>One more sentence of many.</p>" * 40)


def test_what_does_not_fit_is_printed_whole_on_plain_paper(faces, pango):
    """Somebody published it past the form: words are never cut off."""
    handout(shelf(faces), "card", leaves=[COVER, LONG])
    printed = text_of(browser().get("/paper/cup/print/card/").content)
    assert printed.count("One more sentence of many.") == 40


def form_of(page: HandoutPage, leaves: list[dict], *papers: str, **more: str) -> dict:
    def value(each: dict) -> dict:
        return {name: rich_text(words) if name == "text" else words for name, words in each["value"].items()}

    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "topic": "moment",
            "note": "",
            "papers": inline_formset([{"paper": paper} for paper in papers]),
            "panels": streamfield([(each["type"], value(each)) for each in leaves]),
            "comments": inline_formset([]),
            **more,
        }
    )


@pytest.fixture
def author(enter, admin_user):
    browser = enter(admin_user)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    session = browser.session
    session["face"] = "programme"
    session.save()
    return browser


def errors_of(answer) -> list[str]:
    """What is said in the form, each thing once."""
    written = answer.content.decode().replace("&quot;", '"')
    return list(
        dict.fromkeys(found.strip() for found in re.findall(r"Card for a pocket: [^\"<\\]+", written))
    )


def test_publishing_names_the_page_that_does_not_fit(faces, author, pango):
    page = handout(shelf(faces), leaves=[COVER])
    address = f"/admin/pages/{page.pk}/edit/"
    form = form_of(page, [COVER, LONG], "card")
    answer = author.post(address, form | {"action-publish": "1"})
    assert answer.status_code == 200
    (told,) = errors_of(answer)
    assert re.fullmatch(
        r"Card for a pocket: page 2 is \d+ mm too long\. Shorten it, or put a part of it on another page\.",
        told,
    )
    page.refresh_from_db()
    assert len(page.panels) == 1


def test_a_draft_may_be_too_long(faces, author):
    page = handout(shelf(faces), leaves=[COVER])
    answer = author.post(f"/admin/pages/{page.pk}/edit/", form_of(page, [COVER, LONG], "card"))
    page.refresh_from_db()
    assert (answer.status_code, len(page.get_latest_revision_as_object().panels)) == (302, 2)


def test_publishing_names_the_form_with_too_few_pages(faces, author, pango):
    page = handout(shelf(faces), leaves=[COVER])
    many = [COVER, *(leaf("text", n, heading=f"Page {n}", text="<p>x</p>") for n in range(2, 6))]
    answer = author.post(
        f"/admin/pages/{page.pk}/edit/", form_of(page, many, "card") | {"action-publish": "1"}
    )
    assert errors_of(answer) == [
        "Card for a pocket: it has room for 4 pages, and there are 5. Take pages out, put two together, or"
        " choose another form."
    ]


def test_what_fits_is_published(faces, author, pango):
    page = handout(shelf(faces), leaves=[COVER])
    short = [COVER, leaf("text", 2, heading="Feet", text="<p>Press.</p>")]
    form = form_of(page, short, "card", "zine") | {"action-publish": "1"}
    answer = author.post(f"/admin/pages/{page.pk}/edit/", form)
    page.refresh_from_db()
    assert (answer.status_code, len(page.panels), [row.paper for row in page.papers.all()]) == (
        302,
        2,
        ["card", "zine"],
    )


def test_its_author_sees_the_sheet_and_what_does_not_fit(faces, rf, pango):
    page = handout(shelf(faces), "card", "zine", leaves=[COVER, LONG])
    modes = [name for name, _label in page.preview_modes]
    assert modes == ["", "sheet-card", "sheet-zine", "sheet-a4"]
    shown = page.serve_preview(rf.get("/"), "sheet-card").content.decode()
    assert "page 2 is" in shown
    assert 'leaf--over" id="page-2"' in shown
    assert (shown.count('<section class="leaf'), shown.count("<link")) == (4, 0)
    flat = page.serve_preview(rf.get("/"), "sheet-a4").content.decode()
    assert ("told" in re.findall(r'class="([^"]*)"', flat), flat.count('class="part')) == (False, 3)


def test_too_many_pages_are_told_in_the_preview(faces, rf):
    leaves = [COVER, *(leaf("text", n, heading=f"Page {n}", text="<p>x</p>") for n in range(2, 6))]
    page = handout(shelf(faces), "card", leaves=leaves)
    assert "it has room for 4 pages" in page.serve_preview(rf.get("/"), "sheet-card").content.decode()


def test_numbers_come_from_the_contacts(faces, pango):
    make_emergency()
    line = make_contact("Free line", number="+39 800 000 000")
    people = leaf("people", 2, heading="People who help", text="", contacts=[line.pk], drawing="")
    handout(shelf(faces), "card", leaves=[COVER, people])
    assert "+39 800 000 000 Free line" in text_of(browser().get("/paper/cup/print/a4/").content)
    line.number = "+39 800 000 111"
    line.save()
    assert "+39 800 000 111 Free line" in text_of(browser().get("/paper/cup/print/a4/").content)


def test_folding_pictures_are_mirrored_where_one_reads_from_the_right(faces):
    page = handout(shelf(faces), "card")
    page.locale = Locale.objects.get_or_create(language_code="ar")[0]
    assert [step.count("matrix(-1 0 0 1 160 0)") for step in handout_of(page, Form.CARD).steps] == [1] * 4


def test_a_tool_leads_to_its_handout(faces):
    coping = faces.programme.add_child(
        instance=CopingPage(title="How is it?", slug="coping", locale=faces.programme.locale)
    )
    page = handout(shelf(faces), "card")
    tool = coping.add_child(
        instance=CopingToolPage(title="Fan", slug="fan", summary="Short.", locale=coping.locale, handout=page)
    )
    assert 'href="/paper/cup/"' in browser().get("/coping/fan/").content.decode()
    page.unpublish()
    assert (tool.handout_here, "/paper/cup/" in browser().get("/coping/fan/").content.decode()) == (
        None,
        False,
    )


def test_the_tools_lead_to_the_shelf(faces):
    coping = CopingPage(title="How is it?", slug="coping", locale=faces.programme.locale)
    faces.programme.add_child(instance=coping)
    assert 'href="/paper/"' not in browser().get("/coping/").content.decode()
    shelf(faces)
    assert 'href="/paper/"' in browser().get("/coping/").content.decode()


def test_the_editor_opens_and_shows_the_sheet_while_it_is_written(faces, author, pango):
    page = handout(shelf(faces), "card", leaves=[COVER])
    assert author.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    address = f"/admin/pages/{page.pk}/edit/preview/"
    assert author.post(address, form_of(page, [COVER, LONG], "card")).json()["is_valid"]
    shown = author.get(f"{address}?mode=sheet-card")
    assert (shown.status_code, "page 2 is" in shown.content.decode()) == (200, True)
    assert author.get(address).status_code == 200


def test_a_translated_tool_leads_to_the_translated_handout(faces):
    italian = Locale.objects.get(language_code="it")
    page = handout(shelf(faces), "card")
    HandoutsPage.objects.get().copy_for_translation(italian).save_revision().publish()
    translated = page.copy_for_translation(italian)
    translated.save_revision().publish()
    tool = CopingToolPage(title="Ventaglio", locale=italian, handout=page)
    assert tool.handout_here.pk == translated.pk


def test_every_form_has_its_words_and_every_drawing_its_picture():
    assert set(NAMES) == set(NEEDS) == set(Form)
    assert {paper.form for paper in Paper} == {form for form in Form if form.is_folded}
    assert [len(steps_of(form)) for form in Form] == [0, 4, 4, 5, 4]
    assert [name for name in Drawing if not drawn(name).startswith("<svg")] == []
    assert [step.template for form in Form for step in steps_of(form) if "<svg" not in step.picture] == []
