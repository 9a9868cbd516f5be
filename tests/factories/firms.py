"""Firms as they apply."""

import uuid
from typing import Any

from employers.applications import actions
from employers.applications.facts import facts_in
from employers.applications.models import Application
from employers.bans.actions import place_ban
from employers.bans.models import Ban
from lms.core import days

FACTS = {
    "legal_name": "Lavanderia Brezza S.r.l.",
    "country": "IT",
    "number": "00743110157",
    "sector": "cleaning",
    "street": "Via Marina 12",
    "place": "Rimini",
    "web": "https://www.lavanderia-brezza.example",
    "phone": "+39 0541 234212",
    "work": "Washing and ironing, 30 hours, collective agreement for laundries.",
    "signs": "Paola Serra, owner",
    "owners": "Paola Serra",
    "accompanies": "Ilaria Conti, shift leader for six years",
    "references": "Hotel Onda, 0541 111222",
}


def apply(*, send: bool = True, **facts: Any) -> Application:
    made, _code = actions.begin(facts_in({**FACTS, **facts}), form=uuid.uuid4(), language="en")
    if send:
        actions.send(made)
    return made


def ban(by: Any, **known: Any) -> Ban:
    usual = {
        "source": "Labour inspectorate",
        "source_on": days.today(),
        "reason": "It kept the papers of its people.",
        "ends_on": days.in_days(300),
    }
    return place_ban(by=by, **{**usual, **known})
