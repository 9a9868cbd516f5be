"""A share made from the approved parts of her portfolio: ticked one by one, as it was when she agreed, and
gone when she takes it back.
"""

import datetime
import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from employers.portfolios.enums import Section
from employers.portfolios.models import Share, SharedPicture
from employers.portfolios.own import actions
from employers.portfolios.own.queries import parts_to_show
from lms.organisations.models import Organisation
from lms.privacy.models import ConsentReceipt
from tests.factories.people import make_employer, make_learner
from tests.factories.portfolios import anew, attained, full, say, show, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
NEW = "/learn/portfolio/new/"


@pytest.fixture
def portfolio():
    made = full(make_learner().user)
    attained(made.person)
    return made


@pytest.fixture
def parts(portfolio):
    return parts_to_show(portfolio)


@pytest.fixture
def browser(portfolio, enter):
    return enter(portfolio.person, pin=True)


def employer_of(made: Share):
    return made.organisation.memberships.filter(role="employer").first().person


def typed(portfolio, parts: list[str], **more) -> dict:
    make_employer("Hotel Aurora")
    return {
        "organisation": str(Organisation.objects.get(name="Hotel Aurora").pk),
        "items": [f"attainment:{row.uuid}" for row in portfolio.person.attainments.all()],
        "parts": parts,
        "headline": "Aiuto cucina",
        "until": str(timezone.now().date() + datetime.timedelta(days=30)),
        "step": "check",
        **more,
    }


def body_of(page: str) -> str:
    start = page.index('<header class="profile-head">')
    return page[start : page.index("</aside>", start)]


def test_s17_each_part_has_a_tick_of_its_own_and_none_is_ticked(browser, portfolio, parts):
    actions.state(portfolio, extras={"age": "27"}, photo=upload())
    form = browser.get(NEW).context["form"]
    assert [value for value, _words in form.fields["parts"].choices] == [*parts, "photo", "age"]
    assert form["parts"].value() in (None, [])
    words = dict(form.fields["parts"].choices)
    assert words["photo"].startswith("A photo of me. Anybody can know you again")
    assert not {"languages", "available", "words"} & set(form.fields)
    assert form["headline"].value() == "Aiuto cucina"


def test_s13_the_receipt_names_each_part(browser, portfolio, parts):
    agreed = browser.post(NEW, typed(portfolio, parts, step="agree", agree="yes"))
    made = Share.objects.get()
    assert agreed["Location"] == f"/learn/portfolio/#{made.uuid}"
    receipt = ConsentReceipt.objects.get()
    sample = portfolio.samples.get()
    assert receipt.items[1:] == [
        *(f"portfolio_{part}:{portfolio.uuid}" for part in parts[:-1]),
        f"portfolio_sample:{sample.uuid}",
    ]
    assert "7 things" in receipt.text
    assert receipt.in_words()["items"].endswith(
        "About me, Languages, When I can work, Where I can work, Countries where I may work,"
        " a picture of your work"
    )


def test_a_portfolio_alone_can_be_shown(enter):
    """By somebody who has passed no test and shown no practice; but nothing at all cannot."""
    alone = full(make_learner().user)
    browser = enter(alone.person, pin=True)
    assert "/learn/portfolio/new/" in browser.get("/learn/portfolio/").content.decode()
    page = {**typed(alone, []), "step": "agree", "agree": "yes"}
    assert browser.post(NEW, page).context["form"].non_field_errors() == [
        "Choose at least one thing to show."
    ]
    browser.post(NEW, {**page, "parts": ["about"]})
    assert Share.objects.get().told == {"about": ["Mi piace l’ordine.", "it"]}


@pytest.mark.parametrize("part", ["photo", "age", "sample:nothing", "seeks"])
def test_s13_what_is_not_there_to_be_shown_is_refused(browser, portfolio, part):
    refused = browser.post(NEW, typed(portfolio, ["about", part], step="agree", agree="yes"))
    assert list(refused.context["form"].errors) == ["parts"]
    with pytest.raises(ValidationError) as problem:
        show(portfolio, "Hotel Aurora", [part])
    assert problem.value.code == "parts"
    assert Share.objects.count() == 0


def test_s17_words_that_were_put_back_can_no_longer_be_shown(browser, portfolio):
    page = typed(portfolio, ["about"])
    actions.choose(portfolio, Section.ABOUT, "")
    assert list(browser.post(NEW, page).context["form"].errors) == ["parts"]


def test_s14_the_preview_is_what_the_employer_reads(browser, enter, portfolio, parts):
    before = body_of(browser.post(NEW, typed(portfolio, parts)).content.decode())
    made = show(portfolio, "Hotel Aurora", parts)
    hers = body_of(browser.get(reverse("portfolio:preview", args=[made.uuid])).content.decode())
    theirs = body_of(
        enter(employer_of(made)).get(reverse("employers:portfolio", args=[made.uuid])).content.decode()
    )
    assert hers == theirs
    picture, shared = portfolio.samples.get(), made.pictures.get()
    told = before.replace("······", made.reference).replace(str(picture.uuid), str(shared.uuid))
    assert told == theirs
    for words in (
        "Mi piace l’ordine.",
        "Italian: B1, independent",
        "30 hours a week",
        "Emilia-Romagna",
        "Italy",
    ):
        assert words in theirs


def test_an_employer_reads_the_language_beside_hers_and_not_hers(enter, portfolio, parts):
    made = show(portfolio, "Hotel Aurora", parts)
    page = enter(employer_of(made)).get(reverse("employers:portfolio", args=[made.uuid])).content.decode()
    assert ("Un piatto" in page, "أحب النظام" in page, "طبق" in page) == (True, False, False)
    assert str(portfolio.available_from) not in page
    assert "in about 3 weeks" in page


def test_what_she_changes_later_shows_nothing_more(enter, portfolio, parts):
    made = show(portfolio, "Hotel Aurora", parts)
    say(portfolio, Section.ABOUT, it="Cose nuove.")
    actions.state(portfolio, may_work_in=["IT", "ES"])
    actions.remove_sample(anew(portfolio).samples.get())
    page = enter(employer_of(made)).get(reverse("employers:portfolio", args=[made.uuid])).content.decode()
    assert ("Cose nuove." in page, "Spain" in page, "Un piatto" in page) == (False, False, True)


def test_s15_an_open_tab_shows_nothing_once_she_closed_it(browser, enter, portfolio, parts):
    """Page, check, print and pictures: asked for again, they are as absent as what never was."""
    made = show(portfolio, "Hotel Aurora", parts)
    picture = made.pictures.get()
    tab = enter(employer_of(made))
    addresses = [
        reverse("employers:portfolio", args=[made.uuid]),
        reverse("employers:portfolio_check", args=[made.uuid]),
        reverse("employers:portfolio_picture", args=[made.uuid, picture.uuid]),
    ]
    assert [tab.get(address).status_code for address in addresses] == [200] * 3
    assert "no-store" in tab.get(addresses[-1])["Cache-Control"]
    browser.post(reverse("portfolio:withdraw", args=[made.uuid]))
    assert [tab.get(address).status_code for address in addresses] == [404] * 3
    assert tab.get(addresses[-1], headers={"If-None-Match": "*"}).status_code == 404


def test_s16_two_employers_get_no_equal_file_and_no_equal_address(enter, portfolio, parts):
    shares = [show(portfolio, name, parts) for name in ("Hotel Aurora", "Trattoria Ponte")]
    pictures = [made.pictures.get() for made in shares]
    got = [
        b"".join(
            enter(employer_of(made))
            .get(reverse("employers:portfolio_picture", args=[made.uuid, picture.uuid]))
            .streaming_content
        )
        for made, picture in zip(shares, pictures, strict=True)
    ]
    assert got[0] != got[1]
    assert len({picture.image.name for picture in pictures} | {portfolio.samples.get().image.name}) == 3
    assert Image.open(io.BytesIO(got[0])).format == "WEBP"
    other = reverse("employers:portfolio_picture", args=[shares[0].uuid, pictures[1].uuid])
    assert enter(employer_of(shares[0])).get(other).status_code == 404
    theirs = reverse("employers:portfolio_picture", args=[shares[1].uuid, pictures[1].uuid])
    assert enter(employer_of(shares[0])).get(theirs).status_code == 404


def test_a_shared_picture_goes_with_its_share(portfolio, parts, django_capture_on_commit_callbacks):
    made = show(portfolio, "Hotel Aurora", parts)
    stored = made.pictures.get().image
    assert stored.storage.exists(stored.name)
    with django_capture_on_commit_callbacks(execute=True):
        made.consent.delete()
    assert (SharedPicture.objects.count(), stored.storage.exists(stored.name)) == (0, False)


def test_her_copy_says_what_she_showed(portfolio, parts):
    told = show(portfolio, "Hotel Aurora", parts).in_words()["told"]
    assert told.startswith("Mi piace l’ordine. · Languages: Arabic: first language, Italian: B1, independent")
