from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from lms.core.permissions import permit
from lms.core.plain_words import PlainForm
from lms.desk.websites import queries
from lms.desk.websites.actions import set_up_websites, take_website_away
from lms.desk.websites.forms import WebsitesForm
from lms.desk.websites.rules import can_set_up_websites
from lms.safety.faces.models import Face
from lms.safety.faces.setting_up import plan
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class ForAdministrators(OnceMixin, WagtailAdminTemplateMixin, FormView):
    header_icon = "site"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        permit(can_set_up_websites(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def here_or(self, elsewhere: str) -> str:
        """The list, at another site's address where this one answers no more."""
        return f"{elsewhere}{reverse('lms_websites')}"


class WebsitesView(ForAdministrators):
    """What there is, and a form for more: the first time it is sent it shows what would change."""

    template_name = "lms/desk/websites/list.html"
    page_title = gettext_lazy("Set up websites")
    form_class = WebsitesForm
    done_words = gettext_lazy("Done. Say more about each website under Settings → Websites.")

    def get_initial(self) -> dict[str, Any]:
        """The site that is there; by the name this page was asked by, where it has only the one that every
        new site has.
        """
        default = Site.objects.filter(is_default_site=True).first()
        if default is None or Face.objects.exists():
            return {"where": "beside"} if Face.objects.exists() else {}
        made_up = default.hostname == "localhost"
        port = f":{default.port}" if default.port not in {80, 443} else ""
        return {
            "where": "onto",
            "skills_host": self.request.get_host() if made_up else f"{default.hostname}{port}",
            "skills_name": default.site_name,
        }

    def form_valid(self, form: WebsitesForm) -> HttpResponse:
        change = queries.change_of([plan(each) for each in form.wanted()], self.request)
        if change.shuts_everybody_out:
            form.add_error(None, " ".join(change.first))
            return super().form_invalid(form)
        if self.request.POST.get("step") == "make":
            return super().form_valid(form)
        context = self.get_context_data(form=form, change=change)
        self.template_name = "lms/desk/websites/check.html"
        return self.render_to_response(context)

    def create(self, form: WebsitesForm, submission: Submission) -> str:
        wanted = form.wanted()
        steps = [plan(each) for each in wanted]
        away_to = queries.change_of(steps, self.request).away_to
        set_up_websites(wanted, by=self.request.user)
        return self.here_or(away_to)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standings = queries.standings()
        faces = [each.face for each in standings if each.face is not None]
        return super().get_context_data(
            **kwargs,
            standings=standings,
            unknown=queries.unknown_host(faces),
            is_first=not faces,
            developing=settings.DEBUG,
        )


class TakeAwayForm(PlainForm):
    pass


class TakeAwayView(ForAdministrators):
    """One website less, after what would stop is read."""

    template_name = "lms/desk/websites/take_away.html"
    page_title = gettext_lazy("Take away")
    form_class = TakeAwayForm
    done_words = gettext_lazy("The website is taken away. Its site and its pages are still there.")

    @cached_property
    def face(self) -> Face:
        return get_object_or_404(Face.objects.select_related("site"), pk=self.kwargs["face_id"])

    def get_page_subtitle(self) -> str:
        return self.face.name

    def create(self, form: TakeAwayForm, submission: Submission) -> str:
        elsewhere = queries.opens_after(self.face, self.request)
        take_website_away(self.face, by=self.request.user)
        return self.here_or(elsewhere)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            face=self.face,
            why_it_stays=queries.why_it_stays(self.face),
            stops=queries.stops_without(self.face),
            opens_after=queries.opens_after(self.face, self.request),
            back=reverse("lms_websites"),
        )
