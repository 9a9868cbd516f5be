"""The employer's side: what was shared with her organisation, asked anew at every request, and nothing else."""

import datetime
import io
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.certificates.actions import issue_for_module
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share, withdraw
from employers.portfolios.models import Share
from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry
from lms.competences.actions import award
from lms.organisations.models import Organisation, Vetting
from lms.printing.pdf import is_available
from lms.privacy.models import ConsentReceipt
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def employer():
    return make_employer("Hotel Aurora")


@pytest.fixture
def browser(employer, enter):
    return enter(employer)


@pytest.fixture
def make_share(employer):
    """A share with an employer, of a competence and a certificate of a learner of its own."""

    def call(*, organisation: str = "Hotel Aurora", headline: str = "Kitchen assistant") -> Share:
        learner, module = make_learner().user, make.taught_module()
        taught = module.taught.get()
        attained = award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
        certificate = issue_for_module(enrol(learner, module.course, by=learner), module)
        draft = Draft(
            organisation=Organisation.objects.get(name=organisation),
            until=timezone.now().date() + datetime.timedelta(days=30),
            headline=headline,
            words="I like to keep things clean.",
            languages="English, Italian",
            available="Mornings",
            items=[("certificate", certificate.uuid), ("attainment", attained.uuid)],
        )
        return share(learner, draft, language="en")

    return call


@pytest.fixture
def shared(make_share) -> Share:
    return make_share()


def pages_of(share_id) -> tuple[str, str]:
    return reverse("employers:portfolio", args=[share_id]), reverse("employers:portfolio_print", args=[share_id])


# ── what is there ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_names_what_is_shared_with_them_the_newest_first(browser, make_share):
    first, second = make_share(), make_share(headline="Cleaner")
    make_employer("Trattoria")
    make_share(organisation="Trattoria")
    until = timezone.now().date() + datetime.timedelta(days=30)
    assert browser.get("/employers/").context["rows"] == [
        {"reference": row.reference, "headline": row.headline, "until": until, "url": pages_of(row.uuid)[0]} for row in (second, first)
    ]


def test_the_portfolio_says_what_she_chose(browser, shared):
    portfolio = browser.get(pages_of(shared.uuid)[0]).context["portfolio"]
    label = shared.person.attainments.get().competence.label_in("en")
    assert (portfolio.reference, portfolio.headline, portfolio.words, portfolio.languages, portfolio.available) == (
        shared.reference,
        "Kitchen assistant",
        "I like to keep things clean.",
        "English, Italian",
        "Mornings",
    )
    assert [(row.title, row.words, row.level, row.rank, row.ranks) for row in portfolio.competences] == [(label, "Test", "Basic", 1, 1)]
    assert [(row.title, row.words) for row in portfolio.certificates] == [("A clean kitchen", "6 hours of training")]


def test_s21_nothing_tells_who_she_is_or_where_she_learned_it(browser, shared):
    page = browser.get(pages_of(shared.uuid)[0]).content.decode()
    person = shared.person
    told = [person.username, person.profile.handle, str(person.profile.uuid), str(shared.consent.uuid), "Officina", "Kitchen work"]
    assert [words for words in told if words in page] == []


def test_s15_what_she_withdraws_from_her_certificates_is_gone_from_the_portfolio(browser, shared):
    shared.person.certificates.update(withdrawn_at=timezone.now())
    assert browser.get(pages_of(shared.uuid)[0]).context["portfolio"].certificates == []


def test_two_employers_cannot_compare_references(make_share, browser):
    make_employer("Trattoria")
    first = make_share()
    items = [(item.source, item.evidence) for item in first.items.all()]
    draft = Draft(organisation=Organisation.objects.get(name="Trattoria"), until=timezone.now().date() + datetime.timedelta(days=3), headline="x", items=items)
    assert share(first.person, draft, language="en").reference != first.reference


def test_the_print_says_the_same_as_the_page(browser, shared):
    if not is_available():
        pytest.skip("Pango is not installed")
    printed = browser.get(pages_of(shared.uuid)[1])
    assert (printed["Content-Type"], printed["Cache-Control"]) == ("application/pdf", "no-store")
    assert printed["Content-Disposition"].endswith('filename="portfolio.pdf"')
    reader = PdfReader(io.BytesIO(printed.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    label = shared.person.attainments.get().competence.label_in("en")
    wanted = ["Kitchen assistant", "I like to keep things clean.", label, "Basic (1/1)", "A clean kitchen", "6 hours of training", "English, Italian", "Mornings", shared.reference]
    assert [words for words in wanted if words not in text] == []
    assert {key: value for key, value in reader.metadata.items() if key != "/Producer"} == {"/Title": shared.reference}


def test_s18_every_opening_is_logged_and_the_list_is_not_one(browser, employer, shared):
    browser.get("/employers/")
    browser.get(pages_of(shared.uuid)[0])
    assert list(AccessEntry.objects.values_list("person", "reader", "what", "thing")) == [(shared.person_id, employer.pk, "portfolio", shared.uuid)]


# ── what is not there ──────────────────────────────────────────────────────────────────────────────────────────────────
def withdrawn(shared: Share) -> None:
    withdraw(shared)


def expired(shared: Share) -> None:
    ConsentReceipt.objects.filter(share=shared).update(expires_at=timezone.now() - datetime.timedelta(seconds=1))


def no_longer_checked(shared: Share) -> None:
    Vetting.objects.filter(organisation=shared.organisation).first().delete()


def erased(shared: Share) -> None:
    shared.person.delete()


def closed_account(shared: Share) -> None:
    shared.person.is_active = False
    shared.person.save()


def paused(shared: Share) -> None:
    suspend(shared.person.profile, by=None)


def left(shared: Share) -> None:
    shared.organisation.memberships.filter(role="employer").update(ended_at=timezone.now())


GONE = [withdrawn, expired, no_longer_checked, erased, closed_account, paused]


@pytest.mark.parametrize("happened", GONE, ids=lambda happened: happened.__name__)
def test_s15_what_is_no_longer_shared_looks_like_what_never_was(browser, shared, same_absence, happened):
    page, sheet = pages_of(shared.uuid)
    assert browser.get(page).status_code == 200
    happened(shared)
    never_page, never_sheet = pages_of(uuid.uuid4())
    assert same_absence(browser, page, never_page)
    assert same_absence(browser, sheet, never_sheet)
    assert browser.get(page, headers={"If-None-Match": "*"}).status_code == 404
    assert browser.get("/employers/").context["rows"] == []


def test_s16_another_employers_share_looks_like_what_never_was(enter, shared, same_absence):
    stranger = enter(make_employer("Trattoria"))
    for theirs, never in zip(pages_of(shared.uuid), pages_of(uuid.uuid4()), strict=True):
        assert same_absence(stranger, theirs, never)
    assert AccessEntry.objects.count() == 0


def test_s16_whoever_left_the_employer_finds_nothing(enter, employer, shared):
    left(shared)
    assert [enter(employer).get(address).status_code for address in ("/employers/", *pages_of(shared.uuid))] == [404] * 3


def test_s15_her_language_and_her_new_certificate_change_nothing_for_them(browser, shared):
    """What she gained after sharing is not shared."""
    module = make.taught_module()
    issue_for_module(enrol(shared.person, module.course, by=shared.person), module)
    assert len(browser.get(pages_of(shared.uuid)[0]).context["portfolio"].certificates) == 1


def test_s31_nothing_is_changed_by_posting(browser, shared):
    assert [browser.post(address).status_code for address in ("/employers/", *pages_of(shared.uuid))] == [405] * 3


# ── cost ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_asks_the_same_for_1_and_for_3(browser, make_share, count_queries):
    make_share()
    few = count_queries(browser.get, "/employers/")
    make_share(), make_share()
    assert count_queries(browser.get, "/employers/") == few
    assert len(browser.get("/employers/").context["rows"]) == 3
    assert few <= 8


def test_a_portfolio_asks_the_same_for_1_thing_and_for_3(browser, shared, count_queries):
    page = pages_of(shared.uuid)[0]
    shared.items.filter(source="attainment").delete()
    few = count_queries(browser.get, page)
    for _number in range(2):
        module = make.taught_module()
        certificate = issue_for_module(enrol(shared.person, module.course, by=shared.person), module)
        shared.items.create(source="certificate", evidence=certificate.uuid, position=5)
    assert count_queries(browser.get, page) == few
    assert len(browser.get(page).context["portfolio"].certificates) == 3
    assert few <= 12
