"""The tables of the directory, each in its sub-package."""

from lms.services.directory.models import (
    CostOption,
    Organization,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceNeed,
    Wording,
)
from lms.services.keeping.models import Change, ErrorReport, ForeignFile
from lms.services.places.models import Accessibility, Address, AddressMark, Location, Town
from lms.services.reaching.models import Contact, Hours, Language, Phone, Schedule
from lms.services.searching.models import SearchEntry
from lms.services.slips.models import Slip
from lms.services.tallies.models import Tally
from lms.services.taxonomies.models import Attribute, KeptRecord, Taxonomy, TaxonomyTerm

__all__ = [
    "Accessibility",
    "Address",
    "AddressMark",
    "Attribute",
    "Change",
    "Contact",
    "CostOption",
    "ErrorReport",
    "ForeignFile",
    "Hours",
    "KeptRecord",
    "Language",
    "Location",
    "Organization",
    "Phone",
    "RequiredDocument",
    "Schedule",
    "SearchEntry",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceNeed",
    "Slip",
    "Tally",
    "Taxonomy",
    "TaxonomyTerm",
    "Town",
    "Wording",
]
