"""The employer's side: what was shared with her organisation, asked anew at every request, and
nothing else.
"""

import datetime
import io
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.certificates.actions import issue_for_module
from courses.certificates.codes import grouped
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share, withdraw
from employers.portfolios.models import Share
from employers.portfolios.queries import SharedPortfolio, weeks_until
from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry
from lms.competences.actions import award
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource, Section
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


def pages_of(share_id) -> tuple[str, str, str]:
    return tuple(
        reverse(f"employers:{name}", args=[share_id])
        for name in ("portfolio", "portfolio_print", "portfolio_check")
    )


def rows_under(portfolio, title: str) -> list:
    """What a portfolio says under one heading."""
    return [row for section in portfolio.sections if section.title == title for row in section.rows]


# ── what is there ───────────────────────────────────────────────────────────────────────────────────────────
def row_of(row: Share, *, new: bool) -> SharedPortfolio:
    return SharedPortfolio(
        reference=row.reference,
        headline=row.headline,
        weeks=5,
        new=new,
        url=pages_of(row.uuid)[0],
    )


def test_the_list_names_what_is_shared_with_them_and_first_what_nobody_has_opened(browser, make_share):
    """By reference, which is chance: in the order of sharing two employers would find the same people at the
    same places.
    """
    shares = sorted(
        (make_share(headline=f"Cleaner {number}") for number in range(4)), key=lambda row: row.reference
    )
    make_employer("Trattoria")
    make_share(organisation="Trattoria")
    assert browser.get("/employers/").context["rows"] == [row_of(row, new=True) for row in shares]
    browser.get(pages_of(shares[0].uuid)[0])
    assert browser.get("/employers/").context["rows"] == [
        *(row_of(row, new=True) for row in shares[1:]),
        row_of(shares[0], new=False),
    ]


@pytest.mark.parametrize(("days", "weeks"), [(0, 1), (1, 1), (7, 1), (8, 2), (30, 5), (90, 13)])
def test_how_long_it_is_open_is_told_in_weeks(days, weeks):
    assert weeks_until(timezone.now().date() + datetime.timedelta(days=days)) == weeks


def test_the_order_of_things_is_that_of_their_words(browser, shared):
    """As she ticked them they would stand in the order in which she got them."""
    for title in ("Zinc", "Apples", "Milk"):
        module = make.taught_module(title=title)
        issued = issue_for_module(enrol(shared.person, module.course, by=shared.person), module)
        shared.items.create(source="certificate", evidence=issued.uuid, position=0)
    titles = [
        row.title
        for row in rows_under(browser.get(pages_of(shared.uuid)[0]).context["portfolio"], "Certificates")
    ]
    assert titles == ["A clean kitchen", "Apples", "Milk", "Zinc"]


def test_the_portfolio_says_what_she_chose(browser, shared):
    portfolio = browser.get(pages_of(shared.uuid)[0]).context["portfolio"]
    label = shared.person.attainments.get().competence.label_in("en")
    assert (
        portfolio.reference,
        portfolio.headline,
        portfolio.words,
        [(fact.title, fact.lines) for fact in portfolio.facts],
    ) == (
        shared.reference,
        "Kitchen assistant",
        "I like to keep things clean.",
        [("Languages", ["English, Italian"]), ("Can work", ["Mornings"])],
    )
    assert [
        (row.title, row.words, row.level, row.rank, row.ranks)
        for row in rows_under(portfolio, "What she has shown")
    ] == [(label, "Test: she knows it", "Basic", 1, 1)]
    assert [(row.title, row.words) for row in rows_under(portfolio, "Certificates")] == [
        ("A clean kitchen", "6 hours of training")
    ]


@pytest.fixture
def tools():
    """A kind of evidence that none of our packages knows: which tools somebody owns."""

    @evidence.register
    class OwnTools(EvidenceSource):
        key = "own_tools"
        label = "Tool"
        label_of_many = "Tools"
        order = 5
        icon = "book"
        can_be_shared = True
        section = Section("What she brings", order=15)
        owned = uuid.uuid4()

        def describe(self, uuids, *, language):
            knives = Evidence(title="A set of knives", words="her own", year=2026)
            return {known: knives for known in uuids if known == self.owned}

        def of_person(self, person):
            return [self.owned]

    yield evidence.sources["own_tools"]
    evidence.sources.remove("own_tools")


def test_evidence_from_elsewhere_stands_in_the_portfolio_under_its_heading(browser, enter, shared, tools):
    """One registration: she is offered it, and her preview, the employer's page, the check and the sheet
    show it.
    """
    form = enter(shared.person, pin=True).get(reverse("portfolio:new")).context["form"]
    assert (f"own_tools:{tools.owned}", "A set of knives") in form.fields["items"].choices
    shared.items.create(source="own_tools", evidence=tools.owned, position=2)
    read, printed, checked = pages_of(shared.uuid)
    for address in (read, checked):
        page = browser.get(address)
        assert [section.title for section in page.context["portfolio"].sections] == [
            "What she has shown",
            "What she brings",
            "Certificates",
        ]
        assert "<h2>What she brings</h2>" in page.content.decode()
        assert "A set of knives" in page.content.decode()
    if is_available():
        sheet = PdfReader(io.BytesIO(browser.get(printed).content)).pages[0].extract_text()
        assert "What she brings\nA set of knives\nher own · 2026" in sheet


def test_s21_nothing_tells_who_she_is_or_where_she_learned_it(browser, shared):
    page = browser.get(pages_of(shared.uuid)[0]).content.decode()
    person = shared.person
    certificate = person.certificates.get()
    told = [
        person.username,
        person.profile.handle,
        str(person.profile.uuid),
        str(shared.consent.uuid),
        "Officina",
        "Kitchen work",
    ]
    told += [certificate.code, grouped(certificate.code), str(certificate.uuid), "/verify/"]
    assert [words for words in told if words in page] == []


def test_s15_what_she_withdraws_from_her_certificates_is_gone_from_the_portfolio(browser, shared):
    shared.person.certificates.update(withdrawn_at=timezone.now())
    assert rows_under(browser.get(pages_of(shared.uuid)[0]).context["portfolio"], "Certificates") == []


def test_two_employers_cannot_compare_references(make_share, browser):
    make_employer("Trattoria")
    first = make_share()
    items = [(item.source, item.evidence) for item in first.items.all()]
    draft = Draft(
        organisation=Organisation.objects.get(name="Trattoria"),
        until=timezone.now().date() + datetime.timedelta(days=3),
        headline="x",
        items=items,
    )
    assert share(first.person, draft, language="en").reference != first.reference


def test_the_print_says_the_same_as_the_page(browser, shared):
    if not is_available():
        pytest.skip("Pango is not installed")
    printed = browser.get(pages_of(shared.uuid)[1])
    assert (printed["Content-Type"], printed["Cache-Control"]) == ("application/pdf", "no-store")
    assert printed["Content-Disposition"].endswith(f'filename="portfolio-{shared.reference}.pdf"')
    reader = PdfReader(io.BytesIO(printed.content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    label = shared.person.attainments.get().competence.label_in("en")
    wanted = [
        "Kitchen assistant",
        "I like to keep things clean.",
        label,
        "Basic (1/1)",
        "A clean kitchen",
        "6 hours of training",
        "English, Italian",
        "Mornings",
        shared.reference,
    ]
    assert [words for words in wanted if words not in text] == []
    assert {key: value for key, value in reader.metadata.items() if key != "/Producer"} == {
        "/Title": shared.reference
    }


def test_s18_every_opening_is_logged_and_the_list_is_not_one(browser, employer, shared):
    browser.get("/employers/")
    browser.get(pages_of(shared.uuid)[0])
    assert list(AccessEntry.objects.values_list("person", "reader", "what", "thing")) == [
        (shared.person_id, employer.pk, "portfolio", shared.uuid)
    ]


# ── checking ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def of_many(make_share) -> Share:
    """A share of one certificate and one of the three competences that stand on its paper."""
    shared = make_share()
    certificate = shared.person.certificates.get()
    others = [{"label": f"Other {number}", "level": "Alone", "evidence": "Test"} for number in range(2)]
    certificate.snapshot["texts"]["en"]["competences"] += others
    certificate.place, certificate.signatory = "Turin", "Giulia Conti"
    certificate.save()
    return shared


def test_the_check_says_what_she_ticked_and_nothing_else_of_the_paper(browser, of_many):
    page = browser.get(pages_of(of_many.uuid)[2])
    certificate = of_many.person.certificates.get()
    label = of_many.person.attainments.get().competence.label_in("en")
    html = page.content.decode()
    assert [
        words
        for words in ("Valid", "A clean kitchen", label, of_many.reference, "Open Path Training")
        if words not in html
    ] == []
    told = [
        certificate.code,
        grouped(certificate.code),
        "Other 0",
        "Other 1",
        "Turin",
        "Giulia Conti",
        "/verify/",
    ]
    assert [words for words in told if words in html] == []


def test_the_check_asks_for_nothing(browser, shared):
    main = re.search(r"<main.*</main>", browser.get(pages_of(shared.uuid)[2]).content.decode(), re.DOTALL)[0]
    assert [tag for tag in ("<form", "<input") if tag in main] == []


def test_the_check_says_what_was_withdrawn(browser, shared):
    shared.person.certificates.update(withdrawn_at=timezone.now())
    page = browser.get(pages_of(shared.uuid)[2])
    assert (page.context["withdrawn"], rows_under(page.context["portfolio"], "Certificates")) == (
        ["A clean kitchen"],
        [],
    )
    assert "Withdrawn" in page.content.decode()


def test_s18_a_check_is_an_opening(browser, employer, shared):
    browser.get(pages_of(shared.uuid)[2])
    assert list(AccessEntry.objects.values_list("person", "reader", "what", "thing")) == [
        (shared.person_id, employer.pk, "portfolio", shared.uuid)
    ]


def test_the_check_is_for_the_people_of_that_employer_only(client, enter, shared):
    check = pages_of(shared.uuid)[2]
    assert client.get(check).status_code in {302, 404}
    assert [enter(who).get(check).status_code for who in (shared.person, make_employer("Trattoria"))] == [
        404,
        404,
    ]


# ── what is not there ───────────────────────────────────────────────────────────────────────────────────────
def withdrawn(shared: Share) -> None:
    withdraw(shared)


def expired(shared: Share) -> None:
    ConsentReceipt.objects.filter(share=shared).update(
        expires_at=timezone.now() - datetime.timedelta(seconds=1)
    )


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
    page, *_others = pages_of(shared.uuid)
    assert browser.get(page).status_code == 200
    happened(shared)
    for theirs, never in zip(pages_of(shared.uuid), pages_of(uuid.uuid4()), strict=True):
        assert same_absence(browser, theirs, never)
        assert browser.get(theirs, headers={"If-None-Match": "*"}).status_code == 404
    assert browser.get("/employers/").context["rows"] == []


def test_s16_another_employers_share_looks_like_what_never_was(enter, shared, same_absence):
    stranger = enter(make_employer("Trattoria"))
    for theirs, never in zip(pages_of(shared.uuid), pages_of(uuid.uuid4()), strict=True):
        assert same_absence(stranger, theirs, never)
    assert AccessEntry.objects.count() == 0


def test_s16_whoever_left_the_employer_finds_nothing(enter, employer, shared):
    left(shared)
    assert [
        enter(employer).get(address).status_code for address in ("/employers/", *pages_of(shared.uuid))
    ] == [404] * 4


def test_s15_her_language_and_her_new_certificate_change_nothing_for_them(browser, shared):
    """What she gained after sharing is not shared."""
    module = make.taught_module()
    issue_for_module(enrol(shared.person, module.course, by=shared.person), module)
    assert len(rows_under(browser.get(pages_of(shared.uuid)[0]).context["portfolio"], "Certificates")) == 1


def test_s31_nothing_is_changed_by_posting(browser, shared):
    assert [browser.post(address).status_code for address in ("/employers/", *pages_of(shared.uuid))] == [
        405
    ] * 4


# ── cost ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_asks_the_same_for_1_and_for_3(browser, make_share, count_queries):
    make_share()
    few = count_queries(browser.get, "/employers/")
    make_share(), make_share()
    assert count_queries(browser.get, "/employers/") == few
    assert len(browser.get("/employers/").context["rows"]) == 3
    assert few <= 17


def test_a_portfolio_asks_the_same_for_1_thing_and_for_3(browser, shared, count_queries):
    page = pages_of(shared.uuid)[0]
    shared.items.filter(source="attainment").delete()
    few = count_queries(browser.get, page)
    for _number in range(2):
        module = make.taught_module()
        certificate = issue_for_module(enrol(shared.person, module.course, by=shared.person), module)
        shared.items.create(source="certificate", evidence=certificate.uuid, position=5)
    assert count_queries(browser.get, page) == few
    assert len(rows_under(browser.get(page).context["portfolio"], "Certificates")) == 3
    assert few <= 15  # three of them enter the opening in the audit
