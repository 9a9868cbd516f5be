from functools import cached_property, partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from employers.bans.actions import lift, note_reply, place_ban
from employers.bans.desk.comparing import ANSWERS, compare_posted
from employers.bans.desk.forms import BanForm, WordsForm
from employers.bans.desk.shown import EmployerLike, employer_like, known_of
from employers.bans.models import KEEP_DAYS, Ban
from employers.bans.queries import employers_like, standing_bans
from employers.bans.rules import can_lift, can_read_bans, can_write_about
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin, name_of
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, done_once

WITH = ("on_behalf_of", "lifted_for", "placed_by")


class BansMixin(DeskMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_read_bans(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class BansView(BansMixin, TemplateView):
    template_name = "employers/bans/desk/bans.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standing = standing_bans()
        return super().get_context_data(
            **kwargs,
            standing=standing,
            ended=Ban.objects.exclude(pk__in=standing.order_by().values("pk")),
            keep_days=KEEP_DAYS,
        )


class NewBanView(OnceMixin, BansMixin, FormView):
    form_class = BanForm
    template_name = "employers/bans/desk/ban_new.html"
    done_words = gettext_lazy("It is kept away from now on.")

    def create(self, form: BanForm, submission: Submission) -> str:
        ban = place_ban(by=self.request.user, **form.cleaned_data)
        return reverse("bans_desk:ban", args=[ban.uuid])


class BanView(BansMixin, TemplateView):
    """One entry: what is known of the firm, what it says to that, and whether it is lifted."""

    template_name = "employers/bans/desk/ban.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.ban = get_object_or_404(Ban.objects.select_related(*WITH), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ban, person = self.ban, self.request.user
        return super().get_context_data(
            **{"form": WordsForm(), **kwargs},
            ban=ban,
            known=known_of(ban),
            placed_by=name_of(ban.placed_by) if ban.placed_by else "",
            stands=self.stands,
            may_write=can_write_about(person, ban) is not None,
            may_lift=can_lift(person, ban) is not None,
            like_it=self._like_it() if self.stands else [],
            keep_days=KEEP_DAYS,
        )

    @cached_property
    def stands(self) -> bool:
        return standing_bans().filter(pk=self.ban.pk).exists()

    def _like_it(self) -> list[EmployerLike]:
        """Those that are closed last."""
        found = [employer_like(*pair, self.request.user) for pair in employers_like(self.ban)]
        return sorted(found, key=lambda each: not each.close_url)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        here = reverse("bans_desk:ban", args=[self.ban.uuid])
        if request.POST.get("decision") in ANSWERS:
            return compare_posted(
                request, [match for _place, match in employers_like(self.ban)], back_to=here
            )
        form = WordsForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Say why in one sentence."))
            return see_other(here)
        lifts = request.POST.get("decision") == "lift"
        do = partial(
            lift if lifts else note_reply, self.ban, by=request.user, words=form.cleaned_data["words"]
        )
        words = _("It is lifted.") if lifts else _("What the firm says is noted.")
        return done_once(request, do, back_to=here, words=words)
