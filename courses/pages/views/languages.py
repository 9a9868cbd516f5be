from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.catalogue.pages import CatalogueFields
from courses.pages.languages import matrix_of
from courses.pages.models import CoursePage
from courses.pages.outline import courses_once
from courses.pages.rules import may_outline, may_publish
from courses.pages.small_changes import keep_translations
from lms.core.texts import in_a_row, name_here
from lms.submissions.views import done_once


class LanguagesView(WagtailAdminTemplateMixin, TemplateView):
    """Pages and languages of a course: `?course=` names it, else it is the first of hers."""

    template_name = "courses_pages/languages.html"
    page_title = gettext_lazy("Languages of your courses")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_outline(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("courses_outline"), "label": gettext_lazy("Your courses")}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        courses = courses_once(self.request.user)
        chosen = next((each for each in courses if str(each.pk) == self.request.GET.get("course")), None)
        course = chosen or (courses[0] if courses else None)
        return super().get_context_data(
            **kwargs,
            courses=courses,
            course=course,
            matrix=matrix_of(course) if course else None,
            may_keep=bool(course) and may_publish(self.request.user, course),
        )


class SmallChangeView(View):
    """Whoever publishes a page says that its last change was small. Sent twice, it is said once."""

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
        if not isinstance(page, CatalogueFields):
            raise Http404
        left: list[str] = []

        def keep() -> None:
            try:
                left.extend(keep_translations(page, by=request.user))
            except PermissionDenied:
                raise ValidationError(_("Whoever publishes the page decides this.")) from None

        def words() -> str:
            names = {"title": page.get_admin_display_title(), "languages": in_a_row(map(name_here, left))}
            if left:
                return (
                    _("“%(title)s” still waits for a translator in: %(languages)s. More has changed there.")
                    % names
                )
            return _("The translations of “%(title)s” are up to date.") % names

        course = page.get_ancestors(inclusive=True).type(CoursePage).get()
        back = f"{reverse('courses_languages')}?course={course.pk}#page-{page.pk}"
        return done_once(request, keep, back_to=back, words=words)
