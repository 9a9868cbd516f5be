"""The collection as one PDF: contents, index and running heads, made beside the pages."""

import io
import re

import pypdf
import pytest
from django.urls import reverse as reverse_on

from lms.jobs.actions import run
from lms.jobs.models import Job
from lms.network.collection.models import BookOrder
from lms.organisations.models import Role
from tests.factories.network import make_practice, make_public, make_recommendation
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-708192000001"


def reverse(name, *arguments):
    return reverse_on(f"network_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def desk(faces, enter):
    browser = enter(make_worker(Role.COORDINATOR, organisation=make_organisation()))
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def test_the_collection_is_made_beside_the_pages_with_contents_heads_and_an_index(desk):
    long = "It took a while, and then it worked. " * 90  # more than a page
    bread = make_public(title="Bread", country="GR", told_by="Anasa", done=long)
    keys = make_public(title="Keys", themes=("home",))
    make_recommendation(bread, keys, title="Bake more")
    make_practice(title="Nobody sees this")
    asked = desk.post(reverse("book"), {"key": KEY, "language": "en"})
    job = Job.objects.get()
    page = reverse("book_job", job.uuid)
    assert (asked["Location"], job.total, desk.get(page).context["job"].is_open) == (page, 3, True)
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, job.total) == ("done", 3)
    file = desk.get(reverse("book_file", job.uuid))
    book = pypdf.PdfReader(io.BytesIO(file.content))
    pages = [" ".join(page.extract_text().split()) for page in book.pages]
    begins = {
        title: next(n for n, text in enumerate(pages, 1) if f"{title} Somebody does something." in text)
        for title in ("Bread", "Keys")
    }
    for told in (pages[1], pages[-1]):  # contents, and the index
        assert {title: int(re.search(rf"{title}[ .]*?(\d+)", told)[1]) for title in begins} == begins
    assert all("Bread" in pages[number - 1] for number in range(begins["Bread"], begins["Keys"]))
    assert begins["Keys"] - begins["Bread"] > 1
    whole = " ".join(pages)
    words = ["Bake more", "Does it answer a need", "Anasa", "Greece", "Nobody sees this"]
    assert [each in whole for each in words] == [True, True, True, True, False]
    assert (book.metadata.title, book.trailer["/Root"]["/MarkInfo"]["/Marked"]) == ("Good practices", True)


def test_what_has_no_room_in_one_book_is_refused_before_it_is_begun(desk, monkeypatch):
    monkeypatch.setattr("lms.network.desk.forms.book.MOST_IN_A_BOOK", 1)
    practices = [make_public(), make_public()]
    asked = desk.post(reverse("book"), {"key": KEY, "language": "en"})
    assert (list(asked.context["form"].errors), Job.objects.count()) == (["practices"], 0)
    desk.post(reverse("book"), {"key": KEY, "language": "en", "practices": [practices[0].pk]})
    assert Job.objects.get().total == 2


def test_of_a_choice_the_chosen_alone_and_to_nobody_else(desk, enter):
    make_public(title="Bread")
    keys = make_public(title="Keys")
    desk.post(reverse("book"), {"key": KEY, "language": "it", "practices": [keys.pk]})
    order, job = BookOrder.objects.get(), Job.objects.get()
    assert ([each.title for each in order.practices.all()], job.total) == (["Keys"], 2)
    other = enter(make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia")))
    other.defaults["SERVER_NAME"] = "heal.localhost"
    assert {other.get(reverse(name, job.uuid)).status_code for name in ("book_job", "book_file")} == {404}
