"""What a learner reads about herself, her rights and places near her (lms.contracts.neutral_help). Nobody
notes what she opens.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.generic import TemplateView, View

from lms.contracts import neutral_help
from lms.contracts.neutral_help import HelpPage, HelpSource
from lms.core.people import Person
from lms.core.texts import Text, is_read_here, name_of
from lms.organisations.queries import current_memberships
from lms.safety.http.media import stored_upload


def _language() -> str:
    return get_language() or "en"


def _country_of(person: Person) -> str:
    """Where she learns."""
    countries = (membership.organisation.country for membership in current_memberships(person))
    return next(filter(None, countries), "")


class ListView(TemplateView):
    """What there is to read. Nothing where no room brings any."""

    template_name = "lms/messaging/help_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not neutral_help.is_offered():
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offered = [source for source in neutral_help.sources() if source.contents(language=_language())]
        return super().get_context_data(**kwargs, sources=offered)


class PageView(TemplateView):
    """One page of it, or the list of one room."""

    template_name = "lms/messaging/help_page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source, page = self._found(self.kwargs["uuid"], _country_of(self.request.user))
        is_list = source.uuid == self.kwargs["uuid"]
        other = "" if is_read_here(page.language) else Text(name_of(page.language), page.language)
        return super().get_context_data(**kwargs, source=source, page=page, is_list=is_list, written_in=other)

    @staticmethod
    def _found(uuid: UUID, country: str) -> tuple[HelpSource, HelpPage]:
        source = neutral_help.source_of_list(uuid)
        if source:
            groups = source.contents_for(country, language=_language())
            return source, HelpPage(title=str(source.name), lead=str(source.hint), parts=[], groups=groups)
        found = neutral_help.page_under(uuid, language=_language())
        if found is None:
            raise Http404
        return found


class FileView(View):
    """A recording or a picture of a page, which has no address of its own on this website."""

    def get(self, request: HttpRequest, uuid: UUID, part: str) -> HttpResponseBase:
        files = (source.file(uuid, part, language=_language()) for source in neutral_help.sources())
        return stored_upload(request, next(filter(None, files), None))
