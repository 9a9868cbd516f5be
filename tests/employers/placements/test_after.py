"""Her own look, the tutor's, what she accepts, what came of it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from courses.certificates.queries import certifiable_competences
from employers.placements.actions import after, agreements, looks, places
from employers.placements.destinations import CONTRACT, INTERNSHIP, WorkDestination
from employers.placements.enums import How, What
from employers.placements.models import Assessment, FollowUp, Outcome, Placement
from employers.placements.needs import GOING, TALK
from employers.placements.queries import in_numbers
from employers.placements.seen import COUNTRIES, seen_when_signing
from lms.competences.models import Attainment
from lms.contracts import evidence
from lms.core import days
from lms.desk.queries import needs_of
from lms.privacy.actions import withdraw_consent
from tests.factories.people import make_learner, make_worker
from tests.factories.places import agreed, assessed, make_place, shown, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def place():
    """All have signed, and it has begun."""
    made = make_place()
    agreed(made)
    signed(shown(made))
    return made


def hers(place, page: str) -> str:
    return reverse(f"places:{page}", args=[place.placement.uuid])


def looked(place, words: str = "") -> None:
    looks.look(place.placement, person=place.learner, levels={}, words=words)


def answered(place, yes: bool) -> None:
    assessment = Assessment.objects.get()
    accepted = {row.uuid: yes for row in assessment.rows.all()}
    looks.answer(assessment, person=place.learner, accepted=accepted, words="So it was.")


def seen_at_work() -> int:
    return Attainment.objects.filter(source="placement").count()


# ── assessment ──────────────────────────────────────────────────────────────────────────────────────────────
def test_only_her_acceptance_makes_it_evidence(place):
    assessed(place)
    assert seen_at_work() == 0
    looked(place)
    answered(place, yes=False)
    assert seen_at_work() == 0
    answered(place, yes=True)
    attained = Attainment.objects.get(source="placement")
    assert (attained.competence, attained.level, attained.assessor) == (
        place.competence,
        place.level,
        place.tutor,
    )
    answered(place, yes=False)
    assert seen_at_work() == 0


def test_what_the_tutor_wrote_waits_for_her_also_while_other_words_are_to_be_signed(place, enter):
    assessed(place)
    agreed(place, words={"pay": {"it": "700 euro.", "en": "700 euro."}})
    page = enter(place.learner, pin=True).get(hers(place, "place"))
    assert [(step.title, step.state) for step in page.context["steps"]][2:4] == [
        ("Your own look at your work", "later"),
        ("What your tutor wrote", "now"),
    ]


def test_it_can_stand_on_her_certificate_and_says_nothing_of_the_employer(place):
    assessed(place)
    looked(place)
    answered(place, yes=True)
    offered = {row.competence: row for row in certifiable_competences(place.learner)}
    assert (offered[place.competence].level, offered[place.competence].evidence) == (
        "On her own",
        ["Test", "Seen at work"],
    )
    attained = Attainment.objects.get(source="placement")
    assert ("attainment", attained.uuid) in evidence.shareable(place.learner)
    told = evidence.describe([("placement", attained.evidence)], language="en")[0][2]
    assert (told.words, told.level, told.year) == ("Seen by a tutor at work", "On her own", days.today().year)


def test_her_own_look_comes_first_and_nobody_else_reads_it(place, enter):
    assessed(place)
    browser = enter(place.learner, pin=True)
    assert browser.get(hers(place, "assessment")).url == hers(place, "look")
    with pytest.raises(PermissionDenied):
        answered(place, yes=True)
    looked(place, "Secret hands.")
    assert "Steady hands." in browser.get(hers(place, "assessment")).content.decode()
    answered(place, yes=True)
    desk = reverse("places_desk:place", args=[place.learner.profile.uuid, place.placement.uuid])
    theirs = reverse("places_employer:place", args=[place.placement.uuid])
    pages = [
        enter(place.adviser).get(desk),
        enter(place.tutor).get(theirs),
        enter(place.signatory).get(theirs),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    for page in pages:
        told = page.content.decode()
        assert [words for words in ("Secret hands.", "So it was.", "Steady hands.") if words in told] == []


def test_who_writes_about_her_work(place):
    """The tutor alone; of what was agreed; once all have signed; once at a time."""
    for person in (place.learner, place.signatory, place.adviser, make_worker(username="x")):
        with pytest.raises(PermissionDenied):
            looks.assess(
                place.placement, tutor=person, levels={place.competence: place.level}, words="", language="en"
            )
    with pytest.raises(ValidationError, match="at least one"):
        looks.assess(place.placement, tutor=place.tutor, levels={}, words="", language="en")
    assessed(place)
    with pytest.raises(PermissionDenied):
        assessed(place)
    looked(place)
    answered(place, yes=True)
    assessed(place)
    agreed(place, words={"pay": {"it": "1 euro.", "en": "1 euro."}})
    Assessment.objects.filter(answered_at=None).delete()
    with pytest.raises(PermissionDenied):
        assessed(place)


def test_the_tutor_sends_it_and_does_not_see_it_again(place, enter):
    browser = enter(place.tutor)
    address = reverse("places_employer:assess", args=[place.placement.uuid])
    assert browser.get(address).status_code == 200
    posted = {f"level-{place.competence.uuid}": str(place.level.uuid), "words": "Steady hands."}
    browser.post(address, {**posted, "key": "0d0a2a0e-54e9-44b4-9a56-6c4c8f4a1a10"})
    assert Assessment.objects.get().words == "Steady hands."
    assert browser.get(address).status_code == 404


# ── steps of a plan ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_step_ticks_by_itself():
    destination, made = WorkDestination(), make_place()
    agreement = agreed(made)
    shown(made)
    asked = ([made.learner.pk], [INTERNSHIP, CONTRACT])
    assert destination.reached(*asked) == {}
    for person in (made.learner, made.signatory, made.tutor):
        agreements.sign(agreement, person=person, digest=agreement.digest)
    assert destination.reached(*asked) == {}
    agreements.sign(agreement, person=made.adviser, digest=agreement.digest)
    assert destination.reached(*asked) == {(made.learner.pk, INTERNSHIP): agreement.starts_on}
    tell(made, What.CONTRACT, shows_adviser=False)
    assert (made.learner.pk, CONTRACT) not in destination.reached(*asked)
    tell(made, What.CONTRACT, shows_adviser=True)
    assert destination.reached(*asked)[made.learner.pk, CONTRACT] == days.today()


# ── outcomes ────────────────────────────────────────────────────────────────────────────────────────────────
def tell(
    place, what: What, *, on: datetime.date | None = None, asks: bool = False, shows_adviser: bool = False
):
    return after.tell(
        place.placement,
        what,
        person=place.learner,
        on=on or days.today(),
        shows_adviser=shows_adviser,
        asks_later=asks,
    )


def needs_named(place, worker=None) -> set[str]:
    return {need.key for need, _hers in needs_of(worker or place.adviser, place.learner.profile)}


def test_her_adviser_is_asked_on_the_day_and_nobody_else(place):
    tell(place, What.CONTRACT, on=days.months_after(days.today(), -1), asks=True)
    assert list(FollowUp.objects.values_list("months", flat=True)) == [1, 3, 6]
    assert GOING in needs_named(place)
    assert GOING not in needs_named(place, make_worker("coordinator", username="coord"))
    after.answer_follow_up(
        FollowUp.objects.get(months=1),
        person=place.learner,
        how=How.MIXED,
        words="Too early.",
        shows_adviser=False,
        wants_to_talk=True,
    )
    assert (GOING in needs_named(place), TALK in needs_named(place)) == (False, True)


def test_she_is_asked_only_where_she_wants_to_be(place):
    tell(place, What.CONTRACT, on=days.months_after(days.today(), -1))
    assert (FollowUp.objects.count(), GOING in needs_named(place)) == (0, False)
    tell(place, What.CONTRACT, asks=True)
    tell(place, What.CONTRACT, asks=False)
    assert FollowUp.objects.count() == 0


def test_what_she_told_her_adviser_reads_where_she_says_so_and_the_employer_never(place, enter):
    tell(place, What.INTERVIEW)
    desk = reverse("places_desk:place", args=[place.learner.profile.uuid, place.placement.uuid])
    theirs = reverse("places_employer:place", args=[place.placement.uuid])
    words = "I had an interview"
    assert words not in enter(place.adviser).get(desk).content.decode()
    tell(place, What.INTERVIEW, shows_adviser=True)
    assert words in enter(place.adviser).get(desk).content.decode()
    assert words not in enter(place.tutor).get(theirs).content.decode()


def test_where_she_left_she_is_not_asked_again(place):
    tell(place, What.CONTRACT, on=days.months_after(days.today(), -1), asks=True)
    after.answer_follow_up(
        FollowUp.objects.get(months=1),
        person=place.learner,
        how=How.LEFT,
        words="",
        shows_adviser=False,
        wants_to_talk=False,
    )
    assert FollowUp.objects.filter(answered_at=None).count() == 0


def test_numbers_say_tens_and_nothing_below_ten(place):
    def told() -> dict[str, int | None]:
        return {row.what: row.tens for row in in_numbers()}

    def people(count: int) -> None:
        for _each in range(count):
            copy = Placement.objects.get(pk=place.placement.pk)
            copy.pk, copy.uuid, copy.reference = None, None, None
            fresh = Placement.objects.create(
                person=make_learner(pin="").user,
                organisation=copy.organisation,
                kind=copy.kind,
                body=copy.body,
            )
            Outcome.objects.create(placement=fresh, what=What.CONTRACT, on=days.today())

    people(9)
    assert told()["I have a contract"] is None
    people(1)
    assert told()["I have a contract"] == 10
    people(3)
    assert told()["I have a contract"] == 10


def test_s23_nobody_but_she_answers_or_tells(place):
    assessed(place)
    other = make_learner(worker=place.adviser).user
    for person in (other, place.learner):
        if person is place.learner:
            person.profile.suspended_at = days.noon_of(days.today())
        with pytest.raises(PermissionDenied):
            looks.look(place.placement, person=person, levels={}, words="")
        with pytest.raises(PermissionDenied):
            after.tell(
                place.placement,
                What.TRIAL,
                person=person,
                on=days.today(),
                shows_adviser=True,
                asks_later=False,
            )
        with pytest.raises(PermissionDenied):
            places.show(place.placement, person=person, language="en")


# ── preparing ───────────────────────────────────────────────────────────────────────────────────────────────
def test_what_an_employer_sees_is_told_by_the_names_of_the_country():
    for code, country in COUNTRIES.items():
        told = " ".join(str(row.what) for row in seen_when_signing(code))
        assert [name for name in (country.number, country.permit, country.office) if name not in told] == []
    assert len(seen_when_signing("DE")) == len(seen_when_signing("IT")) - 1


def test_what_she_prepared_is_kept_and_read_by_her_adviser(place, enter):
    browser = enter(place.learner, pin=True)
    posted = {"ready": ["work", "pay"], "comes_along": "adviser", "interpreter": "on"}
    browser.post(hers(place, "prepare"), {**posted, "key": "1d0a2a0e-54e9-44b4-9a56-6c4c8f4a1a10"})
    placement = Placement.objects.get()
    assert (placement.ready, placement.comes_along, placement.interpreter) == (
        ["work", "pay"],
        "adviser",
        True,
    )
    desk = reverse("places_desk:place", args=[place.learner.profile.uuid, placement.uuid])
    page = enter(place.adviser).get(desk).content.decode()
    assert ("2 of 6" in page, "She wants one" in page) == (True, True)


def test_s15_once_she_takes_her_yes_back_the_tutor_writes_no_more(place):
    withdraw_consent(place.placement.consent)
    with pytest.raises(PermissionDenied):
        assessed(place)
