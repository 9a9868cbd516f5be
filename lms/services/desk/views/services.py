from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.core.languages import site_languages
from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.organisations.models import Role
from lms.services.desk.forms.service import HouseForm, PauseForm, ReviewForm, ServiceForm, WordsForm
from lms.services.desk.frame import ServiceMixin, say_postcode
from lms.services.desk.listing import ServicesListing, page_of, state_of
from lms.services.desk.rows_listed import listed
from lms.services.directory.labels import LABELS
from lms.services.editing import actions
from lms.services.editing.houses import change_house
from lms.services.editing.rows import About
from lms.services.keeping.queries import history_of
from lms.services.keeping.rules import edited_by, is_own_house
from lms.services.tallies.queries import taps_on, words_in_vain
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView

HISTORY_SHOWN = 200


class ServicesView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms_services/desk/services.html"
    listing_class = ServicesListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        return super().get_context_data(
            **kwargs,
            may_add=bool(edited_by(person)),
            may_exchange=bool(edited_by(person, Role.COORDINATOR)),
            in_vain=words_in_vain() if edited_by(person, Role.COORDINATOR) else [],
        )


class ServiceView(ServiceMixin, TemplateView):
    template_name = "lms_services/desk/service.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        service = self.service
        said = {wording.language for wording in service.wordings.all()}
        return super().get_context_data(
            **kwargs,
            state=state_of(service),
            is_own_house=is_own_house(service),
            places=service.service_at_locations.select_related("location__town").order_by("position", "pk"),
            week=service.hours.all(),
            reports=service.reports.filter(handled_at=None),
            taps=taps_on(service),
            translations=[
                (code, name_here(code), code in said)
                for code, _name in site_languages()
                if code != service.language
            ],
            more=listed(About(service)),
            review_form=ReviewForm(
                initial={"reviewer": service.reviewer, "months": service.review_months}
                | ({"suspend_on": service.suspend_on} if service.suspend_on else {})
            ),
            pause_form=PauseForm(),
        )


class NewServiceView(OnceMixin, DeskMixin, FormView):
    template_name = "lms_services/desk/form.html"
    form_class = ServiceForm
    done_words = gettext_lazy("The service is saved as a draft. Look through it and publish it.")

    def get_initial(self) -> dict[str, Any]:
        organisations = edited_by(self.request.user)
        return {
            "house": organisations[0].name if organisations else "",
            "language": self.request.LANGUAGE_CODE,
        }

    def create(self, form: ServiceForm, submission: Submission) -> str:
        organisations = edited_by(self.request.user)
        if not organisations:
            raise Http404
        service = actions.add_service(
            organisations[0],
            by=self.request.user,
            house=form.cleaned_data["house"],
            values=form.values(),
            needs=form.cleaned_data["needs"],
            reached=form.reached(),
        )
        say_postcode(self.request, service.edited_by, form.values())
        return page_of(service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, title=_("New service"), back=reverse("services_desk:list"), back_to=_("Services")
        )


class EditServiceView(OnceMixin, ServiceMixin, FormView):
    template_name = "lms_services/desk/form.html"
    form_class = ServiceForm
    done_words = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "service": self.service}

    def create(self, form: ServiceForm, submission: Submission) -> str:
        actions.change_service(
            self.service,
            by=self.request.user,
            values=form.values(),
            needs=form.cleaned_data["needs"],
            reached=form.reached(),
        )
        say_postcode(self.request, self.service.edited_by, form.values())
        return page_of(self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, title=_("Change the service"), back=page_of(self.service), back_to=self.service.name
        )


class HouseView(OnceMixin, ServiceMixin, FormView):
    """Who offers it, for all that they offer."""

    template_name = "lms_services/desk/form.html"
    form_class = HouseForm
    done_words = gettext_lazy("Saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not is_own_house(self.service):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "house": self.service.organization}

    def create(self, form: HouseForm, submission: Submission) -> str:
        change_house(self.service, by=self.request.user, values=form.cleaned_data)
        say_postcode(self.request, self.service.edited_by, form.cleaned_data)
        return page_of(self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=str(LABELS["offered_by"]),
            lead=_("This stands at all services that they offer."),
            more=listed(About(self.service, house=self.service.organization)),
            back=page_of(self.service),
            back_to=self.service.name,
        )


class WordsView(OnceMixin, ServiceMixin, FormView):
    """What a service says in one more language."""

    template_name = "lms_services/desk/form.html"
    form_class = WordsForm
    done_words = gettext_lazy("Saved.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["language"] not in dict(site_languages()) or kwargs["language"] == self.service.language:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "service": self.service, "language": self.kwargs["language"]}

    def create(self, form: WordsForm, submission: Submission) -> str:
        language = self.kwargs["language"]
        actions.say_in(self.service, language, by=self.request.user, texts=form.cleaned_data)
        say_postcode(self.request, self.service.edited_by, form.cleaned_data)
        return page_of(self.service)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])},
            back=page_of(self.service),
            back_to=self.service.name,
        )


class _StepView(ServiceMixin, StepView):
    def back(self) -> str:
        return page_of(self.service)


class ReviewView(_StepView):
    form_class = ReviewForm
    words = gettext_lazy("Noted: somebody looked at it today. Everybody can read it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.review(self.service, by=self.request.user, **data)


class PauseView(_StepView):
    form_class = PauseForm
    words = gettext_lazy("The service is paused: nobody outside sees it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.pause(self.service, by=self.request.user, **data)


class EndPauseView(_StepView):
    words = gettext_lazy("The pause is over.")

    def do(self, data: dict[str, Any]) -> None:
        actions.end_pause(self.service, by=self.request.user)


class WithdrawView(_StepView):
    words = gettext_lazy("The service is a draft again: nobody outside sees it.")

    def do(self, data: dict[str, Any]) -> None:
        actions.withdraw(self.service, by=self.request.user)


class HistoryView(ServiceMixin, TemplateView):
    """Who changed what, the newest first."""

    template_name = "lms_services/desk/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = self.service.language
        changes = [(each, each.told(language=language)) for each in history_of(self.service)[:HISTORY_SHOWN]]
        return super().get_context_data(**kwargs, changes=changes)
