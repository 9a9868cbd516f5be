"""Firms on their way in, and one that is out: one waits for its second organisation, one is closed."""

import uuid
from typing import Any

from employers.applications.actions import begin, send, take_up
from employers.applications.facts import Facts
from employers.vetting.actions import note_check
from employers.vetting.enums import Item, Status
from lms.organisations.actions import vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation
from lms.site.demo import work

LAUNDRY = Facts(
    legal_name="Lavanderia Brezza S.r.l.",
    country="IT",
    number="12345670157",
    sector="cleaning",
    street="Via Marina 12",
    place="Rimini",
    web="www.lavanderia-brezza.example",
    phone="+39 0541 000212",
    work="Washing, ironing and folding for hotels. 30 hours, collective agreement for laundries, one year.",
    signs="Paola Serra, owner",
    owners="Paola Serra",
    accompanies="Ilaria Conti, shift leader for six years",
    references="Hotel Aurora, 011 000111\nTrattoria del Ponte, 011 000222",
)
FOUND = {
    Item.IDENTITY: "Paola Serra showed her card; the register names her.",
    Item.REGISTRY: "Name, number and address agree.",
    Item.VISIT: "Visited in the morning, saw both shifts change.",
    Item.REFERENCES: "Spoke with both, on the numbers of their websites.",
    Item.INSPECTION: "No public note.",
    Item.PAY: "At the collective agreement for laundries.",
}


def make_firms(first: Any, second: Any) -> None:
    """`first` and `second` coordinate two different organisations."""
    application, _code = begin(LAUNDRY, form=uuid.uuid4(), language="it")
    send(application)
    laundry = take_up(application, by=first)
    for item, words in FOUND.items():
        note_check(laundry, Item(item), Status(Status.DONE), by=first, words=words)
    vet(laundry, coordinator=first, note="Visited, called, read the register.")
    bar, _new = Organisation.objects.get_or_create(
        name="Bar Tramonto",
        defaults={"kind": Organisation.Kind.EMPLOYER, "place": "Turin", "country": "IT"},
    )
    for coordinator in (first, second):
        vet(bar, coordinator=coordinator, note="Read the contract, spoke with the owner.")
    close_employer(bar, coordinator=second, reason="Paid two people by the day and without a contract.")
    work.offer(reader=first)
