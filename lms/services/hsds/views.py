"""The interface of HSDS 3 for machines: it reads what anybody may read, and writes nothing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views import View

from lms.services.hsds import own_terms
from lms.services.hsds.asking import MOST_FULL, MOST_PER_PAGE, Asked, NotAsked, page_of
from lms.services.hsds.kinds import VERSION
from lms.services.hsds.queries import TaxonomiesShown, TermsShown, about, shown
from lms.services.hsds.writing import written
from lms.services.index import found
from lms.services.taxonomies.models import Taxonomy, TaxonomyTerm

SPECIFICATION = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
PROFILE = "https://docs.openreferral.org/en/v3.0.1/hsds/"
MOST_MINIMAL = 100_000


def not_found() -> JsonResponse:
    return JsonResponse({"detail": "There is no such record."}, status=404)


class ReadView(View):
    """`answer` reads the parameters; what cannot be read is a 400 that says which."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        asked = Asked(request)
        try:
            asked.check_format()
            return self.answer(asked, **kwargs)
        except NotAsked as problem:
            return JsonResponse({"detail": str(problem)}, status=400)

    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        raise NotImplementedError


class RecordView(ReadView):
    """One record by its id. What is no id is no record."""

    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        try:
            said = self.record(asked, UUID(kwargs["id"]))
        except ValueError:
            said = None
        return JsonResponse(said) if said else not_found()

    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        raise NotImplementedError


def one(kind: str, rows: QuerySet[Any], uuid: UUID, **more: Any) -> dict[str, Any] | None:
    found_rows = list(rows.filter(uuid=uuid))
    return next(iter(written(kind, found_rows, full=True, **more)), None)


class AboutView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        return JsonResponse({"version": VERSION, "profile": PROFILE, "openapi_url": SPECIFICATION})


# ── services ────────────────────────────────────────────────────────────────────────────────────────────────


def services_asked(asked: Asked) -> QuerySet[Any]:
    services = about(
        shown()["service"],
        term=asked.uuid("taxonomy_term_id"),
        taxonomy=asked.uuid("taxonomy_id"),
        organization=asked.uuid("organization_id"),
        modified_after=asked.moment("modified_after"),
    )
    words = asked.words()
    return found(services, words) if words else services


def minimal(rows: Any) -> list[dict[str, Any]]:
    return [
        {name: said[name] for name in ("id", "last_modified") if name in said}
        for said in written("service", list(rows), full=False, without=("organization", "program"), shown={})
    ]


class ServicesView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        rows = services_asked(asked).order_by("name", "pk").distinct()
        if asked.truth("minimal"):
            return page_of(asked, rows, minimal, most=MOST_MINIMAL)
        full = asked.truth("full")
        show = partial(_written, "service", full=full)
        return page_of(asked, rows, show, most=MOST_FULL if full else MOST_PER_PAGE)


def _written(kind: str, rows: Any, *, full: bool, without: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return written(kind, list(rows), full=full, without=without, shown=shown())


class ServiceView(RecordView):
    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        told = shown()
        return one("service", told["service"], uuid, shown=told)


class ServicesAtLocationsView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        rows = shown()["service_at_location"].filter(service__in=services_asked(asked))
        if postcode := asked.said.get("postcode", ""):
            rows = rows.filter(location__addresses__postal_code__iexact=postcode).distinct()
        full = asked.truth("full")
        show = partial(_written, "service_at_location", full=full)
        return page_of(asked, rows.order_by("pk"), show, most=MOST_FULL if full else MOST_PER_PAGE)


class ServiceAtLocationView(RecordView):
    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        told = shown()
        return one("service_at_location", told["service_at_location"], uuid, shown=told)


# ── organisations ───────────────────────────────────────────────────────────────────────────────────────────


class OrganizationsView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        rows = shown()["organization"]
        if words := asked.words():
            rows = rows.filter(name__icontains=words) | rows.filter(description__icontains=words)
        full = asked.truth("full") or asked.truth("full_service")
        without = () if asked.truth("full_service") else ("services",)
        show = partial(_written, "organization", full=full, without=without)
        rows = rows.select_related("parent_organization").order_by("name", "pk")
        return page_of(asked, rows, show, most=MOST_FULL if full else MOST_PER_PAGE)


class OrganizationView(RecordView):
    """Its services are named by their ids, or told whole when `full_service` is asked."""

    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        told = shown()
        rows = told["organization"].select_related("parent_organization")
        whole = asked.truth("full_service")
        said = one("organization", rows, uuid, shown=told, without=() if whole else ("services",))
        if said and not whole:
            services = told["service"].filter(organization__uuid=uuid).order_by("position", "pk")
            said["services"] = written(
                "service", list(services), full=False, within="organization_id", shown=told
            )
        return said


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────


class TaxonomiesView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        return page_of(asked, TaxonomiesShown(asked.words()), list)


class TaxonomyView(RecordView):
    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        own = next((taxonomy for taxonomy in own_terms.OWN if taxonomy.uuid == uuid), None)
        if own:
            return own_terms.taxonomy_written(own)
        return one("taxonomy", Taxonomy.objects.all(), uuid, shown={})


class TermsView(ReadView):
    def answer(self, asked: Asked, **kwargs: Any) -> JsonResponse:
        terms = TermsShown(
            asked.words(),
            taxonomy=asked.uuid("taxonomy_id"),
            parent=asked.uuid("parent_id"),
            top_only=asked.truth("top_only"),
        )
        return page_of(asked, terms, list)


class TermView(RecordView):
    def record(self, asked: Asked, uuid: UUID) -> dict[str, Any] | None:
        if own := own_terms.terms().get(uuid):
            return own_terms.term_written(own)
        return one("taxonomy_term", TaxonomyTerm.objects.select_related("parent"), uuid, shown={})
