"""What the forms of both websites and of the desk share: a tap, a few words, thanks. All at one address, and
nothing before the last step is kept anywhere.
"""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import Promise
from django.views.generic import TemplateView

from lms.concerns.actions import say
from lms.concerns.enums import What
from lms.concerns.forms import SayForm
from lms.concerns.kinds import ConcernKind, Thing, found
from lms.concerns.models import Concern
from lms.concerns.queries import looks_wanted
from lms.organisations.models import Organisation
from lms.privacy.registry import days_kept
from lms.safety.faces.one_face import kind_of


class Telling(TemplateView):
    """`ways` are the words on the four buttons, `asked` those above the field: each website has its own."""

    ways: ClassVar[dict[str, str | Promise]] = {}
    asked: ClassVar[str | Promise] = ""
    about: tuple[ConcernKind, Thing] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        uuid: UUID | None = kwargs.get("uuid")
        if uuid:
            self.about = found(uuid, face=kind_of(request), person=request.user)
            if self.about is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page("taps")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        tapped = request.POST.get("said_what", "")
        if tapped not in What.values:
            return self.page("taps")
        if request.POST.get("said_step") != "send":
            return self.page("words", what=tapped, form=SayForm(label=self.asked))
        form = SayForm(request.POST, label=self.asked)
        if not form.is_valid():
            return self.page("words", what=tapped, form=form)
        said = say(
            tapped,
            face=kind_of(request),
            words=form.cleaned_data["said"],
            about=self.about,
            known_to=self.known_to(),
        )
        return self.page("thanks", what=tapped, words_kept=said.words_kept)

    def known_to(self) -> list[Organisation]:
        """Who is asked first about what has no page of its own."""
        return []

    def may_name(self, thing: Thing) -> bool:
        return True

    def page(self, step: str, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(step=step, **more))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        what: str = kwargs.get("what", "")
        thing = self.about[1] if self.about else None
        return super().get_context_data(
            **kwargs,
            ways=self.ways.items(),
            chosen=self.ways[what] if what else "",
            is_danger=what == What.DANGER,
            thing=thing,
            title=thing.title if thing and self.may_name(thing) else "",
            several=looks_wanted().by_organisation,
            keep_days=days_kept(Concern),
        )
