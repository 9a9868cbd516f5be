import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from employers.contact.enums import KNOWN
from employers.contact.models import Interest
from employers.members.queries import duties_of, memberships_at
from employers.placements.enums import Party, What
from employers.placements.models import Agreement, Assessment, FollowUp, Outcome, Placement, Signature
from employers.portfolios.models import Share
from employers.vacancies.models import Vacancy
from lms.competences.models import Competence, Level
from lms.core import days
from lms.core.people import Person
from lms.organisations.duties import Duty
from lms.organisations.models import Organisation, SupportAssignment
from lms.organisations.queries import employer_organisation_ids, vetted_employers
from lms.organisations.standing_in import standing

#: A number of people is told from this one on, in tens.
FEW = 10


def placements_of(person: Person) -> QuerySet[Placement]:
    return Placement.objects.filter(person=person).select_related(
        "organisation", "vacancy", "consent", "adviser", "person__profile"
    )


def place_of(interest: Interest) -> Placement | None:
    """What came of it."""
    return placements_of(interest.person).filter(vacancy=interest.vacancy_id).first()


def talk_of(placement: Placement) -> Interest | None:
    """What she and this employer write to each other about it."""
    found = Interest.objects.filter(
        person=placement.person_id, vacancy=placement.vacancy_id, ended_at=None, stage__in=KNOWN
    )
    return found.first() if placement.vacancy_id else None


def to_sign_for_body(worker: int) -> QuerySet[Agreement]:
    """Newest versions that she has signed and nobody has for the body that accompanies her, of advisers: her
    own, or for whom she stands in.
    """
    newest = Agreement.objects.filter(placement=OuterRef("placement")).order_by("-number")
    instead = standing(
        deputy=worker, worker=OuterRef("placement__adviser"), organisation=OuterRef("placement__body")
    )
    signed = Signature.objects.filter(agreement=OuterRef("pk"))
    return Agreement.objects.filter(
        Q(placement__adviser=worker) | Exists(instead),
        Exists(signed.filter(party=Party.LEARNER)),
        ~Exists(signed.filter(party=Party.BODY)),
        pk=newest.values("pk")[:1],
        placement__held_at=None,
    )


def agreement_of(placement: Placement) -> Agreement | None:
    """The newest version: the one that counts."""
    return placement.agreements.select_related("signatory", "tutor", "placement__consent").first()


def shown_to(employer: Person) -> QuerySet[Placement]:
    """What somebody of an employer may open at this moment: places she is shown, in whose newest agreement
    she signs or works beside her. Nothing else exists for her, a colleague's neither.
    """
    newest = Agreement.objects.filter(placement=OuterRef("placement")).order_by("-number")
    names_her = Agreement.objects.filter(
        Q(signatory=employer.pk) | Q(tutor=employer.pk), pk=newest.values("pk")[:1], placement=OuterRef("pk")
    )
    return (
        Placement.objects.shown_now()
        .filter(Exists(names_her), organisation__in=employer_organisation_ids(employer))
        .select_related("organisation", "consent", "person__profile", "adviser")
    )


def is_signed(agreement: Agreement) -> bool:
    """By all four."""
    return {signature.party for signature in agreement.signatures.all()} == set(Party.values)


def signed_on(agreement: Agreement) -> datetime.date | None:
    """The day on which the last of all four signed."""
    given = list(agreement.signatures.all())
    if {signature.party for signature in given} != set(Party.values):
        return None
    return days.day_of(max(signature.signed_at for signature in given))


def has_begun(agreement: Agreement) -> bool:
    return agreement.starts_on <= days.today()


def places_to_choose(person: Person) -> list[tuple[Organisation, Vacancy | None]]:
    """Where she may begin a place: employers to whom she shows something now, what they offer, and what she
    talks with them about, also when nobody else can answer it any more.
    """
    shown = Share.objects.open_now().filter(person=person).values("organisation")
    employers = list(vetted_employers().filter(pk__in=shown).order_by("name"))
    talked_about = Interest.objects.filter(person=person, ended_at=None, stage__in=KNOWN).values("vacancy")
    there = Vacancy.objects.filter(Q(pk__in=Vacancy.objects.open_now().values("pk")) | Q(pk__in=talked_about))
    offered = there.filter(organisation__in=employers).order_by("title", "pk")
    by_place: dict[int, list[Vacancy]] = {}
    for vacancy in offered:
        by_place.setdefault(vacancy.organisation_id, []).append(vacancy)
    found: list[tuple[Organisation, Vacancy | None]] = []
    for employer in employers:
        found += [(employer, vacancy) for vacancy in by_place.get(employer.pk, [])]
        found.append((employer, None))
    return found


def who_accompanies(person: Person) -> list[SupportAssignment]:
    """Who works with her and for which organisation, the one of longest first."""
    return list(
        SupportAssignment.objects.filter(learner=person, ended_at=None, worker__is_active=True)
        .select_related("worker", "organisation")
        .order_by("since", "pk")
    )


def people_at(organisation: Organisation, duty: Duty | None = None) -> QuerySet:
    """Who may be named in an agreement for an employer: those who do something there, or have this duty."""
    there = [
        each.person_id
        for each in memberships_at(organisation)
        if each.person.is_active and (duties_of(each) if duty is None else duty in duties_of(each))
    ]
    return get_user_model()._default_manager.filter(pk__in=there)


def levels_of(competences: Iterable[Competence]) -> dict[int, list[Level]]:
    """The levels of their frameworks, the lowest first, by framework; one query."""
    found: dict[int, list[Level]] = {}
    frameworks = {competence.framework_id for competence in competences}
    for level in Level.objects.filter(framework__in=frameworks).order_by("framework", "rank"):
        found.setdefault(level.framework_id, []).append(level)
    return found


def waiting_assessment(placement: Placement) -> Assessment | None:
    return placement.assessments.filter(answered_at=None).prefetch_related("rows__competence").first()


def due_follow_up(placement: Placement) -> FollowUp | None:
    """The one she is asked now."""
    return placement.follow_ups.filter(answered_at=None, due_on__lte=days.today()).first()


@dataclass(frozen=True, slots=True)
class Tens:
    """How many people, in tens; None: fewer than ten, and nobody learns how many."""

    what: str
    tens: int | None


def in_numbers() -> list[Tens]:
    """What came of places, over all learners: so many people, in tens, and nothing below ten. Two readings
    that differ by one person look the same but at a ten.
    """
    rows = Outcome.objects.values("what").annotate(people=Count("placement__person", distinct=True))
    counts = dict(rows.order_by().values_list("what", "people"))
    return [Tens(str(what.label), _tens(counts.get(what.value, 0))) for what in map(What, What.values)]


def _tens(count: int) -> int | None:
    return count - count % 10 if count >= FEW else None
