import datetime
import math
import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from lms.accounts import actions, pictures
from lms.accounts.forms import (
    WRONG_PINS_IN_A_ROW,
    CheckPicturesForm,
    EnterForm,
    PinForm,
    SetPicturesForm,
    SetPinForm,
)
from lms.accounts.models import PinKind
from lms.accounts.pin_gate import open_pin_gate
from lms.accounts.queries import closed_until, profile_of, untold_card
from lms.accounts.steps import next_address
from lms.contracts.homes import learner_home
from lms.contracts.roles import role_words
from lms.core.languages import spoken_languages
from lms.core.locking import Gone, lock
from lms.core.responses import see_other
from lms.safety.access import ended
from lms.safety.access.addresses import wanted_address
from lms.safety.access.policy import first_unmet, with_next
from lms.safety.http.languages import CHOSEN
from lms.safety.leaving.ways_out import forget_browser


class RequestFormView(FormView):
    """Forms here look at the request: they count wrong tries by network."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


class EnterView(RequestFormView):
    form_class = EnterForm
    template_name = "lms/accounts/enter.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if profile_of(request.user):
            return redirect(learner_home())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, was_signed_out=ended.is_told_here(self.request))

    def form_valid(self, form: EnterForm) -> HttpResponse:
        person = form.signed_in()
        try:
            with transaction.atomic():
                lock(person)
                login(self.request, person)
        except Gone:  # erased since her card was looked at
            return redirect("accounts:enter")
        profile = person.profile
        actions.count_wait_anew(profile)
        self.request.session["phone"] = form.cleaned_data["phone"] or "shared"
        if (
            CHOSEN in self.request.GET
        ):  # in the menu of this page: the phone's own language says nothing of her
            actions.set_language(profile, translation.get_language())
        with translation.override(profile.language):
            return redirect(next_address(profile))


class CardRenewedView(TemplateView):
    """The first thing she sees with a new card: who made it, and when.

    So a card made behind her back does not stay unseen.
    """

    template_name = "lms/accounts/card_renewed.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        card = untold_card(request.user.profile)
        if card is None:
            return redirect(next_address(request.user.profile))
        self.card = card
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        worker = self.card.issued_by
        opens_at = closed_until(self.request.user.profile)
        return super().get_context_data(
            **kwargs,
            card=self.card,
            worker=worker.get_short_name() if worker else "",
            role=role_words(worker),
            hours=hours_until(opens_at),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        actions.tell_of_card(self.card)
        return redirect(next_address(request.user.profile))


def hours_until(moment: datetime.datetime | None) -> int:
    """Hours, rounded up: said without a clock time, because nobody knows in which time zone she is."""
    return math.ceil((moment - timezone.now()).total_seconds() / 3600) if moment else 0


class OwnPinMixin:
    """She chooses a PIN, or a new one. Whoever has one already gives it first."""

    other_kind: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.is_first = not request.user.profile.has_pin
        unmet = None if self.is_first else first_unmet(request, "pin")
        return unmet or super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            is_first=self.is_first,
            other_url=with_next(reverse(self.other_kind), wanted_address(self.request)),
        )

    def keep(self, form: Any, pin: str, kind: Any) -> HttpResponse:
        try:
            actions.set_pin(self.request.user.profile, pin, kind=kind, first=self.is_first)
        except ValidationError as problem:
            form.add_error(None, problem)
            return self.form_invalid(form)
        open_pin_gate(self.request)
        return redirect(wanted_address(self.request) or next_address(self.request.user.profile))


class SetPinView(OwnPinMixin, RequestFormView):
    form_class = SetPinForm
    template_name = "lms/accounts/pin_set.html"
    other_kind = "accounts:pin_set_pictures"

    def form_valid(self, form: SetPinForm) -> HttpResponse:
        return self.keep(form, form.cleaned_data["pin"], PinKind.DIGITS)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    key: str
    label: str | Promise


class PicturesMixin:
    """Twelve pictures, in other places each time, so that her finger's way tells nothing."""

    template_name = "lms/accounts/pictures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keys = list(pictures.PICTURES)
        secrets.SystemRandom().shuffle(keys)
        shown = [ShownPicture(key, pictures.PICTURES[key]) for key in keys]
        form = kwargs.get("form") or self.get_form()
        kwargs["form"] = form
        return super().get_context_data(
            **kwargs,
            pictures=shown,
            count=len(form.chosen),
            total=pictures.LENGTH,
            places=range(pictures.LENGTH),
        )

    def form_valid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))


class SetPicturesView(OwnPinMixin, PicturesMixin, RequestFormView):
    form_class = SetPicturesForm
    other_kind = "accounts:pin_set"

    def form_valid(self, form: SetPicturesForm) -> HttpResponse:
        return self.keep(form, form.pin, PinKind.PICTURES) if form.pin else super().form_valid(form)


class ChecksPinMixin:
    """Asks for her PIN before something that is hers alone. `next` may only be an address of this site."""

    kind: Any
    other_kind: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        profile = request.user.profile
        wanted = wanted_address(request)
        if not profile.has_pin:
            return redirect(with_next(reverse("accounts:pin_set"), wanted))
        if closed_until(profile):
            return redirect("accounts:pin_waits")
        if profile.pin_kind != self.kind:
            return redirect(with_next(reverse(self.other_kind), wanted))
        return super().dispatch(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.needs_card:
            logout(self.request)
            return redirect("accounts:pin_ended")
        return super().form_invalid(form)

    def let_in(self) -> HttpResponse:
        open_pin_gate(self.request)
        return redirect(wanted_address(self.request) or learner_home())


class CheckPinView(ChecksPinMixin, RequestFormView):
    form_class = PinForm
    template_name = "lms/accounts/pin_check.html"
    kind = PinKind.DIGITS
    other_kind = "accounts:pin_check_pictures"

    def form_valid(self, form: PinForm) -> HttpResponse:
        return self.let_in()


class CheckPicturesView(ChecksPinMixin, PicturesMixin, RequestFormView):
    form_class = CheckPicturesForm
    kind = PinKind.PICTURES
    other_kind = "accounts:pin_check"

    def form_valid(self, form: CheckPicturesForm) -> HttpResponse:
        return self.let_in() if form.is_complete else super().form_valid(form)


class PinWaitsView(TemplateView):
    """A renewed card lets her learn at once.

    What her PIN protects opens after a day, or when a second worker confirmed it is she.
    """

    template_name = "lms/accounts/pin_waits.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, hours=hours_until(closed_until(self.request.user.profile)))


class CardLostView(TemplateView):
    template_name = "lms/accounts/card_lost.html"


class EndedView(TemplateView):
    """She is signed out: what happened, and what to do. It says nothing of who was here."""

    template_name = "lms/accounts/ended.html"
    after_pins = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, after_pins=self.after_pins, tries=WRONG_PINS_IN_A_ROW)


class OwnAccountView(TemplateView):
    """Her card and her PIN: what she can change herself."""

    template_name = "lms/accounts/own.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        profile = self.request.user.profile
        kind = "accounts:pin_set_pictures" if profile.pin_kind == PinKind.PICTURES else "accounts:pin_set"
        here = reverse("accounts:own")
        return super().get_context_data(
            **kwargs,
            handle=profile.handle,
            pin_url=with_next(reverse(kind), here),
            is_wanted=profile.cards.filter(revoked_at=None, wanted_at__isnull=False).exists(),
        )


class WantCardView(View):
    """Asked twice is asked once."""

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = "no" not in request.POST
        actions.want_new_card(request.user.profile, wanted=wanted)
        said = _("You asked. Somebody will make you a new card when you meet.") if wanted else _("Saved.")
        messages.success(request, said)
        return see_other("accounts:own")


class SignOutEverywhereView(View):
    """Ends her sessions on every device, this one too. Without her PIN: it opens nothing."""

    def post(self, request: HttpRequest) -> HttpResponse:
        actions.sign_out_everywhere(request.user.profile)
        logout(request)
        response = see_other("accounts:everywhere_ended")
        forget_browser(request, response)
        return response


class LanguageView(View):
    """She chose a language in the menu: the page she is on comes in it, and so does her next entry.

    Kept at her account alone: a shared phone remembers nothing.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        language = request.POST.get("language", "")
        address = wanted_address(request) or resolve_url(learner_home())
        if language not in spoken_languages():
            return see_other(address)
        actions.set_language(request.user.profile, language)
        return see_other(address)
