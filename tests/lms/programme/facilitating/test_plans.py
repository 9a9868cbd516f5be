"""Session plans: for those who lead a group, on a screen and on paper."""

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lms.printing.pdf import is_available
from lms.programme.models import SessionPlanPage, SessionsPage
from tests.lms.printing.readers import as_read

pytestmark = pytest.mark.django_db


def shelf(faces) -> SessionsPage:
    return faces.programme.add_child(
        instance=SessionsPage(
            title="For facilitators", slug="sessions", care="<p>Two lead.</p>", locale=faces.programme.locale
        )
    )


def plan(above: SessionsPage, title: str, kind: str, **fields) -> SessionPlanPage:
    page = SessionPlanPage(
        **{
            "title": title,
            "slug": title.lower(),
            "summary": f"{title}, short.",
            "kind": kind,
            "aim": "<p>To stand.</p>",
            "before": "<p>A door ajar.</p>",
            "care": "<p>Never touch.</p>",
            "locale": above.locale,
        }
        | fields
    )
    page.materials = SessionPlanPage.materials.field.stream_block.to_python(
        [{"type": "thing", "id": "a", "value": "Chairs"}]
    )
    page.steps = SessionPlanPage.steps.field.stream_block.to_python(
        [
            {
                "type": "step",
                "id": f"s{minutes}",
                "value": {"minutes": minutes, "heading": heading, "text": "<p>How.</p>", "words": "Slowly."},
            }
            for minutes, heading in ((10, "Arriving"), (25, "Moving"))
        ]
    )
    return above.add_child(instance=page)


def browser() -> Client:
    return Client(SERVER_NAME="heal.localhost")


def test_the_shelf_is_sorted_by_what_they_work_with(faces):
    above = shelf(faces)
    plan(above, "Ground", "body")
    plan(above, "Bread", "ethno")
    plan(above, "Draft", "art", live=False)
    answer = browser().get("/sessions/")
    assert [(kind.value, [page.title for page in plans]) for kind, plans in answer.context["kinds"]] == [
        ("ethno", ["Bread"]),
        ("body", ["Ground"]),
    ]
    assert "Two lead." in answer.content.decode()


def test_a_plan_says_how_long_it_takes_and_what_it_needs(faces):
    plan(shelf(faces), "Ground", "body", people_from=4, people_to=12)
    shown = browser().get("/sessions/ground/").content.decode()
    words = ["35 minutes", "4 to 12 people", "body-based", "To stand.", "Chairs", "A door ajar.", "Arriving"]
    words += ["10 minutes", "Slowly.", "Never touch.", 'href="/sessions/ground/print/"']
    assert [word for word in words if word not in shown] == []


def test_it_is_printed(faces):
    if not is_available():
        pytest.skip("Pango is not installed")
    plan(shelf(faces), "Ground", "body")
    answer = browser().get("/sessions/ground/print/")
    document = pypdfium2.PdfDocument(answer.content)
    text = document[0].get_textpage()
    read = as_read(text.get_text_range())
    text.close()
    document.close()
    words = ["Ground", "To stand.", "Chairs", "Arriving", "Moving", "Never touch.", "My notes, without names"]
    assert ([word for word in words if word not in read], answer["Content-Disposition"]) == (
        [],
        'inline; filename="sheet.pdf"',
    )


def test_a_draft_is_not_printed(faces):
    plan(shelf(faces), "Ground", "body", live=False)
    assert browser().get("/sessions/ground/print/").status_code == 404


def test_at_most_is_not_less_than_at_least(faces):
    above = shelf(faces)
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionPlanPage.objects.filter(pk=plan(above, "Ground", "body").pk).update(people_from=9, people_to=4)
