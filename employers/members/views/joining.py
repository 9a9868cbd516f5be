"""Coming in with an invitation: the code, the name, then a password and a second step of one's own."""

from typing import Any

from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from employers.members import actions
from employers.members.forms import InvitationForm, JoinForm
from employers.members.models import Invitation, duties_in_words
from employers.members.queries import own_members, sealed, unsealed
from lms.accounts.factors.session import wait_for_factor, waiting_user
from lms.accounts.user_model import sign_in_word
from lms.core.responses import see_other


class JoinView(TemplateView):
    """First the code, then whose invitation it is and one's own name: both under one address, which says
    nothing.
    """

    template_name = "employers/members/join.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._has_joined(request) or self._asks_code(InvitationForm(request=request))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "opened" in request.POST:
            return self._join(request)
        form = InvitationForm(request.POST, request=request)
        if not form.is_valid() or form.found is None:
            return self._asks_code(form)
        return self._asks_name(JoinForm(), form.found)

    @staticmethod
    def _has_joined(request: HttpRequest) -> HttpResponse | None:
        """She pressed twice, or went back: on her way in she is led on."""
        person = waiting_user(request)
        return see_other("joining:welcome") if person is not None and own_members(person) else None

    def _asks_code(self, form: InvitationForm, *, closed: bool = False) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, closed=closed))

    def _asks_name(self, form: JoinForm, invitation: Invitation) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            opened=sealed(invitation),
            name=invitation.organisation.name,
            duties=duties_in_words(invitation.duties),
        )
        return self.render_to_response(context)

    def _join(self, request: HttpRequest) -> HttpResponse:
        invitation = unsealed(request.POST["opened"])
        if invitation is None:
            return self._has_joined(request) or self._asks_code(InvitationForm(request=request), closed=True)
        form = JoinForm(request.POST)
        if not form.is_valid():
            return self._asks_name(form, invitation)
        try:
            made = actions.join(invitation, **form.cleaned_data)
        except ValidationError:
            form.add_error(None, _("This cannot be used. Choose another one."))
            return self._asks_name(form, invitation)
        person = authenticate(request, username=made[0].get_username(), password=made[1]) if made else None
        if person is None:
            return self._asks_code(InvitationForm(request=request), closed=True)
        wait_for_factor(request, person)
        return see_other("joining:welcome")


class WelcomeView(TemplateView):
    """What she signs in with from now on, for as long as she is on her way in."""

    template_name = "employers/members/welcome.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = waiting_user(request)
        if person is None:
            return redirect("staff_sign_in")
        context = self.get_context_data(
            username=person.get_username(), sign_in=sign_in_word(), next_url=reverse("staff_first_password")
        )
        return self.render_to_response(context)
