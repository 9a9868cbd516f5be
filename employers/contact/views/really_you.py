"""Is this really you? Who may contact her, what nobody asks of her, and her phrase. Behind her PIN."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from employers.contact.actions.phrase import forget_phrase, set_phrase
from employers.contact.forms.phrase import PhraseForm
from employers.contact.queries.callers import really_you
from lms.core.responses import see_other
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class ReallyYouView(TemplateView):
    template_name = "employers/contact/really_you.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, page=really_you(self.request.user))


class PhraseView(OnceMixin, FormView):
    form_class = PhraseForm
    template_name = "employers/contact/phrase.html"
    done_words = gettext_lazy("Your phrase is saved. Ask for it when somebody calls or visits.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, page=really_you(self.request.user))

    def create(self, form: PhraseForm, submission: Submission) -> str:
        set_phrase(self.request.user, form.cleaned_data["said"])
        return f"{reverse('contact:really_you')}#phrase"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "forget" in request.POST:
            forget_phrase(request.user)
            messages.success(request, _("You have no phrase now."))
            return see_other("contact:really_you")
        return super().post(request, *args, **kwargs)
