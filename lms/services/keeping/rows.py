"""Which rows of its own a service, a place of it and whoever offers it have, besides what their forms ask:
what it costs, what one brings, numbers, ways in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from lms.core import written
from lms.core.texts import in_a_row, name_here
from lms.services.directory.models import CostOption, RequiredDocument, ServiceArea
from lms.services.enums import Interpreter, LocationType
from lms.services.places.models import Accessibility, Address
from lms.services.reaching.models import Contact, Language, Phone, Schedule
from lms.services.taxonomies.models import KeptRecord

#: What a number is for, as HSDS calls it.
USES = {
    "voice": pgettext_lazy("a number", "to talk"),
    "text": pgettext_lazy("a number", "for messages"),
    "fax": pgettext_lazy("a number", "fax"),
}


@dataclass(frozen=True)
class RowKind:
    """`name` is its code, in addresses and in a history; `columns` are written on the desk, in their order.
    Of a kind that is not `is_added` a file alone brings new ones.
    """

    name: str
    model: type[models.Model]
    columns: tuple[str, ...]
    label: Any
    is_added: bool = True

    def held(self, row: Any, name: str) -> Any:
        """What a column says. A record of which the directory asks nothing else has none: `other` says it."""
        return row.other.get(name) or "" if self.model is KeptRecord else getattr(row, name)


ROW_KINDS = {
    kind.name: kind
    for kind in (
        RowKind("cost_option", CostOption,
                ("option", "amount", "currency", "amount_description", "valid_from", "valid_to"),
                gettext_lazy("Prices")),
        RowKind("required_document", RequiredDocument, ("document", "uri"), gettext_lazy("What to bring")),
        RowKind("service_area", ServiceArea, ("name", "description", "town", "country"),
                gettext_lazy("For people who live in")),
        RowKind("phone", Phone, ("number", "extension", "type", "description"),
                gettext_lazy("Phone numbers")),
        RowKind("address", Address,
                ("address_type", "attention", "address_1", "address_2", "postal_code", "city", "region",
                 "state_province", "country"),
                gettext_lazy("More addresses")),
        RowKind("accessibility", Accessibility, ("description", "details", "url"),
                gettext_lazy("Getting in and around")),
        RowKind("language", Language, ("code", "interpreter", "note"),
                gettext_lazy("Languages spoken there")),
        RowKind("contact", Contact, ("name", "title", "department", "email"),
                gettext_lazy("Who to ask for")),
        RowKind("funding", KeptRecord, ("source",), gettext_lazy("Who pays for it")),
        RowKind("organization_identifier", KeptRecord, ("identifier_type", "identifier", "identifier_scheme"),
                gettext_lazy("Numbers in registers")),
        RowKind("schedule", Schedule, ("description", "valid_from", "valid_to", "opens_at", "closes_at"),
                gettext_lazy("Hours that are not the same every week"), is_added=False),
    )
}  # fmt: skip


def row_in_words(said: Mapping[str, str]) -> str:
    """What the columns of a row say, in words: {column: as it was noted}."""
    return in_a_row(_READ[name](each) if name in _READ else each for name, each in said.items() if each)


def _until(said: str) -> str:
    return _("until %(date)s") % {"date": written.day(parse_date(said))}


def _from(said: str) -> str:
    return pgettext("a day", "from %(date)s") % {"date": written.day(parse_date(said))}


_READ: dict[str, Any] = {
    "valid_from": _from,
    "valid_to": _until,
    "code": name_here,
    "interpreter": lambda said: str(Interpreter(said).label) if said in Interpreter.values else said,
    "type": lambda said: str(USES.get(said, said)),
    "country": written.country,
    "address_type": lambda said: str(LocationType(said).label) if said in LocationType.values else said,
}
