"""Rows of what a service, a place of it or whoever offers it says besides, one page for each."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from lms.services.desk.forms.rows import ROW_FORMS, RowForm
from lms.services.desk.frame import ServiceMixin, say_postcode
from lms.services.desk.listing import page_of
from lms.services.desk.rows_listed import listed, rule_of
from lms.services.editing.rows import About, about_row, remove_row, rows_about, save_row
from lms.services.keeping.rules import is_own_house
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once


def page_about(about: About) -> str:
    """Where its rows are listed."""
    if about.row and about.above:
        kind = about.row._meta.model_name
        return reverse("services_desk:row", args=[about.service.uuid, about.above.of, kind, about.row.uuid])
    if about.house:
        return reverse("services_desk:house", args=[about.service.uuid])
    if about.place:
        return reverse("services_desk:place", args=[about.service.uuid, about.of])
    return page_of(about.service)


class RowMixin(ServiceMixin):
    """`of` in the address is "service", "house" or the id of a place, a number or an office; a new row where
    it names none.
    """

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.about = self._about(kwargs["of"])
        kind = next((kind for kind in self.about.kinds if kind.name == kwargs["kind"]), None)
        if kind is None or not ("row" in kwargs or kind.is_added):
            raise Http404
        self.kind = kind
        self.row = self._row(kwargs["row"]) if "row" in kwargs else None

    def _about(self, of: str) -> About:
        if of == "service":
            return About(self.service)
        if of == "house":
            if not is_own_house(self.service):
                raise Http404
            return About(self.service, house=self.service.organization)
        try:
            uuid = UUID(of)
        except ValueError:
            raise Http404 from None
        places = self.service.service_at_locations.select_related("location", "service")
        if place := places.filter(uuid=uuid).first():
            return About(self.service, place=place)
        about = about_row(self.service, uuid)
        if about is None:
            raise Http404
        return about

    def _row(self, uuid: UUID) -> Any:
        found = next((row for row in rows_about(self.about, self.kind) if row.uuid == uuid), None)
        if found is None:
            raise Http404
        return found

    @property
    def back(self) -> str:
        return page_about(self.about)


class RowView(OnceMixin, RowMixin, FormView):
    template_name = "lms_services/desk/row.html"
    done_words = gettext_lazy("Saved.")

    def get_form_class(self) -> type[RowForm]:
        return ROW_FORMS[self.kind.name]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind, "row": self.row}

    def create(self, form: RowForm, submission: Submission) -> str:
        save_row(self.about, self.kind, self.row, by=self.request.user, values=form.values())
        say_postcode(self.request, self.service.edited_by, form.values())
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remove = reverse("services_desk:row_remove", kwargs=self.kwargs) if self.row else ""
        return super().get_context_data(
            **kwargs,
            title=str(self.kind.label),
            lead=rule_of(self.row),
            back=self.back,
            back_to=self.service.name,
            remove=remove,
            more=listed(self.about.under(self.row)) if self.row else [],
        )


class RemoveRowView(RowMixin, View):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        def do() -> None:
            remove_row(self.about, self.kind, self.row, by=request.user)

        return done_once(request, do, back_to=self.back, words=str(gettext_lazy("It is taken away.")))
