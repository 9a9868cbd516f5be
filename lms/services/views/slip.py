import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from lms.accounts.codes import grouped
from lms.printing.responses import pdf_response
from lms.services.countries import language_of
from lms.services.finding.queries import one
from lms.services.finding.shown import ShownService
from lms.services.forms.slip import NoteForm, OpenForm
from lms.services.slips.actions import Note, TooMany, as_text, from_text, make_slip
from lms.services.slips.sheets import Carried, Line, lines_of, read_carried, sealed_carried, slip_pdf
from lms.services.views.page import has_to_wait, page
from lms.services.views.service import ShowsOne


class MakeSlipView(ShowsOne):
    """She ticks, looks at what they will read, and makes it. Until then nothing is kept anywhere."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        return self.shown("slip_page", {"form": NoteForm()})

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        if carried := read_carried(request.POST.get("slip", "")):  # the same slip, in another language
            return self._show(carried)
        if "step" not in request.POST:  # from the page of the service, with what was found
            return self.get(request, uuid)
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.shown("slip_page", {"form": form})
        if request.POST["step"] == "make":
            return self._make(form)
        return self.shown("slip_page", {"form": form, "lines": self._lines(form.note())})

    def _lines(self, note: Note) -> list[Line]:
        return lines_of(note, languages=(get_language() or "en", _language_at(self.place)))

    def _make(self, form: NoteForm) -> HttpResponse:
        if has_to_wait(self.request, form, "slip-made"):
            return self.shown("slip_page", {"form": form})
        try:
            code, slip = make_slip(self.place.service, form.note())
        except TooMany:
            form.add_error(None, _("There are too many slips at the moment. Try again tomorrow."))
            return self.shown("slip_page", {"form": form})
        place, day = str(self.place.uuid), slip.last_day.isoformat()
        return self._show(Carried(code=code, service=place, last_day=day, note=as_text(form.note())))

    def _show(self, carried: Carried) -> HttpResponse:
        made = {
            "code": grouped(carried.code),
            "last_day": datetime.date.fromisoformat(carried.last_day),
            "sealed": sealed_carried(carried),
            "lines": self._lines(from_text(carried.note)),
        }
        return self.shown("slip_made", {**made, "carried_by": "slip"})


class SlipSheetView(View):
    """The slip on paper, from the page that has just made it: the code is kept nowhere else."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("services:find")

    def post(self, request: HttpRequest) -> HttpResponse:
        carried = read_carried(request.POST.get("slip", ""))
        place = one(UUID(carried.service)) if carried else None
        if carried is None or place is None:
            raise Http404
        language, theirs = get_language() or "en", _language_at(place)
        with translation.override(theirs):
            where = request.build_absolute_uri(reverse("services:slip_open"))
        sheet = {"language": language, "theirs": theirs, "where": where}
        return pdf_response(request, lambda: slip_pdf(carried, place.service, **sheet), "slip.pdf")


class OpenSlipView(View):
    """For whoever is given a slip. It opens once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return page(request, "slip_open", {"form": OpenForm(request=request)})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OpenForm(request.POST, request=request)
        if not form.is_valid() or form.opened is None:
            return page(request, "slip_open", {"form": form})
        service, note = form.opened
        lines = lines_of(note, languages=(get_language() or "en",))
        return page(request, "slip_opened", {"lines": lines, "service": service})


def _language_at(place: ShownService) -> str:
    """What is read where she goes."""
    return language_of(place.town.country if place.town else "")
