from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.generic import TemplateView, View

from lms.contracts.desk.moderation import WaitingItem, decided_by
from lms.desk.frame import DeskMixin, menu_of
from lms.safety.faces.one_face import kind_of


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """What waits of one kind, oldest first."""

    key: str
    label: str | Promise
    icon: str
    waiting: Sequence[WaitingItem]


class WaitingView(DeskMixin, TemplateView):
    """Everything that waits for a decision of whoever asks, kind by kind."""

    template_name = "lms/desk/waiting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        worker = self.request.user
        found = [(kind, kind.waiting(worker)) for kind in decided_by(worker, kind_of(self.request))]
        queue = [WaitingKind(kind.key, kind.label, kind.icon, items) for kind, items in found]
        return super().get_context_data(**kwargs, queue=queue)


class FrontView(View):
    """Where no room has a front page: the first place of the menu that is open to whoever asks."""

    def get(self, request: HttpRequest) -> HttpResponse:
        first = next(iter(menu_of(request)), None)
        if first is None:
            raise Http404
        return redirect(first.url)
