"""What somebody of an employer finds about herself: what she does, what is held, her copy, the way out."""

from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.generic import TemplateView

from employers.members import actions
from employers.members.shown import row_of
from employers.members.views.frame import OwnPlaceMixin
from lms.audit.actions import record
from lms.privacy.copying import FILE_NAME, copy_of
from lms.privacy.queries import held_about


class OwnView(OwnPlaceMixin, TemplateView):
    template_name = "employers/members/own.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            row=row_of(self.own, reader=self.request.user),
            username=self.request.user.get_username(),
        )


class DataView(OwnPlaceMixin, TemplateView):
    """What is held about her; with POST her copy of it, made while it is sent and kept nowhere."""

    template_name = "employers/members/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, held=held_about(self.request.user))

    def post(self, request: HttpRequest) -> StreamingHttpResponse:
        record("data.copied", actor=request.user, subject=self.own)
        headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(
            copy_of(request.user, language=get_language() or "en"),
            content_type="application/zip",
            headers=headers,
        )


class LeaveView(OwnPlaceMixin, TemplateView):
    """Asked once more. Afterwards she is signed out everywhere."""

    template_name = "employers/members/leave.html"
    problem = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, problem=self.problem)

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            actions.leave(self.own, by=request.user)
        except ValidationError as refused:
            self.problem = " ".join(refused.messages)
            return self.render_to_response(self.get_context_data())
        logout(request)
        return render(request, "employers/members/left.html", {"name": self.place.name})
