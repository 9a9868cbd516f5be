from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.catalogue.pages import CatalogueFields
from courses.pages.actions import order
from courses.pages.outline import outlines
from courses.pages.rules import homes_of, may_outline


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
            courses=outlines(self.request.user),
            may_translate=self.request.user.has_perm("wagtail_localize.submit_translation"),
            add_url=(
                reverse("wagtailadmin_pages:add", args=["courses_pages", "coursepage", homes[0].pk])
                if homes
                else ""
            ),
        )


class OrderView(View):
    """A module or lesson up, down, or to a place: `up` and `down` of the page's buttons, `?position=` of what
    was dragged.
    """

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(page, CatalogueFields):
            raise Http404
        dragged_to = request.GET.get("position", "")
        try:
            moved = order(
                page,
                by=request.user,
                to=int(dragged_to) if dragged_to.isdecimal() and len(dragged_to) < 6 else None,
                step=-1 if request.POST.get("to") == "up" else 1,
            )
        except PermissionDenied:
            if dragged_to:
                return HttpResponse(status=403)
            messages.error(request, _("What is live is put in order by whoever publishes it."))
        else:
            if dragged_to:
                return HttpResponse(status=204)
            words = _("“%(title)s” was moved.") if moved else _("“%(title)s” stays where it is.")
            messages.success(request, words % {"title": page.get_admin_display_title()})
        return redirect(f"{reverse('courses_outline')}#page-{page.pk}")
