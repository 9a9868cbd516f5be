from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from lms.contracts import finding
from lms.core import distress
from lms.core.languages import offered_language, site_languages
from lms.safety.faces.one_face import kind_of
from lms.secrets.sealing import seal, unseal

PURPOSE = "lms_programme:search"
#: How long an address of what was found opens again, for Back and Reload.
OPENS_SECONDS = 30 * 60
LONGEST, SHOWN, SUGGESTED = 100, 20, 6


def _read_in() -> str:
    return offered_language(get_language() or settings.LANGUAGE_CODE)


class SearchView(TemplateView):
    """Over everything on this face. What is looked for stands in the body of the form, and then, sealed, in
    an address that opens for half an hour: so Back and Reload work, and nobody reads it there.
    """

    template_name = "lms_programme/finding/page.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        words = " ".join(request.POST.get("words", "").split())[:LONGEST]
        if not words:
            return self.render_to_response(self.get_context_data(empty=True))
        address = reverse("finding:found", args=[seal(PURPOSE, words)])
        return HttpResponseRedirect(address, status=303)


class FoundView(TemplateView):
    """What was found; after half an hour the empty form."""

    template_name = "lms_programme/finding/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = unseal(PURPOSE, kwargs["sealed"], seconds=OPENS_SECONDS)
        found = {"is_over": True} if words is None else self._look_for(words)
        return super().get_context_data(**kwargs, **found)

    def _look_for(self, words: str) -> dict[str, Any]:
        face, language = kind_of(self.request), _read_in()
        found = finding.find(face, words, language, SHOWN)
        return {
            "words": words,
            "distress": distress.is_told_in(words),
            "found": found,
            "elsewhere": [] if found else _in_other_languages(face, words, language),
            "read_as": next((each.read_as for each in found if each.read_as), ""),
        }


def _in_other_languages(face: str, words: str, language: str) -> list[finding.Found]:
    written = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", site_languages())
    others = [code for code, _name in written if code != language]
    found = [each for code in others for each in finding.find(face, words, code, SHOWN)]
    return sorted(found, key=lambda each: -each.weight)[:SHOWN]


@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles for what was begun to be typed. Words of distress have none: nothing there is to be chosen."""
    beginning = request.POST.get("words", "")[:LONGEST]
    if distress.is_told_in(beginning):
        return JsonResponse({"titles": []})
    return JsonResponse({"titles": finding.suggest(kind_of(request), beginning, _read_in(), SUGGESTED)})
