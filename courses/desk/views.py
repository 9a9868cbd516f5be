from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from courses.attempts.observations import may_sign_off
from courses.certificates.actions import confirm_name, reissue
from courses.certificates.forms import ConfirmNameForm
from courses.certificates.models import Certificate
from courses.certificates.queries import certificates_of
from courses.desk.actions import make_accounts
from courses.desk.company_views import company_of
from courses.desk.factor_views import renewals_for
from courses.desk.forms import NewAccountForm
from courses.desk.frame import DeskMixin, LearnerMixin
from courses.desk.openings import openings_to_know_of
from courses.desk.person import certificate_row, competence_rows, course_row, facts_of
from courses.desk.queries import PEOPLE_ON_A_PAGE, desk_filters, desk_learners, desk_rows, filtered, hands
from courses.enrolments.queries import enrolments_of
from lms.accounts import codes
from lms.accounts.actions import IssuedCard
from lms.accounts.models import CodeCard
from lms.audit.enums import What
from lms.core.conf import conf
from lms.core.responses import see_other
from lms.messaging.queries import notices_for
from lms.organisations.actions import confirm_renewed_card, renew_card
from lms.organisations.cards import card_sheet_pdf, is_code_of
from lms.organisations.models import Role
from lms.organisations.queries import card_to_confirm, learners_for, membership_tells, roles_of
from lms.organisations.rules import can_confirm_card, can_make_accounts, can_renew_card
from lms.printing.responses import pdf_response
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin


class DeskHomeView(DeskMixin, TemplateView):
    template_name = "courses/desk/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        worker = self.request.user
        everyone = desk_learners(worker)
        shown = self.request.GET.get("show", "")
        page = Paginator(filtered(worker, everyone, shown), PEOPLE_ON_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        filters = desk_filters(worker, everyone, shown)
        return super().get_context_data(
            **kwargs,
            rows=desk_rows(page.object_list, worker=worker),
            hands=hands(worker, everyone),
            page=page,
            filters=filters,
            total=filters[0]["count"],
            waiting=filters[1]["count"],
            today=timezone.localdate(),
            new_url=reverse("desk:account_new") if can_make_accounts(worker) else "",
            openings=openings_to_know_of(worker),
            renewals=renewals_for(worker),
            notices=notices_for(worker),
            membership_tells=Role.COORDINATOR in roles_of(worker) and membership_tells(),
        )


class NewAccountView(OnceMixin, DeskMixin, FormView):
    form_class = NewAccountForm
    template_name = "courses/desk/account_new.html"

    def get_initial(self) -> dict[str, Any]:
        return {"language": get_language()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "worker": self.request.user}

    def create(self, form: NewAccountForm, submission: Submission) -> str:
        return keep_cards(submission, make_accounts(self.request.user, **form.cleaned_data))


def keep_cards(submission: Submission, issued: list[IssuedCard]) -> str:
    """The address of the page that shows these new cards once."""
    keep_to_show(submission, [_shown(card) for card in issued])
    return reverse("desk:cards_made", args=[submission.uuid])


class CardsMadeView(ShownOnceMixin, DeskMixin, TemplateView):
    template_name = "courses/desk/account_made.html"


def _shown(issued: IssuedCard) -> dict[str, Any]:
    profile = issued.card.profile
    return {
        "handle": profile.handle,
        "number": issued.card.number,
        "code": codes.grouped(issued.code),
        "language": get_language_info(profile.language)["name_local"].capitalize(),
        "payload": f"{issued.card.uuid}:{issued.code}",
    }


class PrintCardsView(DeskMixin, View):
    """Prints cards whose codes the page before still knows. A code that is not the card's is a 404."""

    def post(self, request: HttpRequest) -> HttpResponse:
        pairs = [self._card(payload) for payload in request.POST.getlist("card")[:200]]
        if not pairs:
            raise Http404
        return pdf_response(
            request, lambda: card_sheet_pdf(pairs, language=get_language() or "en"), "cards.pdf"
        )

    def _card(self, payload: str) -> tuple[CodeCard, str]:
        public_id, _colon, code = payload.partition(":")
        try:
            card_id = UUID(public_id)
        except ValueError:
            raise Http404 from None
        learners = learners_for(self.request.user).values("pk")
        card = get_object_or_404(
            CodeCard.objects.select_related("profile").filter(profile__in=learners), uuid=card_id
        )
        if not is_code_of(card, code):
            raise Http404
        return card, code


class PersonView(LearnerMixin, TemplateView):
    template_name = "courses/desk/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        profile = self.profile
        enrolments = list(enrolments_of(profile.user))
        practice = may_sign_off(self.request.user, profile.user)
        return super().get_context_data(
            **kwargs,
            person=profile,
            facts=facts_of(profile, enrolments),
            courses=[course_row(profile, enrolment, practice=practice) for enrolment in enrolments],
            certificates=[certificate_row(certificate) for certificate in certificates_of(profile.user)],
            competences=competence_rows(profile.user),
            may_renew=can_renew_card(self.request.user, profile),
            may_confirm=can_confirm_card(self.request.user, profile),
            card_hours=conf.renewed_card_hours,
            company=company_of(self.request.user, profile),
        )


class NewCardView(OnceMixin, LearnerMixin, FormView):
    """Asks once, then makes a new card; the old one stops in that moment."""

    form_class = Form
    what = What.CARD
    template_name = "courses/desk/person_card_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, person=self.profile, card_hours=conf.renewed_card_hours)

    def create(self, form: Form, submission: Submission) -> str:
        return keep_cards(submission, [renew_card(self.profile, worker=self.request.user)])


class ConfirmCardView(LearnerMixin, TemplateView):
    """A second worker sits with her and confirms that the new card is in her hand."""

    what = What.CARD
    template_name = "courses/desk/person_card_confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        card = card_to_confirm(self.request.user, self.profile)
        if card is None:
            raise Http404
        return super().get_context_data(**kwargs, person=self.profile, card=card)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            confirm_renewed_card(self.profile, worker=request.user)
        except ValidationError as problem:
            messages.info(request, problem.message)
        else:
            messages.success(request, _("Confirmed. What her PIN protects is open to her now."))
        return see_other("desk:person", uuid=self.profile.uuid)


class LearnersCertificateMixin(DeskMixin):
    """A valid certificate of a learner this worker may see; opening it is logged."""

    def certificates(self) -> QuerySet[Certificate]:
        people = learners_for(self.request.user).values("user")
        return Certificate.objects.select_related("person__profile").filter(
            person__in=people, withdrawn_at=None
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.certificate = get_object_or_404(self.certificates(), uuid=kwargs["uuid"])
        return self.open_learner(self.certificate.person.profile, What.CERTIFICATE) or super().dispatch(
            request, *args, **kwargs
        )


class ReissueView(LearnersCertificateMixin, View):
    """A wrong name: the old certificate is withdrawn, a new one waits for the right name.

    Who comes second finds the new one.
    """

    def certificates(self) -> QuerySet[Certificate]:
        return Certificate.objects.select_related("person__profile").filter(
            person__in=learners_for(self.request.user).values("user")
        )

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            new = reissue(self.certificate, by=request.user)
        except ValidationError as problem:
            messages.error(request, problem.message)
            return see_other("desk:person", uuid=self.certificate.person.profile.uuid)
        return see_other("desk:certificate_name", uuid=new.uuid)


class CertificateNameView(OnceMixin, LearnersCertificateMixin, FormView):
    form_class = ConfirmNameForm
    template_name = "courses/desk/certificate_name.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, certificate=self.certificate, person=self.certificate.person.profile
        )

    def create(self, form: ConfirmNameForm, submission: Submission) -> str:
        confirm_name(self.certificate, form.cleaned_data["name"], by=self.request.user)
        return reverse("desk:person", args=[self.certificate.person.profile.uuid])
