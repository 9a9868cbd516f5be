"""The employers on the desk: a list like every other, a page for each, and what waits to be checked."""

import pytest
from django.urls import reverse

from lms.organisations.models import Organisation, Role, Vetting
from tests.factories.people import make_employer, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(faces):
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def desk(enter, anna):
    make_employer("Hotel Aurora")
    make_employer("Caffe Nord", vetted=False)
    return enter(anna)


def told(page) -> list[tuple]:
    return [
        (row.head.words, *[cell.words for column, cell in row.cells if column.key in {"state", "next"}])
        for row in page.context["listing"].rows
    ]


def test_each_says_how_it_stands_and_what_is_next(desk):
    assert told(desk.get("/teach/employers/")) == [
        ("Caffe Nord", "Not open yet", "Check it"),
        ("Hotel Aurora", "Open", "Nothing"),
    ]
    assert told(desk.get("/teach/employers/?q=nord&show=to-check&sort=-name"))[0][0] == "Caffe Nord"
    chips = desk.get("/teach/employers/").context["listing"].shown_chips
    assert [(chip.key, chip.count) for chip in chips] == [
        ("", 2),
        ("to-check", 1),
        ("open", 1),
        ("closed", 0),
    ]


def test_what_waits_for_her_check_is_in_the_queue_until_she_has_made_it(desk, anna):
    def queue():
        parts = {part.key: part.waiting for part in desk.get("/teach/waiting/").context["queue"]}
        return [item.title for item in parts["employers"]]

    assert queue() == ["Caffe Nord"]
    nord = Organisation.objects.get(name="Caffe Nord")
    page = desk.get(reverse("desk:vet", args=[nord.uuid]))
    assert list(page.context["form"].fields) == ["note"]
    assert desk.post(reverse("desk:vet", args=[nord.uuid]), {"note": ""})["Location"] == reverse(
        "desk:vet", args=[nord.uuid]
    )
    desk.post(reverse("desk:vet", args=[nord.uuid]), {"note": "Visited the kitchen."})
    assert Vetting.objects.get(organisation=nord).coordinator == anna
    assert queue() == []
    assert desk.get(reverse("desk:vet", args=[nord.uuid])).context["form"] is None
    assert told(desk.get("/teach/employers/"))[0] == ("Caffe Nord", "Not open yet", "Nothing")


def test_s25_a_file_of_the_list_asks_again_who_it_is(desk):
    answer = desk.post(reverse("desk:employers_export"), {"format": "csv"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert b"Caffe Nord" in answer.content
    assert desk.get(reverse("desk:employers_export")).status_code in {302, 405}
    session = desk.session
    session["sure_at"] = 0
    session.save()
    again = desk.post(reverse("desk:employers_export"), {"format": "csv"})
    assert again["Location"].startswith("/admin/login/again/")


def test_the_list_and_the_queue_cost_the_same_for_one_and_for_three(desk, count_queries):
    counts = []
    for more in (1, 2):
        for number in range(more):
            make_organisation(f"Bar {more}{number}", "employer")
        counts.append([count_queries(desk.get, page) for page in ("/teach/employers/", "/teach/waiting/")])
    assert counts[0] == counts[1]
    assert counts[0][0] <= 14
