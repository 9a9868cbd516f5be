from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.catalogue.beside import beside_a_module, beside_the_courses
from courses.catalogue.pages import CatalogueFields
from courses.pages.actions import order
from courses.pages.outline import Row, outlines
from courses.pages.rules import homes_of, may_outline
from lms.core.numbers import sent_number
from lms.submissions.views import done_once

#: Further down than any module or lesson can stand.
LAST_POSITION = 9_999


class OutlineView(WagtailAdminTemplateMixin, TemplateView):
    """Every course she writes: what stands where, what has become of it, what waits. Whoever writes none
    finds nothing here.
    """

    template_name = "courses_pages/outline.html"
    page_title = gettext_lazy("Your courses")
    header_icon = "list-ol"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_outline(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        homes = sorted(
            homes_of(self.request.user).select_related("locale"),
            key=lambda home: (home.locale.language_code != settings.LANGUAGE_CODE, home.pk),
        )
        return super().get_context_data(
            **kwargs,
            courses=[*map(self._with_beside, outlines(self.request.user))],
            may_translate=self.request.user.has_perm("wagtail_localize.submit_translation"),
            add_url=(
                reverse("wagtailadmin_pages:add", args=["courses_pages", "coursepage", homes[0].pk])
                if homes
                else ""
            ),
            beside=[link for links in beside_the_courses for link in links(self.request)],
        )

    def _with_beside(self, course: Row) -> Row:
        for row in course.all():
            if row.kind == "module" and row.may_add:
                row.beside = [link for links in beside_a_module for link in links(self.request, row.page)]
        return course


class OrderView(View):
    """A module or lesson up, down, or to a place: `up` and `down` of the page's buttons, `?position=` of what
    was dragged.
    """

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(page, CatalogueFields):
            raise Http404
        dragged_to = request.GET.get("position", "")
        return self._dragged(page, dragged_to) if dragged_to else self._stepped(page)

    def _dragged(self, page: Any, to: str) -> HttpResponse:
        """To a place: sent twice, it is there already."""
        try:
            order(page, by=self.request.user, to=sent_number(to, most=LAST_POSITION))
        except PermissionDenied:
            return HttpResponse(status=403)
        return HttpResponse(status=204)

    def _stepped(self, page: Any) -> HttpResponse:
        """Once for each form: a second tap while the page loads is no second step."""
        moved = True

        def step() -> None:
            nonlocal moved
            try:
                moved = order(
                    page, by=self.request.user, step=-1 if self.request.POST.get("to") == "up" else 1
                )
            except PermissionDenied:
                raise ValidationError(_("What is live is put in order by whoever publishes it.")) from None

        def words() -> str:
            told = _("“%(title)s” was moved.") if moved else _("“%(title)s” stays where it is.")
            return told % {"title": page.get_admin_display_title()}

        return done_once(
            self.request, step, back_to=f"{reverse('courses_outline')}#page-{page.pk}", words=words
        )
