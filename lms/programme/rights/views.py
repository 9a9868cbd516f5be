"""In the editor: which rights somebody has to look at, and that somebody did."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from lms.core.permissions import permit
from lms.core.texts import name_here
from lms.programme.rights.actions import note_review
from lms.programme.rights.forms import ReviewForm
from lms.programme.rights.models import RightPage
from lms.programme.rights.reviewing import rows_for
from lms.programme.rights.rules import may_review


class ReviewsView(WagtailAdminTemplateMixin, TemplateView):
    """Every right she may publish, what waits for a review before the others."""

    template_name = "lms_programme/rights/reviews.html"
    page_title = gettext_lazy("Reviews of rights")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.rows = rows_for(request.user)
        if not self.rows:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = [row for row in self.rows if row.waits]
        others = [row for row in self.rows if not row.waits]
        return super().get_context_data(**kwargs, waiting=waiting, others=others)


class ReviewView(WagtailAdminTemplateMixin, FormView):
    """Somebody has checked a right in its language."""

    template_name = "lms_programme/rights/review.html"
    form_class = ReviewForm
    page_title = gettext_lazy("Note a review")
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(RightPage.objects.select_related("locale"), pk=kwargs["page_id"])
        permit(may_review(request.user, self.page))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return f"{self.page.title} ({self.page.place.label}, {name_here(self.page.locale.language_code)})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("rights_reviews"), "label": ReviewsView.page_title}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "page": self.page}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, right=self.page)

    def form_valid(self, form: ReviewForm) -> HttpResponse:
        note_review(self.page, form.cleaned_data, by=self.request.user)
        messages.success(self.request, _("The review is noted. Readers see the answer."))
        return redirect("rights_reviews")
