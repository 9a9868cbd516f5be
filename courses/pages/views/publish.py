from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from courses.catalogue.pages import CatalogueFields
from courses.pages.actions import publish_below, publish_one
from courses.pages.checks import Finding, checklists, waiting_below
from courses.pages.rules import may_publish
from courses.pages.written import newest_of
from lms.core.permissions import permit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToPublish:
    """A page that learners do not have yet as it is, with what was found when it was looked at."""

    title: str
    kind: str
    state: str
    url: str
    in_the_way: Sequence[Finding] = ()
    worth_a_look: Sequence[Finding] = ()


class PublishView(WagtailAdminTemplateMixin, TemplateView):
    """Before a page is published: what learners would not get, and one button that publishes all of it."""

    template_name = "courses_pages/publish.html"
    page_title = gettext_lazy("Before you publish")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not isinstance(self.page, CatalogueFields):
            raise Http404
        permit(may_publish(request.user, self.page))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_below(self.page)
        below = [each for each in waiting if each.pk != self.page.pk]
        shown = [self.page, *below]
        found = [
            replace(_row(page), in_the_way=told.in_the_way, worth_a_look=told.worth_a_look)
            for page, told in zip(shown, checklists(newest_of(shown)), strict=True)
        ]
        in_the_way = [finding for row in found for finding in row.in_the_way]
        return super().get_context_data(
            **kwargs,
            page=self.page,
            waiting=[_row(each) for each in below],
            in_the_way=[row for row in found if row.in_the_way],
            worth_a_look=[row for row in found if row.worth_a_look],
            all_below=bool(below or any(finding.waits_for for finding in in_the_way)),
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        )

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        try:
            if request.POST.get("what") == "all":
                count = publish_below(self.page, by=request.user)
            else:
                publish_one(self.page, by=request.user)
                count = 1
        except PermissionDenied:
            messages.error(
                request,
                _("Something below this page can only be published by somebody else. Nothing was published."),
            )
        except ValidationError as problem:
            messages.error(request, " ".join([*problem.messages, _("Nothing was published.")]))
        else:
            words = ngettext("%(count)d published.", "%(count)d published.", count) % {"count": count}
            messages.success(request, words)
            return redirect("wagtailadmin_explore", self.page.pk if count > 1 else self.page.get_parent().pk)
        return self.render_to_response(self.get_context_data(), status=409)


def _row(page: Page) -> PageToPublish:
    return PageToPublish(
        title=page.get_admin_display_title(),
        kind=page.specific_class._meta.verbose_name,
        state=_("draft, never published") if not page.live else _("published, with newer changes"),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )
