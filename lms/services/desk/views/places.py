from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from lms.core.languages import site_languages
from lms.core.texts import in_a_row, name_here
from lms.services.desk.forms.place import PlaceForm, PlaceWordsForm
from lms.services.desk.forms.week import WeekForm
from lms.services.desk.frame import ServiceMixin, say_postcode
from lms.services.desk.listing import page_of
from lms.services.desk.rows_listed import listed, row_said
from lms.services.directory.labels import LABELS
from lms.services.directory.models import ServiceAtLocation
from lms.services.editing.actions import set_hours
from lms.services.editing.places import new_place, remove_place, save_place, say_place_in
from lms.services.editing.rows import About
from lms.services.keeping.rows import ROW_KINDS
from lms.services.reaching.rules import is_every_week
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


class PlaceMixin(ServiceMixin):
    """A place of the service, which belongs to it; a new one where the address names none."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        places = self.service.service_at_locations.select_related("location__town", "service__edited_by")
        self.place = (
            get_object_or_404(places, uuid=kwargs["place"]) if "place" in kwargs else new_place(self.service)
        )


class PlaceView(OnceMixin, PlaceMixin, FormView):
    template_name = "lms_services/desk/place.html"
    form_class = PlaceForm
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "place": self.place}

    def create(self, form: PlaceForm, submission: Submission) -> str:
        data = form.cleaned_data
        save_place(
            self.place,
            by=self.request.user,
            values=form.values(),
            town=(data["town"].strip(), data["country"]),
            address=form.address(),
            secret=form.secret(),
            note=data["note"],
        )
        said = {**form.values(), **form.address(), "note": data["note"]}
        say_postcode(self.request, self.service.edited_by, said)
        return page_of(self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_new = "place" not in self.kwargs  # what was refused has got a key
        return super().get_context_data(
            **kwargs,
            place=self.place,
            title=_("New place") if is_new else _("Change the place"),
            back=page_of(self.service),
            back_to=self.service.name,
            remove="" if is_new else reverse("services_desk:place_remove", kwargs=self.kwargs),
            more=[] if is_new else listed(About(self.service, place=self.place)),
            translations=[] if is_new else self._translations(),
        )

    def _translations(self) -> list[tuple[str, str, bool]]:
        said = set(self.place.location.wordings.values_list("language", flat=True))
        return [(code, name_here(code), code in said) for code in _other_languages(self.place)]


class PlaceWordsView(OnceMixin, PlaceMixin, FormView):
    """What is said of a place in one more language."""

    template_name = "lms_services/desk/form.html"
    form_class = PlaceWordsForm
    done_words = gettext_lazy("Saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["language"] not in _other_languages(self.place):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "place": self.place, "language": self.kwargs["language"]}

    def create(self, form: PlaceWordsForm, submission: Submission) -> str:
        language = self.kwargs["language"]
        say_place_in(self.place, language, by=self.request.user, texts=form.cleaned_data)
        say_postcode(self.request, self.service.edited_by, form.cleaned_data)
        return reverse("services_desk:place", args=[self.service.uuid, self.place.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])},
            back=reverse("services_desk:place", args=[self.service.uuid, self.place.uuid]),
            back_to=self.place.location.name or self.service.name,
        )


def _other_languages(place: ServiceAtLocation) -> list[str]:
    return [code for code, _name in site_languages() if place.location and code != place.location.language]


class RemovePlaceView(PlaceMixin, View):
    def post(self, request: HttpRequest, uuid: UUID, place: UUID) -> HttpResponse:
        def do() -> None:
            remove_place(self.place, by=request.user)

        words = _("The place is taken away.")
        return done_once(request, do, back_to=page_of(self.service), words=words)


class WeekView(OnceMixin, PlaceMixin, FormView):
    """The hours of a service, or of one place of it."""

    template_name = "lms_services/desk/form.html"
    form_class = WeekForm
    done_words = gettext_lazy("Saved.")

    @property
    def owner(self) -> Any:
        return self.place if self.place.pk else self.service

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "week_of": self.owner}

    def create(self, form: WeekForm, submission: Submission) -> str:
        set_hours(self.owner, by=self.request.user, stretches=form.stretches, closed=form.closed)
        return page_of(self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=str(LABELS["hours"]),
            lead=" ".join(self._leads()),
            back=page_of(self.service),
            back_to=self.service.name,
        )

    def _leads(self) -> list[str]:
        how = _("Write hours like 9:00-12:30, a dash where it is closed, or nothing where it is not known.")
        others = [each for each in self.owner.schedules.all() if not is_every_week(each)]
        if not others:
            return [how]
        words = _("Other hours stay as they are, such as those of a season: %(hours)s.")
        kind = ROW_KINDS["schedule"]
        return [how, words % {"hours": in_a_row(row_said(each, kind) for each in others)}]
