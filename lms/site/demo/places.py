"""Places at employers: an internship that all have signed, with what the tutor wrote waiting for her answer,
and a job in its third month.
"""

import datetime
from typing import Any

from django.contrib.auth import get_user_model

from employers.placements.actions import after, agreements, looks, places
from employers.placements.enums import How, What
from employers.placements.models import Agreement, Placement, Signature
from employers.placements.seen import TO_SEE_TO
from employers.placements.text import Terms
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from employers.vacancies.enums import Kind
from lms.accounts.models import Profile
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation

#: What the adviser and the employer wrote down with her, in the language that counts and in hers.
WORDS = {
    "work": {
        "it": "Aiuto in cucina: lavare e tagliare verdure, preparare piatti freddi con ricetta, tenere pulito"
        " il reparto.",
        "en": "Help in the kitchen: washing and cutting vegetables, making cold dishes from a recipe, keeping"
        " the place clean.",
    },
    "times": {
        "it": "Dalle 8:00 alle 14:00, dal lunedì al venerdì. Nessuna notte, nessun festivo.",
        "en": "From 8:00 to 14:00, Monday to Friday. No nights, no holidays.",
    },
    "pay": {
        "it": "650 euro al mese, con bonifico entro il giorno 5. Pranzo gratuito.",
        "en": "650 euro a month, paid to your account by day 5. Lunch is free.",
    },
    "learns": {
        "it": "Livello previsto: da sola, in un turno normale.",
        "en": "Expected level: on your own, in a normal shift.",
    },
    "safety": {
        "it": "Formazione di 4 ore prima dell’inizio. Assicurazione INAIL e responsabilità civile a carico"
        " dell’azienda.",
        "en": "4 hours of training before the first day. Insurance with INAIL and for damage is paid by the"
        " firm.",
    },
}
SEEN = (
    "Lavora con calma e con ordine. Dopo due settimane tagliava le verdure da sola e controllava la"
    " temperatura senza che glielo dicessi."
)


def make_places() -> None:
    _internship(_learner("Amber Willow 63"), "Hotel Aurora", adviser=_named("giulia"), host=_named("aurora"))
    _third_month(_learner("Copper Lark 29"), "Trattoria del Ponte")


def _learner(handle: str) -> Any:
    return Profile.objects.get(handle=handle).user


def _named(username: str) -> Any:
    return get_user_model().objects.get(username=username)


def _begin(person: Person, employer: str, kind: Kind) -> Placement:
    chosen = places.Chosen(Organisation.objects.get(name=employer), None, kind)
    return places.begin(person, chosen)


def _internship(person: Person, employer: str, *, adviser: Person, host: Person) -> None:
    placement = _begin(person, employer, Kind.INTERNSHIP)
    places.prepare(placement, person=person, ready=TO_SEE_TO, comes_along="adviser", interpreter=False)
    begins = days.in_days(-24)
    terms = Terms(
        starts_on=begins,
        ends_on=days.in_days(66),
        first_look_on=begins + datetime.timedelta(days=14),
        hours_per_week=30,
        words=WORDS,
    )
    attained = person.attainments.select_related("competence").order_by("pk")
    skills = list({row.competence_id: row.competence for row in attained}.values())[:3]
    agreement = agreements.write(placement, terms, by=adviser, signatory=host, tutor=host, competences=skills)
    places.show(placement, person=person, language="en")
    for somebody in (person, host, adviser):
        agreements.sign(agreement, person=somebody, digest=agreement.digest)
    looks.assess(
        placement,
        tutor=host,
        levels={skill: skill.framework.levels.order_by("-rank")[0] for skill in skills},
        words=SEEN,
        language="it",
    )
    signed = days.noon_of(begins - datetime.timedelta(days=6))
    Placement.objects.filter(pk=placement.pk).update(begun_at=signed - datetime.timedelta(days=5))
    Agreement.objects.filter(pk=agreement.pk).update(made_at=signed - datetime.timedelta(days=2))
    Signature.objects.filter(agreement=agreement).update(signed_at=signed)


def _third_month(person: Person, employer: str) -> None:
    """She had shown it something; since then she has a contract, and wants to be asked how it is going."""
    firm = Organisation.objects.get(name=employer)
    if not Share.objects.open_now().filter(person=person, organisation=firm).exists():
        _show(person, firm)
    placement = _begin(person, employer, Kind.JOB)
    first_day = days.months_after(days.today(), -3)
    after.tell(
        placement,
        What.INTERVIEW,
        person=person,
        on=first_day - datetime.timedelta(days=20),
        shows_adviser=True,
        asks_later=False,
    )
    after.tell(placement, What.CONTRACT, person=person, on=first_day, shows_adviser=True, asks_later=True)
    first = placement.follow_ups.get(months=1)
    after.answer_follow_up(
        first, person=person, how=How.GOOD, words="", shows_adviser=True, wants_to_talk=False
    )
    moment = days.noon_of(first.due_on)
    placement.follow_ups.filter(pk=first.pk).update(answered_at=moment)
    begun = days.noon_of(first_day - datetime.timedelta(days=30))
    Placement.objects.filter(pk=placement.pk).update(begun_at=begun)


def _show(person: Person, firm: Organisation) -> None:
    draft = Draft(
        firm,
        days.in_days(21),
        "Aiuto cuoca, mattina",
        languages="Italiano",
        available="Mattina",
        items=evidence.shareable(person),
    )
    share(person, draft, language="it")
