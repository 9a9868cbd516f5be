"""New accounts, and their cards: shown once, printed once."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.generic import FormView, TemplateView, View

from lms.accounts.models import CodeCard
from lms.core.languages import written_in
from lms.desk.actions import make_accounts
from lms.desk.cards import keep_cards
from lms.desk.forms.accounts import NewAccountForm
from lms.desk.frame import DeskMixin
from lms.desk.people import PeopleListing
from lms.organisations.cards import card_sheet_pdf, is_code_of
from lms.organisations.queries import learners_for
from lms.printing.responses import pdf_response
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin


class NewAccountView(OnceMixin, DeskMixin, FormView):
    form_class = NewAccountForm
    template_name = "lms/desk/account_new.html"

    def get_initial(self) -> dict[str, Any]:
        return {"language": written_in()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "worker": self.request.user}

    def create(self, form: NewAccountForm, submission: Submission) -> str:
        made = make_accounts(self.request.user, **form.cleaned_data)
        PeopleListing(self.request).remembered.forget()  # whoever made it sees it in her list at once
        return keep_cards(submission, made)


class CardsMadeView(ShownOnceMixin, DeskMixin, TemplateView):
    template_name = "lms/desk/account_made.html"


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
