"""Telling a story without an account: the note first, then one page, then the slip. Until it is sent nothing
is kept anywhere.
"""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from lms.core.languages import site_languages
from lms.stories.told.hers import TooMany, tell
from lms.stories.told.rules import has_enough_readers, partners
from lms.stories.told.slips import grouped, number_for
from lms.stories.told.weeks import WAIT
from lms.stories.views.carried import sealed
from lms.stories.views.forms import TellForm
from lms.stories.views.page import has_to_wait, page


class NoteView(View):
    """What a court may ask for, and how one stays hard to find: before there is anything to write in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "note", {"days": WAIT.days})


class TellView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(TellForm(initial={"language": _own_language()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TellForm(request.POST, request.FILES)
        if not form.is_valid() or has_to_wait(request, form):
            return self._form(form)
        number = number_for(form.cleaned_data["key"] or uuid.uuid4())
        try:
            story = tell(number, form.values())
        except TooMany:
            form.add_error(
                None, _("So many stories came in that yours could not be kept. Come again tomorrow.")
            )
            return self._form(form)
        told: dict[str, Any] = {"number": grouped(number), "sealed": sealed(number)}
        return page(request, "told", {**told, "is_heard": has_enough_readers(story, partners())})

    def _form(self, form: TellForm) -> HttpResponse:
        return page(self.request, "tell", {"form": form})


def _own_language() -> str:
    language = get_language() or ""
    return language if language in dict(site_languages()) else ""
