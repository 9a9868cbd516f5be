from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, TemplateView

from lms.accounts import actions
from lms.accounts.forms import EnterForm, PinForm, SetPinForm, StaffSignInForm
from lms.accounts.queries import profile_of
from lms.contracts.navigation import doors
from lms.core.conf import conf
from lms.safety.policy import policies


class RequestFormView(FormView):
    """Forms here look at the request: they count wrong tries by network."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


class EnterView(RequestFormView):
    form_class = EnterForm
    template_name = "lms/accounts/enter.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if profile_of(request.user):
            return redirect(conf.learner_home)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: EnterForm) -> HttpResponse:
        login(self.request, form.user)
        profile = form.user.profile
        self.request.session["phone"] = form.cleaned_data["phone"] or "shared"
        chosen = translation.get_language()
        if chosen != settings.LANGUAGE_CODE:
            actions.set_language(profile, chosen)
        with translation.override(profile.language):
            return redirect(conf.learner_home if profile.has_pin else "accounts:pin_set")


class SetPinView(FormView):
    """Her first visit. Whoever has a PIN already changes it only after typing it (pin_check)."""

    form_class = SetPinForm
    template_name = "lms/accounts/pin_set.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.profile.has_pin:
            return redirect(conf.learner_home)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SetPinForm) -> HttpResponse:
        actions.set_pin(self.request.user.profile, form.cleaned_data["pin"])
        return redirect(conf.learner_home)


class CheckPinView(RequestFormView):
    """Asks for her PIN before something that is hers alone. `next` may only be an address of this site."""

    form_class = PinForm
    template_name = "lms/accounts/pin_check.html"

    def form_valid(self, form: PinForm) -> HttpResponse:
        self.request.session["pin_checked"] = True
        wanted = self.request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={self.request.get_host()}):
            wanted = resolve_url(conf.learner_home)
        return redirect(wanted)


class CardLostView(TemplateView):
    template_name = "lms/accounts/card_lost.html"


class StaffSignInView(RequestFormView):
    form_class = StaffSignInForm
    template_name = "lms/accounts/sign_in.html"

    def form_valid(self, form: StaffSignInForm) -> HttpResponse:
        login(self.request, form.user)
        wanted = self.request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, allowed_hosts={self.request.get_host()}):
            return redirect(wanted)
        self.request.user = form.user
        return redirect(first_open_door(self.request))


def first_open_door(request: HttpRequest) -> str:
    """Where somebody begins: the first registered door whose policy lets her in."""
    for door in doors():
        policy = policies.get(door.policy)
        if policy and policy.allows(request):
            return reverse(door.url_name)
    return resolve_url(conf.staff_home)
