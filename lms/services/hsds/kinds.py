"""HSDS 3 as a table: which kinds of records there are, what each says, and where it stands here.

`order` are all its members that are no lists, as the standard's table names them: the columns of its CSV.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from lms.services.directory.models import (
    CostOption,
    Organization,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from lms.services.enums import LocationType, Status
from lms.services.hsds.codecs import DAY, EXTENSION, MOMENT, MONEY, NUMBER, TEXT, TIME, WHOLE, Codec, Word
from lms.services.places.models import Accessibility, Address, Location
from lms.services.reaching.models import Contact, Language, Phone, Schedule
from lms.services.taxonomies.models import Attribute, KeptRecord, Taxonomy, TaxonomyTerm

VERSION = "3.0"


@dataclass(frozen=True)
class Ref:
    """A member that names another record by its id. Without a kind it may name any: `field` holds the id."""

    field: str
    kind: str = ""


@dataclass(frozen=True)
class Kind:
    """`nested`: {member: the reference it spells out}; `lists`: {member: (kind, the reference back)}.

    `required` has to be there: an id always, a name where something has one. `numbers` are members that are
    numbers. A kind without columns keeps all it says in `other`.
    """

    name: str
    plural: str
    model: type[models.Model]
    order: tuple[str, ...]
    columns: dict[str, Codec] = field(default_factory=dict)
    refs: dict[str, Ref] = field(default_factory=dict)
    nested: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, str]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def members(self) -> set[str]:
        return {"id", *self.order, *self.nested, *self.lists}


kinds: dict[str, Kind] = {}
METADATA = {"metadata": ("metadata", "resource_id")}
SAID_OF_IT = {"attributes": ("attribute", "link_id"), **METADATA}


def _kind(name: str, plural: str, model: Any, order: str, **more: Any) -> None:
    more.setdefault("lists", SAID_OF_IT)
    kinds[name] = Kind(name, plural, model, tuple(order.split()), **more)


def _texts(names: str) -> dict[str, Codec]:
    return dict.fromkeys(names.split(), TEXT)


def _refs(**refs: str) -> dict[str, Ref]:
    return {f"{name}_id": Ref(name, kind) for name, kind in refs.items()}


_kind("taxonomy", "taxonomies", Taxonomy, "name description uri version",
      columns=_texts("name description"), lists=METADATA,
      required=("name",), always=("description",))  # fmt: skip
_kind("taxonomy_term", "taxonomy_terms", TaxonomyTerm,
      "code name description parent_id taxonomy language taxonomy_id term_uri",
      columns=_texts("name description") | {"code": Word(longest=200), "language": Word(longest=20)},
      refs={"parent_id": Ref("parent", "taxonomy_term"), "taxonomy_id": Ref("taxonomy_detail", "taxonomy")},
      nested={"taxonomy_detail": "taxonomy_id"}, lists=METADATA,
      required=("name",), always=("description",))  # fmt: skip
_kind("organization", "organizations", Organization,
      "name alternate_name description email website tax_status tax_id year_incorporated legal_status logo"
      " uri parent_organization_id",
      columns=_texts("name alternate_name description email website"),
      refs=_refs(parent_organization="organization"),
      lists={"funding": ("funding", "organization_id"), "contacts": ("contact", "organization_id"),
             "phones": ("phone", "organization_id"), "locations": ("location", "organization_id"),
             "programs": ("program", "organization_id"),
             "organization_identifiers": ("organization_identifier", "organization_id"),
             "services": ("service", "organization_id"), **SAID_OF_IT},
      required=("name",), always=("description",), numbers=("year_incorporated",))  # fmt: skip
_kind("program", "programs", KeptRecord, "organization_id name alternate_name description",
      refs={"organization_id": Ref("parent_id")}, required=("name",))  # fmt: skip
_kind("service", "services", Service,
      "organization_id program_id name alternate_name description url email status interpretation_services"
      " application_process fees_description wait_time fees accreditations eligibility_description"
      " minimum_age maximum_age assured_date assurer_email licenses alert last_modified",
      columns=_texts("name alternate_name description url email interpretation_services application_process"
                     " fees_description eligibility_description alert")
      | {"status": Word(choices=Status), "minimum_age": WHOLE, "maximum_age": WHOLE, "last_modified": MOMENT},
      refs=_refs(organization="organization", program="program"),
      nested={"organization": "organization_id", "program": "program_id"},
      lists={"phones": ("phone", "service_id"), "schedules": ("schedule", "service_id"),
             "service_areas": ("service_area", "service_id"),
             "service_at_locations": ("service_at_location", "service_id"),
             "languages": ("language", "service_id"), "funding": ("funding", "service_id"),
             "cost_options": ("cost_option", "service_id"),
             "required_documents": ("required_document", "service_id"),
             "contacts": ("contact", "service_id"), **SAID_OF_IT},
      required=("name",), always=("status",), numbers=("minimum_age", "maximum_age"))  # fmt: skip
_kind("service_area", "service_areas", ServiceArea, "service_id name description extent extent_type uri",
      columns=_texts("name description"), refs=_refs(service="service"))  # fmt: skip
_kind("service_at_location", "service_at_locations", ServiceAtLocation, "service_id location_id description",
      columns=_texts("description"), refs=_refs(service="service", location="location"),
      nested={"location": "location_id", "service": "service_id"},
      lists={"contacts": ("contact", "service_at_location_id"), "phones": ("phone", "service_at_location_id"),
             "schedules": ("schedule", "service_at_location_id"), **SAID_OF_IT})  # fmt: skip
_kind("location", "locations", Location,
      "location_type url organization_id name alternate_name description transportation latitude longitude"
      " external_identifier external_identifier_type",
      columns=_texts("url name alternate_name description transportation")
      | {"location_type": Word(choices=LocationType), "latitude": NUMBER, "longitude": NUMBER},
      refs=_refs(organization="organization"),
      lists={"languages": ("language", "location_id"), "addresses": ("address", "location_id"),
             "contacts": ("contact", "location_id"), "accessibility": ("accessibility", "location_id"),
             "phones": ("phone", "location_id"), "schedules": ("schedule", "location_id"), **SAID_OF_IT},
      always=("location_type",), numbers=("latitude", "longitude"))  # fmt: skip
_kind("address", "addresses", Address,
      "location_id attention address_1 address_2 city region state_province postal_code country address_type",
      columns=_texts("attention address_1 address_2 city region state_province")
      | {"postal_code": Word(longest=60), "country": Word(longest=60),
         "address_type": Word(choices=LocationType)},
      refs=_refs(location="location"),
      always=("address_1", "city", "state_province", "postal_code", "country", "address_type"))  # fmt: skip
_kind("phone", "phones", Phone,
      "location_id service_id organization_id contact_id service_at_location_id number extension type"
      " description",
      columns={"number": Word(longest=200), "extension": EXTENSION, "type": Word(longest=60),
               "description": TEXT},
      refs=_refs(location="location", service="service", organization="organization", contact="contact",
                 service_at_location="service_at_location"),
      lists={"languages": ("language", "phone_id"), **SAID_OF_IT},
      always=("number",), numbers=("extension",))  # fmt: skip
_kind("contact", "contacts", Contact,
      "organization_id service_id service_at_location_id location_id name title department email",
      columns=_texts("name title department email"),
      refs=_refs(organization="organization", service="service", service_at_location="service_at_location",
                 location="location"),
      lists={"phones": ("phone", "contact_id"), **SAID_OF_IT})  # fmt: skip
_kind("schedule", "schedules", Schedule,
      "service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst"
      " freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link"
      " attending_type notes",
      columns={"valid_from": DAY, "valid_to": DAY, "freq": Word(longest=20), "interval": WHOLE,
               "byday": Word(longest=200), "description": TEXT, "opens_at": TIME, "closes_at": TIME,
               "notes": TEXT},
      refs=_refs(service="service", location="location", service_at_location="service_at_location"),
      numbers=("timezone", "count", "interval"))  # fmt: skip
_kind("language", "languages", Language, "service_id location_id phone_id name code note",
      columns={"name": Word(longest=200), "code": Word(longest=20), "note": TEXT},
      refs=_refs(service="service", location="location", phone="phone"))  # fmt: skip
_kind("accessibility", "accessibility", Accessibility, "location_id description details url",
      columns=_texts("description details url"), refs=_refs(location="location"))  # fmt: skip
_kind("cost_option", "cost_options", CostOption,
      "service_id valid_from valid_to option currency amount amount_description",
      columns={"valid_from": DAY, "valid_to": DAY, "option": TEXT, "currency": Word(longest=20),
               "amount": MONEY, "amount_description": TEXT},
      refs=_refs(service="service"), numbers=("amount",))  # fmt: skip
_kind("required_document", "required_documents", RequiredDocument, "service_id document uri",
      columns=_texts("document uri"), refs=_refs(service="service"))  # fmt: skip
_kind("funding", "funding", KeptRecord, "organization_id service_id source",
      refs={"organization_id": Ref("parent_id"), "service_id": Ref("parent_id")})  # fmt: skip
_kind("organization_identifier", "organization_identifiers", KeptRecord,
      "organization_id identifier_scheme identifier_type identifier",
      refs={"organization_id": Ref("parent_id")})  # fmt: skip
_kind("attribute", "attributes", Attribute, "link_id taxonomy_term_id link_type link_entity value",
      columns={"link_entity": Word(longest=60), "value": TEXT},
      refs={"link_id": Ref("link_id"), "taxonomy_term_id": Ref("taxonomy_term", "taxonomy_term")},
      nested={"taxonomy_term": "taxonomy_term_id"}, lists=METADATA)  # fmt: skip
_kind("metadata", "metadata", KeptRecord,
      "resource_id resource_type last_action_date last_action_type field_name previous_value"
      " replacement_value updated_by",
      refs={"resource_id": Ref("parent_id")}, lists={})  # fmt: skip
_kind("meta_table_description", "meta_table_descriptions", KeptRecord, "name language character_set")

#: By the name of a file, an address or a list: "services", "service_list", "service".
BY_NAME = {name: kind for kind in kinds.values() for name in (kind.name, kind.plural, f"{kind.name}_list")}
#: In this order each finds what it refers to, but for what refers to its own kind.
IN_ORDER = ("taxonomy", "taxonomy_term", "organization", "program", "service", "location",
            "service_at_location", "service_area", "contact", "phone", "schedule", "language", "address",
            "accessibility", "cost_option", "required_document", "funding", "organization_identifier",
            "attribute", "metadata", "meta_table_description")  # fmt: skip
