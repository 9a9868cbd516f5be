"""Places of a learner at an employer, made through the same actions as in real life."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from employers.placements.actions import after, agreements, looks, places
from employers.placements.actions.places import Chosen
from employers.placements.enums import What
from employers.placements.models import Agreement, Assessment, Placement
from employers.placements.text import Terms
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from employers.vacancies.enums import Kind
from lms.competences.actions import award
from lms.competences.models import Competence, Level
from lms.contracts import evidence
from lms.core import days
from lms.organisations.models import Organisation, Role
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner, make_worker

#: Words of an agreement in Italian and in English, and what each is called in it.
WORDS = {
    "work": {"it": "Tagliare verdure.", "en": "Cutting vegetables."},
    "times": {"it": "Dalle 8 alle 14.", "en": "From 8 to 14."},
    "pay": {"it": "650 euro, il giorno 5.", "en": "650 euro, on day 5."},
    "learns": {"it": "Piatti freddi.", "en": "Cold dishes."},
    "safety": {"it": "Quattro ore prima.", "en": "Four hours before."},
}


@dataclass
class Place:
    """A placement with everybody who has to do with it."""

    placement: Placement
    learner: Any
    adviser: Any
    signatory: Any
    tutor: Any
    competence: Competence
    level: Level

    @property
    def agreement(self) -> Agreement:
        return self.placement.agreements.order_by("-number")[0]


def terms(*, begins: int = -7, lasts: int = 60, **more: Any) -> Terms:
    words = {**WORDS, **more.pop("words", {})}
    return Terms(
        starts_on=days.in_days(begins),
        ends_on=days.in_days(begins + lasts),
        first_look_on=days.in_days(begins + 14),
        hours_per_week=30,
        words=words,
        **more,
    )


def shows(learner: Any, employer: Organisation, *, level: Level | None = None) -> Share:
    """She shows this employer something."""
    if not evidence.shareable(learner):
        taught = make.taught_module().taught.get()
        award(learner, taught.competence, level or taught.level, source="quiz", evidence_id=uuid.uuid4())
    until = days.today() + datetime.timedelta(days=40)
    draft = Draft(employer, until, "Kitchen helper", items=evidence.shareable(learner))
    return share(learner, draft, language="en")


def make_place(name: str = "Hotel Aurora", *, learner: Any = None, adviser: Any = None) -> Place:
    """She has begun an internship there; nothing is agreed yet."""
    signatory = make_employer(name)
    employer = Organisation.objects.get(name=name)
    Organisation.objects.filter(pk=employer.pk).update(country="IT")
    employer.refresh_from_db()
    tutor = make_worker(
        Role.EMPLOYER, organisation=employer, username=f"tutor-{name}", first_name="Luca", last_name="Bianchi"
    )
    adviser = adviser or make_worker(username=f"adviser-{name}", first_name="Anna", last_name="Riva")
    learner = learner or make_learner(worker=adviser).user
    shows(learner, employer)
    attained = learner.attainments.select_related("competence", "level").first()
    level, _made = Level.objects.get_or_create(
        framework=attained.level.framework,
        code="on-her-own",
        defaults={"rank": 9, "labels": {"en": "On her own"}, "needs_practice": True},
    )
    made = places.begin(learner, Chosen(employer, None, Kind.INTERNSHIP))
    return Place(made, learner, adviser, signatory, tutor, attained.competence, level)


def agreed(place: Place, **facts: Any) -> Agreement:
    """Her adviser has written it."""
    return agreements.write(
        place.placement,
        facts.pop("terms", None) or terms(**facts),
        by=place.adviser,
        signatory=place.signatory,
        tutor=place.tutor,
        competences=[place.competence],
    )


def shown(place: Place) -> Place:
    """She lets the employer read it."""
    places.show(place.placement, person=place.learner, language="en")
    return place


def signed(place: Place) -> Agreement:
    """By all four."""
    agreement = place.agreement
    for person in dict.fromkeys((place.learner, place.signatory, place.tutor, place.adviser)):
        agreements.sign(agreement, person=person, digest=agreement.digest)
    return agreement


def assessed(place: Place, words: str = "Steady hands.") -> Assessment:
    return looks.assess(
        place.placement,
        tutor=place.tutor,
        levels={place.competence: place.level},
        words=words,
        language="en",
    )


@dataclass
class Stages:
    """Places of one learner at one employer: to be signed, signed by all, with what the tutor wrote."""

    to_sign: Placement
    signed: Placement
    assessed: Placement
    competence: Competence
    level: Level

    def written(self) -> dict[str, Any]:
        """What an adviser types for the first of them."""
        agreement = self.to_sign.agreements.get()
        typed = {f"{name}_{code}": said for name in WORDS for code, said in WORDS[name].items()}
        return {
            **typed,
            "signatory": agreement.signatory_id,
            "tutor": agreement.tutor_id,
            "starts_on": str(agreement.starts_on),
            "ends_on": str(agreement.ends_on),
            "first_look_on": str(agreement.starts_on),
            "hours_per_week": 20,
        }

    def signs(self) -> dict[str, str]:
        return {"digest": self.to_sign.agreements.get().digest, "read": "on", "what": "sign"}

    def answers(self) -> dict[str, str]:
        return {f"row-{row.uuid}": "yes" for row in self.assessed.assessments.get().rows.all()}

    def levels(self) -> dict[str, str]:
        return {f"level-{self.competence.uuid}": str(self.level.uuid)}


def make_stages(learner: Any, *, adviser: Any, host: Any, competence: Competence, level: Level) -> Stages:
    """She shows `host`'s employer something already. The follow-up of the second is due."""
    employer = Organisation.objects.get(pk=host.memberships.get().organisation_id)
    Organisation.objects.filter(pk=employer.pk).update(country="IT")
    employer.refresh_from_db()
    made = []
    for signed_by_all in (False, True, True):
        placement = places.begin(learner, Chosen(employer, None, Kind.INTERNSHIP))
        place = Place(placement, learner, adviser, host, host, competence, level)
        agreed(place, words={"learns": {"it": str(len(made)), "en": str(len(made))}})
        shown(place)
        if signed_by_all:
            signed(place)
        made.append(place)
    after.tell(
        made[1].placement,
        What.CONTRACT,
        person=learner,
        on=days.months_after(days.today(), -1),
        shows_adviser=False,
        asks_later=True,
    )
    looks.look(made[2].placement, person=learner, levels={}, words="")
    assessed(made[2])
    return Stages(*(place.placement for place in made), competence=competence, level=level)
