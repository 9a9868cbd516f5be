"""An agreement: who writes, reads and signs it, and that nobody does for another."""

import hashlib
import io
import json
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from employers.members.models import Member
from employers.placements.actions import agreements, places
from employers.placements.enums import Party
from employers.placements.models import Agreement, Placement, Signature
from employers.placements.queries import is_signed, shown_to
from employers.portfolios.actions import withdraw, withdraw_all
from employers.portfolios.models import Share
from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry, AuditEntry
from lms.organisations.closing import close_employer
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation, Role
from lms.printing.pdf import is_available
from lms.privacy.models import ConsentReceipt
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.places import agreed, make_place, shown, shows, signed, terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def place():
    made = make_place()
    agreed(made)
    return made


def parties(agreement: Agreement) -> set[str]:
    return set(agreement.signatures.values_list("party", flat=True))


def hers(place, page: str = "place") -> str:
    return reverse(f"places:{page}", args=[place.placement.uuid])


def theirs(place, page: str = "place") -> str:
    return reverse(f"places_employer:{page}", args=[place.placement.uuid])


# ── beginning ───────────────────────────────────────────────────────────────────────────────────────────────
def test_she_begins_where_she_shows_something_and_nowhere_else(enter):
    learner = make_learner(worker=make_worker()).user
    make_employer("Trattoria Ponte")
    make_employer("Hotel Aurora")
    browser = enter(learner, pin=True)
    assert browser.get("/learn/work/places/new/").status_code == 302
    shows(learner, Organisation.objects.get(name="Hotel Aurora"))
    form = browser.get("/learn/work/places/new/").context["form"]
    assert [str(label) for _value, label in form.fields["where"].choices] == [
        "Hotel Aurora: Job",
        "Hotel Aurora: Internship",
        "Hotel Aurora: Trial",
    ]


def test_without_anybody_beside_her_it_does_not_begin(place):
    alone = make_learner().user
    hotel = place.placement.organisation
    shows(alone, hotel)
    with pytest.raises(ValidationError, match="who goes with you"):
        places.begin(alone, places.Chosen(hotel, None, "internship"))


# ── the text ────────────────────────────────────────────────────────────────────────────────────────────────
def test_it_stands_in_the_language_that_counts_and_in_hers(place):
    text = place.agreement.text
    assert (text["valid"], text["languages"]) == ("it", ["it", "en"])
    assert ["Work", "Cutting vegetables."] in text["clauses"]["en"]
    assert ["Lavoro", "Tagliare verdure."] in text["clauses"]["it"]
    told = json.dumps(text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert place.agreement.digest == hashlib.sha256(told.encode()).hexdigest()


def test_the_same_words_are_the_version_that_is_there_and_others_are_a_new_one(place):
    first = place.agreement
    assert agreed(place).pk == first.pk
    assert agreed(place, words={"pay": {"it": "700 euro.", "en": "700 euro."}}).number == 2


@pytest.mark.parametrize("name", ["Officina", "trafficking"])
def test_s01_no_organisation_that_supports_her_and_no_telling_word_gets_in(place, name):
    """In either language, in what is typed."""
    with pytest.raises(ValidationError, match="says too much"):
        agreed(place, words={"safety": {"it": f"Con {name}.", "en": "."}})
    assert Agreement.objects.count() == 1


def test_only_people_of_this_employer_are_named(place):
    stranger = make_employer("Trattoria Ponte")
    with pytest.raises(ValidationError, match="must work for this employer"):
        agreements.write(
            place.placement, terms(), by=place.adviser, signatory=stranger, tutor=place.tutor, competences=[]
        )


def test_whom_the_firm_lets_sign_no_more_signs_no_more(place):
    shown(place)
    Member.objects.create(
        membership=place.signatory.memberships.get(), duties=[Duty.READS], confirmed_at=timezone.now()
    )
    with pytest.raises(PermissionDenied):
        agreements.sign(place.agreement, person=place.signatory, digest=place.agreement.digest)
    with pytest.raises(ValidationError, match="must work for this employer"):
        agreed(place, words={"pay": {"it": "1 euro.", "en": "1 euro."}})


# ── who reads and signs ─────────────────────────────────────────────────────────────────────────────────────
def everybody(place):
    """{who: (somebody, what she signs once she shows it)}."""
    hotel = place.placement.organisation
    return {
        "learner": (place.learner, [Party.LEARNER]),
        "signatory": (place.signatory, [Party.SIGNATORY]),
        "tutor": (place.tutor, [Party.TUTOR]),
        "adviser": (place.adviser, [Party.BODY]),
        "colleague there": (make_worker(Role.EMPLOYER, organisation=hotel, username="colleague"), []),
        "other employer": (make_employer("Trattoria Ponte"), []),
        "other adviser": (make_worker(username="other"), []),
        "coordinator": (make_worker(Role.COORDINATOR, username="coord"), []),
        "other learner": (make_learner(worker=place.adviser).user, []),
    }


def test_everybody_signs_for_herself_and_nobody_for_another(place):
    shown(place)
    agreement, digest = place.agreement, place.agreement.digest
    for who, (person, expected) in everybody(place).items():
        before = parties(agreement)
        if expected:
            agreements.sign(agreement, person=person, digest=digest)
        else:
            with pytest.raises(PermissionDenied):
                agreements.sign(agreement, person=person, digest=digest)
        assert parties(agreement) - before == {party.value for party in expected}, who
    assert is_signed(Agreement.objects.get(pk=agreement.pk))
    assert set(Signature.objects.values_list("digest", flat=True)) == {digest}


def test_s23_who_opens_it(place, enter):
    """Hers to herself, the employer's to the two that are named, the desk's to who accompanies her."""
    shown(place)
    desk = reverse("places_desk:place", args=[place.learner.profile.uuid, place.placement.uuid])
    found = {
        who: [
            enter(person, pin=hasattr(person, "profile")).get(address).status_code
            for address in (hers(place), theirs(place), desk)
        ]
        for who, (person, _signs) in everybody(place).items()
    }
    assert found == {
        "learner": [200, 404, 404],
        "signatory": [404, 200, 404],
        "tutor": [404, 200, 404],
        "adviser": [404, 404, 200],
        "colleague there": [404, 404, 404],
        "other employer": [404, 404, 404],
        "other adviser": [404, 404, 404],
        "coordinator": [404, 404, 404],
        "other learner": [404, 404, 404],
    }


def test_before_her_yes_the_employer_finds_nothing_and_signs_nothing(place, enter):
    browser = enter(place.signatory)
    assert browser.get(theirs(place)).status_code == 404
    with pytest.raises(PermissionDenied):
        agreements.sign(place.agreement, person=place.signatory, digest=place.agreement.digest)
    with pytest.raises(PermissionDenied):
        agreements.sign(place.agreement, person=place.learner, digest=place.agreement.digest)
    enter(place.learner, pin=True).post(hers(place, "agreement"), {"what": "show"})
    receipt = ConsentReceipt.objects.get(purpose="placement")
    assert (receipt.person_id, receipt.items) == (place.learner.pk, [f"placement:{place.placement.uuid}"])
    assert browser.get(theirs(place)).status_code == 200


def test_changed_words_are_signed_again_by_all_and_the_old_page_signs_nothing(place, enter):
    shown(place)
    old = signed(place)
    new = agreed(place, words={"pay": {"it": "600 euro.", "en": "600 euro."}})
    assert (is_signed(new), parties(new), len(parties(old))) == (False, set(), 4)
    for person in (place.learner, place.signatory, place.tutor, place.adviser):
        with pytest.raises(ValidationError, match="words have changed"):
            agreements.sign(new, person=person, digest=old.digest)
        with pytest.raises(PermissionDenied):
            agreements.sign(Agreement.objects.get(pk=make_unsigned(old).pk), person=person, digest=old.digest)


def make_unsigned(agreement: Agreement) -> Agreement:
    agreement.signatures.all().delete()
    return agreement


def test_she_signs_on_her_page_with_what_she_read_on_it(place, enter):
    shown(place)
    browser = enter(place.learner, pin=True)
    page = browser.get(hers(place, "agreement"))
    assert page.context["may_sign"] is True
    refused = browser.post(hers(place, "agreement"), {"what": "sign", "digest": place.agreement.digest})
    assert (refused.status_code, parties(place.agreement)) == (200, set())
    posted = {"what": "sign", "digest": place.agreement.digest, "read": "on"}
    for _twice in range(2):
        browser.post(hers(place, "agreement"), posted)
    assert parties(place.agreement) == {"learner"}
    done = AuditEntry.objects.filter(action="agreement.signed").values_list("facts", flat=True)
    assert list(done) == [{"party": "learner"}]


def test_an_employer_signs_with_a_fresh_second_factor(place, enter):
    shown(place)
    without = enter(place.signatory, with_factor=False).get(theirs(place, "sign"))
    assert (without.status_code, parties(place.agreement)) == (302, set())
    browser = enter(place.signatory)
    form = browser.get(theirs(place, "sign")).context["form"]
    posted = {"digest": form["digest"].value(), "read": "on", "key": str(uuid.uuid4())}
    browser.post(theirs(place, "sign"), posted)
    assert parties(place.agreement) == {"signatory"}
    assert browser.get(theirs(place, "sign")).status_code == 404


def test_another_name_is_read_by_her_before_she_signs(place, enter):
    new = agreed(place, promoter="Provincia di Torino")
    shown(place)
    assert new.text["heads"]["en"][2] == ["Who supports her", "Provincia di Torino"]
    browser = enter(place.learner, pin=True)
    page = browser.get(hers(place, "agreement"))
    assert "Provincia di Torino. The employer reads this name." in page.content.decode()
    with pytest.raises(PermissionDenied):
        agreements.sign(new, person=place.learner, digest=new.digest)
    browser.post(hers(place, "agreement"), {"what": "promoter"})
    agreements.sign(Agreement.objects.get(pk=new.pk), person=place.learner, digest=new.digest)
    assert parties(new) == {"learner"}


# ── what the employer receives ──────────────────────────────────────────────────────────────────────────────
def test_s16_the_employer_reads_the_alias_and_no_name_of_hers(place, enter):
    shown(place)
    pages = [enter(place.signatory).get(theirs(place, page)).content.decode() for page in ("place", "sign")]
    assert all("Open Path Training" in page or "Open Path" in page for page in pages)
    for page in pages:
        told = [place.learner.profile.handle, "Officina", str(place.learner.profile.uuid)]
        assert [word for word in told if word in page] == []


@pytest.mark.skipif(not is_available(), reason="Pango is not installed")
def test_the_paper_is_one_for_all_and_has_lines_to_sign_on(place, enter):
    shown(place)
    agreements.sign(place.agreement, person=place.tutor, digest=place.agreement.digest)
    own = enter(place.learner, pin=True).get(hers(place, "agreement_print"))
    employers = enter(place.signatory).get(theirs(place, "print"))
    assert own.content == employers.content
    reference = place.placement.reference
    assert own["Content-Disposition"] == f'inline; filename="agreement-{reference}.pdf"'
    reader = PdfReader(io.BytesIO(own.content))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "Tagliare verdure." in words
    assert "Cutting vegetables." in words
    assert words.count("Firmato il") == 1
    assert (place.learner.profile.handle in words, "Officina" in words) == (False, False)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_s16_two_employers_of_one_learner_receive_nothing_equal(place, enter):
    """But the words that were typed for both, and what our pages say to everybody."""
    other = make_place("Trattoria Ponte", learner=place.learner, adviser=place.adviser)
    agreed(other)
    shown(place)
    shown(other)
    ids = []
    for one in (place, other):
        page = enter(one.signatory).get(theirs(one)).content.decode()
        ids.append({one.placement.reference, str(one.placement.uuid), one.agreement.digest[:12]})
        assert all(mark in page for mark in ids[-1])
    assert ids[0] & ids[1] == set()
    assert enter(place.signatory).get(theirs(other)).status_code == 404


def test_s18_each_opening_is_logged_for_her_without_the_person(place, enter):
    shown(place)
    enter(place.signatory).get(theirs(place))
    rows = AccessEntry.objects.filter(person=place.learner, what="placement")
    assert [(row.organisation.name, row.thing) for row in rows] == [("Hotel Aurora", place.placement.uuid)]


# ── closing ─────────────────────────────────────────────────────────────────────────────────────────────────
def she_closes_the_place(place):
    places.close(place.placement)


def she_closes_the_share(place):
    withdraw(Share.objects.open_now().get(person=place.learner))


def she_closes_everything(place):
    withdraw_all(place.learner)


def her_account_is_closed(place):
    suspend(place.learner.profile, by=place.adviser)


def the_employer_is_closed(place):
    coordinator = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"), username="eleni")
    close_employer(place.placement.organisation, coordinator=coordinator, reason="No contracts.")


@pytest.mark.parametrize(
    "close",
    [
        she_closes_the_place,
        she_closes_the_share,
        she_closes_everything,
        her_account_is_closed,
        the_employer_is_closed,
    ],
)
def test_s15_the_next_request_of_the_session_finds_nothing_and_hers_stays(place, enter, close):
    shown(place)
    signed(place)
    browser = enter(place.tutor)
    addresses = [theirs(place, page) for page in ("place", "print", "assess", "sign")]
    assert browser.get(addresses[0]).status_code == 200
    close(place)
    assert {browser.get(address).status_code for address in addresses} <= {404, 302}
    assert list(shown_to(place.tutor)) == []
    assert Placement.objects.get().agreements.get().signatures.count() == 4


def test_s15_a_new_share_in_place_of_the_old_one_closes_no_place(place, enter):
    shown(place)
    shows(place.learner, place.placement.organisation)
    assert enter(place.tutor).get(theirs(place)).status_code == 200


def test_s15_closing_everything_without_the_pin_reaches_places(place, enter):
    shown(place)
    withdraw(Share.objects.open_now().get(person=place.learner))
    places.show(Placement.objects.get(), person=place.learner, language="en")
    browser = enter(place.learner)
    assert browser.get("/learn/portfolio/close/").context["is_open"] is True
    browser.post("/learn/portfolio/close/")
    assert browser.get("/learn/portfolio/close/").context["is_open"] is False


def test_without_the_pin_no_employer_is_named_where_she_closes(place, enter):
    shown(place)
    page = enter(place.learner).get(hers(place, "close"))
    assert (page.status_code, "Hotel Aurora" in page.content.decode()) == (200, False)
    enter(place.learner).post(hers(place, "close"))
    assert list(shown_to(place.signatory)) == []


# ── how much is asked ───────────────────────────────────────────────────────────────────────────────────────
def test_lists_ask_as_often_for_three_as_for_one(place, enter, count_queries):
    shown(place)
    lists = {
        "/learn/work/places/": enter(place.learner, pin=True),
        "/employers/places/": enter(place.signatory),
    }
    one = {address: count_queries(browser.get, address) for address, browser in lists.items()}
    for name in ("Trattoria Ponte", "Bakery"):
        other = make_place(name, learner=place.learner, adviser=place.adviser)
        agreed(other)
    three = {address: count_queries(browser.get, address) for address, browser in lists.items()}
    assert three == one
