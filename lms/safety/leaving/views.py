import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from lms.core.languages import written_in
from lms.safety.access.addresses import wanted_address
from lms.safety.faces.one_face import PROGRAMME, SKILLS, OwnWordsMixin, kind_of
from lms.safety.faces.queries import leave_target
from lms.safety.leaving.interruption import remember_told, sound_url
from lms.safety.leaving.statements import statements_for
from lms.safety.leaving.ways_out import end_session, forget_browser


# anybody may make her leave: being signed out is a nuisance, not being able to leave is a danger
@csrf_exempt
def leave(request: HttpRequest) -> HttpResponse:
    """Ends the session, clears what this site stored in the browser, goes to a neutral site.

    By GET too, so a plain link works.
    """
    end_session(request)
    response = HttpResponseRedirect(leave_target(getattr(request, "face", None)), status=303)
    response["Cache-Control"] = "no-store"
    forget_browser(request, response)
    return response


class SignOutView(TemplateView):
    """Ends the session by POST and says so.

    The answer holds nothing of who was here, and Back shows nothing.
    """

    template_name = "lms/safety/sign_out.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        end_session(request)
        response = HttpResponseRedirect(request.path, status=303)
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        forget_browser(request, response)
        return response


class SaferView(OwnWordsMixin, TemplateView):
    """What leaving clears and what it does not.

    Stands by itself, and before the first sensitive page of a session.
    """

    templates = {SKILLS: "lms/safety/safer.html", PROGRAMME: "lms/safety/safer_programme.html"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        face = kind_of(self.request)
        spoken = sound_url(face, written_in())
        return super().get_context_data(
            **kwargs, statements=statements_for(face), sound_url=spoken, wanted=wanted_address(self.request)
        )

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """A visitor who reads it of herself gets no cookie: nothing she may read asks for one."""
        response = super().render_to_response(context, **response_kwargs)
        if context["wanted"] or self.request.session.session_key:
            remember_told(self.request, response)
        return response


def alive(request: HttpRequest) -> HttpResponse:
    """/healthz: the process answers. No version, no names."""
    return HttpResponse("ok", content_type="text/plain")


#: For how many days what stands there is good; each face has its own.
GOOD_FOR = {SKILLS: 180, PROGRAMME: 270}


def security_contact(request: HttpRequest) -> HttpResponse:
    """/.well-known/security.txt (RFC 9116): whom to tell, as the face says. It does not say what this is."""
    face = getattr(request, "face", None)
    if not (face and face.security_contact):
        raise Http404
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(
        days=GOOD_FOR[kind_of(request)]
    )
    return HttpResponse(
        f"Contact: {face.security_contact}\nExpires: {until:%Y-%m-%dT%H:%M:%SZ}\n",
        content_type="text/plain; charset=utf-8",
    )


#: What may be found by search engines is said by each page (`robots`) and by a header where there is no page;
#: this keeps them from asking in vain.
ROBOTS = {
    SKILLS: "User-agent: *\nDisallow: {editor}/\nDisallow: /leave/\n",
    PROGRAMME: "User-Agent: *\nAllow: /\nDisallow: {editor}\nDisallow: {media}\n",
}


def robots(request: HttpRequest) -> HttpResponse:
    places = {"editor": reverse("wagtailadmin_home"), "media": settings.MEDIA_URL}
    text = ROBOTS[kind_of(request)].format(**{name: place.rstrip("/") for name, place in places.items()})
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
