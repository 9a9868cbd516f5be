"""What anybody may read of the directory, record by record."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.services.directory.models import Organization, Service, ServiceAtLocation
from lms.services.directory.queries import public
from lms.services.hsds import own_terms
from lms.services.hsds.own_terms import NEEDS, SAFE, WORDS, OwnTerm
from lms.services.hsds.writing import Shown, written
from lms.services.places.models import Location
from lms.services.taxonomies.models import Attribute, Taxonomy, TaxonomyTerm


def shown() -> Shown:
    """The records that may be told to anybody; of other kinds those that hang on one of these."""
    services = public()
    places = ServiceAtLocation.objects.filter(service__in=services)
    return {
        "service": services,
        "service_at_location": places,
        "location": Location.objects.filter(Exists(places.filter(location=OuterRef("pk")))),
        "organization": Organization.objects.filter(Exists(services.filter(organization=OuterRef("pk")))),
    }


def about(
    services: QuerySet[Service],
    *,
    term: UUID | None = None,
    taxonomy: UUID | None = None,
    organization: UUID | None = None,
    modified_after: datetime.datetime | None = None,
) -> QuerySet[Service]:
    """Those that have this term, a term of this taxonomy, belong to this organisation, changed since."""
    if term:
        services = services.filter(_has_term(term))
    if taxonomy:
        services = services.filter(_has_any_of(taxonomy))
    if organization:
        services = services.filter(organization__uuid=organization)
    if modified_after:
        services = services.filter(last_modified__gte=modified_after)
    return services


def _has_term(term: UUID) -> Any:
    own = own_terms.terms().get(term)
    if own is not None:
        return _says(own)
    return Exists(Attribute.objects.filter(link_id=OuterRef("uuid"), taxonomy_term__uuid=term))


def _says(term: OwnTerm) -> Q:
    if term.taxonomy is NEEDS:
        return Q(needs__need=term.code)
    if term.taxonomy is WORDS:
        return Q(wordings__language=term.code)
    kind, _dot, member = term.code.partition(".")
    if kind != "service":
        return Q(pk=None)
    nothing = Q()
    for empty in own_terms.NOTHING:
        nothing |= Q(**{member: empty}) if _fits(member, empty) else Q()
    return ~nothing


def _fits(member: str, empty: Any) -> bool:
    """A column of text is never a list, and none holds NULL here."""
    inner = Service._meta.get_field(member).get_internal_type()
    kind_of = {"BooleanField": bool, "JSONField": list}.get(inner, str)
    return isinstance(empty, kind_of)


def _has_any_of(taxonomy: UUID) -> Any:
    if taxonomy == NEEDS.uuid:
        return Q(needs__isnull=False)
    if taxonomy == WORDS.uuid:
        return Q(wordings__isnull=False)
    if taxonomy == SAFE.uuid:
        terms = (term for term in own_terms.terms().values() if term.taxonomy is SAFE)
        asked = Q(pk=None)
        for term in terms:
            asked |= _says(term)
        return asked
    found = Attribute.objects.filter(link_id=OuterRef("uuid"), taxonomy_term__taxonomy_detail__uuid=taxonomy)
    return Exists(found)


class TaxonomiesShown:
    """Our own taxonomies and those that came with files, as one sequence."""

    def __init__(self, words: str = "") -> None:
        own = [own_terms.taxonomy_written(taxonomy) for taxonomy in own_terms.OWN]
        self.own = [each for each in own if _holds(each, words)]
        self.rows = Taxonomy.objects.filter(_named(words)).order_by("name", "pk")

    def __len__(self) -> int:
        return len(self.own) + self.rows.count()

    def __getitem__(self, asked: slice) -> list[dict[str, Any]]:
        return _both(self.own, self.rows, asked, "taxonomy")


class TermsShown(TaxonomiesShown):
    def __init__(
        self,
        words: str = "",
        *,
        taxonomy: UUID | None = None,
        parent: UUID | None = None,
        top_only: bool = False,
    ) -> None:
        own = [] if parent else own_terms.terms().values()
        self.own = [
            said
            for term in own
            if taxonomy in {None, term.taxonomy.uuid} and _holds(said := own_terms.term_written(term), words)
        ]
        rows = TaxonomyTerm.objects.filter(_named(words)).order_by("name", "pk")
        if taxonomy:
            rows = rows.filter(taxonomy_detail__uuid=taxonomy)
        if parent:
            rows = rows.filter(parent__uuid=parent)
        self.rows = rows.filter(parent=None) if top_only else rows

    def __getitem__(self, asked: slice) -> list[dict[str, Any]]:
        return _both(self.own, self.rows.select_related("parent"), asked, "taxonomy_term")


def _holds(said: dict[str, Any], words: str) -> bool:
    return words.casefold() in f"{said['name']} {said['description']}".casefold()


def _named(words: str) -> Q:
    return Q(name__icontains=words) | Q(description__icontains=words) if words else Q()


def _both(
    own: Sequence[dict[str, Any]], rows: QuerySet[Any], asked: slice, kind: str
) -> list[dict[str, Any]]:
    first, last = asked.start or 0, asked.stop
    after = slice(max(0, first - len(own)), max(0, last - len(own)))
    return [*own[first:last], *written(kind, list(rows[after]), full=True, shown={})]
