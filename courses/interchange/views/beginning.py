from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from courses.interchange.beginning.actions import begin
from courses.interchange.beginning.forms import BeginForm
from courses.interchange.beginning.wording import TEMPLATES
from courses.interchange.rules import homes_for, may_bring_somewhere
from courses.interchange.views.packages import PackagesMixin
from lms.core.permissions import permit
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class BeginView(PackagesMixin, OnceMixin, FormView):
    """A course begins from a template: three questions, and its drafts stand in the outline."""

    template_name = "courses_interchange/begin.html"
    page_title = _("Begin a course from a template")
    header_icon = "copy"
    form_class = BeginForm
    done_words = _("The course is here as drafts.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        permit(may_bring_somewhere(request.user))
        self.homes = homes_for(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "homes": self.homes}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, templates=TEMPLATES)

    def create(self, form: BeginForm, submission: Submission) -> str:
        said = form.cleaned_data
        page = begin(
            said["template"],
            title=said["title"],
            language=said["language"],
            home=form.home(),
            by=self.request.user,
        )
        try:
            return f"{reverse('courses_outline')}#page-{page.pk}"
        except NoReverseMatch:  # a site with pages of its own has no outline
            return reverse("wagtailadmin_explore", args=[page.pk])
