"""The pages of the second factor.

Before it is given they are all that somebody with the right password can open.
"""

import json
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.accounts.factors import actions, library
from lms.accounts.factors.forms import (
    AgainForm,
    AppForm,
    FactorForm,
    OwnPasswordForm,
    PasskeyForm,
    StaffUnlockForm,
)
from lms.accounts.factors.queries import factors_of, has_factor, last_renewal
from lms.accounts.factors.session import (
    gave_factor_before,
    gives_factor_first,
    has_chosen_password,
    is_staff_person,
    must_choose_password,
    prove,
    sign_in_with_factor,
    wait_for_factor,
    waiting_user,
)
from lms.accounts.forms import StaffSignInForm
from lms.accounts.landing import landing_address
from lms.accounts.views import RequestFormView
from lms.core.people import Person
from lms.printing.qr import qr_svg
from lms.safety.access.addresses import wanted_address
from lms.safety.access.policy import first_unmet, with_next
from lms.safety.faces.one_face import PROGRAMME, SKILLS, OwnWordsMixin
from lms.safety.session.idle import unlock


class OfUserMixin:
    """Hands the form whose factor it is about."""

    request: HttpRequest
    user: Person

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request, "user": self.user}

    def on(self, url_name: str) -> HttpResponse:
        return redirect(with_next(reverse(url_name), wanted_address(self.request)))

    def go_on(self) -> HttpResponse:
        return HttpResponseRedirect(self.next_url())

    def next_url(self) -> str:
        return wanted_address(self.request) or landing_address(self.request)


class SignInView(OwnWordsMixin, FormView):
    """The one door of staff and employers. A right password alone signs nobody in."""

    form_class = StaffSignInForm
    templates = {SKILLS: "lms/accounts/sign_in.html", PROGRAMME: "lms/accounts/sign_in_programme.html"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: StaffSignInForm) -> HttpResponse:
        person = form.signed_in()
        wait_for_factor(self.request, person)
        step = "staff_factor" if has_factor(person) else "staff_factor_set_up"
        return redirect(with_next(reverse(step), wanted_address(self.request)))


class WaitingMixin(OfUserMixin):
    """For whoever gave her password a moment ago.

    Everybody else begins at the door, as if nothing were here.
    """

    def come_in(self) -> HttpResponse:
        return self.go_on() if sign_in_with_factor(self.request, self.user) else self.on("staff_sign_in")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = waiting_user(request)
        if user is None:
            return self.on("staff_sign_in")
        self.user = user
        return super().dispatch(request, *args, **kwargs)


class FactorView(WaitingMixin, FormView):
    """Asks for the second factor."""

    form_class = FactorForm
    template_name = "lms/accounts/factors/give.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = factors_of(self.user)
        options = json.dumps(library.begin_authentication(self.user)) if factors.passkeys else ""
        return super().get_context_data(**kwargs, factors=factors, passkey_options=options)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = waiting_user(request)
        if user is not None and not has_factor(user):
            return self.on("staff_factor_set_up")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: FactorForm) -> HttpResponse:
        if must_choose_password(self.request, self.user):
            gives_factor_first(self.request, self.user)
            return self.on("staff_first_password")
        return self.come_in()


class FirstPasswordView(WaitingMixin, FormView):
    """At the first sign-in under a password that somebody else made: one that nobody else knows.

    Before anything is set up under it; after her second factor, where she has one.
    """

    form_class = OwnPasswordForm
    template_name = "lms/accounts/factors/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = waiting_user(request)
        if user is None:
            return self.on("staff_sign_in")
        if not must_choose_password(request, user) or (
            has_factor(user) and not gave_factor_before(request, user)
        ):
            return self.on("staff_factor")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        form.save()
        if gave_factor_before(self.request, self.user):
            return self.come_in()
        has_chosen_password(self.request, self.user)
        return self.on("staff_factor")


class SetUpMixin(OfUserMixin):
    """An app or a passkey: both forms stand on one page, each with an address of its own."""

    template_name = "lms/accounts/factors/set_up.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = kwargs.pop("form", None)
        app = shown if isinstance(shown, AppForm) else AppForm(request=self.request, user=self.user)
        passkey = (
            shown if isinstance(shown, PasskeyForm) else PasskeyForm(request=self.request, user=self.user)
        )
        address = get_adapter().build_totp_url(self.user, app.secret)
        return super().get_context_data(
            **kwargs,
            form=shown,
            app=app,
            passkey=passkey,
            qr=qr_svg(address, label=_("Picture to scan with the app")),
            address=address,
            passkey_options=json.dumps(library.begin_registration(self.user, False)),
            app_url=with_next(reverse("staff_factor_app"), wanted_address(self.request)),
            passkey_url=with_next(reverse("staff_factor_passkey"), wanted_address(self.request)),
        )

    def show_recovery_codes(self) -> HttpResponse:
        """The answer to a POST, and nowhere else: shown once."""
        context = {"codes": actions.new_recovery_codes(self.user), "next_url": self.next_url(), "view": self}
        self.template_name = "lms/accounts/factors/recovery_codes.html"
        return self.render_to_response(context)


class SetsUpMixin(SetUpMixin):
    """For whoever waits and has no factor yet, and for whoever is signed in and proved lately that
    it is she.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.is_first = not is_staff_person(request)
        user = waiting_user(request) if self.is_first else request.user
        if user is None or (self.is_first and has_factor(user)):
            return self.on("staff_sign_in")
        self.user = user
        if self.is_first and must_choose_password(request, self.user):
            return self.on("staff_first_password")
        unmet = None if self.is_first else first_unmet(request, "second_factor", "recent")
        return unmet or super().dispatch(request, *args, **kwargs)

    def is_set_up(self) -> HttpResponse:
        if self.is_first:
            return (
                self.show_recovery_codes()
                if sign_in_with_factor(self.request, self.user)
                else self.on("staff_sign_in")
            )
        messages.success(self.request, _("It is set up. Use it the next time you sign in."))
        return redirect("staff_factors")


class SetUpView(SetsUpMixin, TemplateView):
    pass


class SetUpAppView(SetsUpMixin, FormView):
    form_class = AppForm

    def form_valid(self, form: AppForm) -> HttpResponse:
        actions.add_app(self.user, form.secret)
        return self.is_set_up()


class SetUpPasskeyView(SetsUpMixin, FormView):
    form_class = PasskeyForm

    def form_valid(self, form: PasskeyForm) -> HttpResponse:
        if not form.save():
            form.add_error(None, _("The browser sent no passkey. Try again, or use an app."))
            return self.form_invalid(form)
        return self.is_set_up()


class OwnFactorsMixin(OfUserMixin):
    """For whoever is signed in; the policy saw to that."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.user = request.user
        return super().dispatch(request, *args, **kwargs)


class FactorsView(OwnFactorsMixin, TemplateView):
    template_name = "lms/accounts/factors/own.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            factors=factors_of(self.user),
            renewal=last_renewal(self.user),
            home_url=landing_address(self.request),
        )


class PasswordView(OwnFactorsMixin, FormView):
    """A new password; every other session under the old one ends."""

    form_class = OwnPasswordForm
    template_name = "lms/accounts/factors/password.html"

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        update_session_auth_hash(self.request, form.save())
        messages.success(self.request, _("Your new password works from now on."))
        return redirect("staff_factors")


class RemovePasskeyView(OwnFactorsMixin, View):
    def post(self, request: HttpRequest, key: int) -> HttpResponse:
        if actions.remove_passkey(self.user, key):
            messages.success(request, _("The passkey has been removed. It no longer lets anybody in."))
        else:
            messages.error(request, _("This is your only second step. Set up another one first."))
        return redirect("staff_factors")


class RecoveryCodesView(OwnFactorsMixin, SetUpMixin, TemplateView):
    """New recovery codes in place of all earlier ones.

    Only by POST: nobody's codes end by following a link.
    """

    http_method_names = ["post"]

    def next_url(self) -> str:
        return reverse("staff_factors")

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.show_recovery_codes()


class AgainView(OwnFactorsMixin, FormView):
    """Before an export, an erasure or a change of roles: is it still she who sits there?"""

    form_class = AgainForm
    template_name = "lms/accounts/factors/again.html"

    def form_valid(self, form: AgainForm) -> HttpResponse:
        prove(self.request)
        return self.go_on()


class StaffUnlockView(RequestFormView):
    """Opens a quiet session again, by the password alone: who it is stands in the session."""

    form_class = StaffUnlockForm
    template_name = "lms/accounts/unlock.html"

    def form_valid(self, form: StaffUnlockForm) -> HttpResponse:
        unlock(self.request)
        return redirect(wanted_address(self.request) or landing_address(self.request))

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.is_too_often_wrong:
            logout(self.request)
            return redirect("staff_sign_in")
        return super().form_invalid(form)
