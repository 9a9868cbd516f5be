"""Two sides of a share: hers under /learn/portfolio/, the employer's under /employers/."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from employers.portfolios import actions, front, queries
from employers.portfolios.closing import anything_else_is_open
from employers.portfolios.enums import Section
from employers.portfolios.forms import ShareForm
from employers.portfolios.inference.guesses import infer
from employers.portfolios.models import Share
from employers.portfolios.own.queries import WORDED, parts_to_show, portfolio_of, seen_draft, waiting_words
from employers.portfolios.own.steps import QUESTIONS, is_answered
from lms.accounts.pin_gate import pin_gate_is_open
from lms.contracts import evidence
from lms.contracts.navigation import links_for
from lms.core import days
from lms.core.people import Person
from lms.core.responses import see_other
from lms.organisations.duties import notes_for
from lms.organisations.queries import organisation_names, vetted_employers
from lms.printing.pdf import render_pdf
from lms.printing.responses import pdf_response
from lms.safety.http.media import stored_upload
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin

SHEET = "employers/portfolios/sheet.html"


class PortfolioView(TemplateView):
    """What she shares, with whom, who opened it, and the button that takes it back."""

    template_name = "employers/portfolios/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shares = list(queries.shares_of(self.request.user))
        openings = queries.openings_by_share(self.request.user)
        for share in shares:
            share.openings = openings.get(share.uuid)
            share.replaced = (
                evidence.replaced(queries.items_of(share), language=get_language() or "en")
                if share.consent.holds
                else []
            )
        return super().get_context_data(
            **kwargs,
            open_shares=[share for share in shares if share.consent.holds],
            ended_shares=[share for share in shares if queries.ended_lately_by_place(share)],
            past_shares=[share for share in shares if not share.consent.holds],
            new_url=reverse("portfolio:new") if _can_show(self.request.user) else "",
            **_own_portfolio(self.request.user),
        )


def _can_show(person: Person) -> bool:
    """Something she has shown here, or something of her portfolio."""
    if evidence.shareable(person):
        return True
    portfolio = portfolio_of(person)
    return portfolio is not None and bool(parts_to_show(portfolio))


def _own_portfolio(person: Person) -> dict[str, Any]:
    """How far her portfolio is, for the card of it."""
    portfolio = portfolio_of(person)
    if portfolio is None:
        return {"begun": False, "write_url": reverse("portfolio:write_tongues")}
    has_proofs = bool(evidence.shareable(person))
    open_ones = [row for row in QUESTIONS if not is_answered(portfolio, row.key, has_proofs=has_proofs)]
    return {
        "begun": True,
        "marks": ["later" if row in open_ones else "done" for row in QUESTIONS],
        "answered": len(QUESTIONS) - len(open_ones),
        "questions": QUESTIONS,
        "write_url": open_ones[0].url if open_ones else QUESTIONS[0].url,
        "waiting": [
            (Section(section).label, reverse("portfolio:words", args=[section]))
            for section in WORDED
            if waiting_words(portfolio, section)
        ],
    }


class NewShareView(OnceMixin, FormView):
    """Choosing, then checking, then agreeing.

    `step` says which button was pressed; what she chose travels in the form, not in a row.
    """

    form_class = ShareForm
    template_name = "employers/portfolios/new.html"
    done_words = gettext_lazy("From now on the employer can see what you chose.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _can_show(request.user):
            return redirect("portfolio:home")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """An employer that a page led here for is chosen already; nothing else is."""
        asked = self.request.GET.get("employer", "")
        there = next((each for each in vetted_employers() if str(each.uuid) == asked), None)
        return {**super().get_initial(), **({"organisation": there} if there else {})}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The button of a group ticks or unticks all of it. Nothing is checked yet: she is not ready."""
        if "tick" in request.POST:
            return self.render_to_response(self.get_context_data(form=self._ticked(request.POST["tick"])))
        return super().post(request, *args, **kwargs)

    def _ticked(self, key: str) -> ShareForm:
        posted = self.request.POST
        typed = {name: posted.get(name, "") for name in self.form_class.base_fields}
        chosen = posted.getlist("items")
        shown = self.form_class(initial={**typed, "items": chosen}, person=self.request.user)
        for group in shown.groups:
            if group.key == key:
                others = [value for value in chosen if value not in group.values]
                chosen = others if group.is_ticked else [*others, *group.values]
        return self.form_class(initial={**typed, "items": chosen}, person=self.request.user)

    def form_valid(self, form: ShareForm) -> HttpResponse:
        step = self.request.POST.get("step", "check")
        if step == "change":
            return self.render_to_response(self.get_context_data(form=form))
        if step == "agree" and self.request.POST.get("agree") == "yes":
            return super().form_valid(form)
        return self._check(form, not_agreed=step == "agree")

    def create(self, form: ShareForm, submission: Submission) -> str:
        made = actions.share(self.request.user, form.draft, language=get_language() or "en")
        return f"{reverse('portfolio:home')}#{made.uuid}"

    def _check(self, form: ShareForm, *, not_agreed: bool) -> HttpResponse:
        draft = form.draft
        language = get_language() or "en"
        portfolio = seen_draft(
            self.request.user,
            draft,
            reference="······",
            weeks=queries.weeks_until(draft.until),
            language=language,
        )
        context = self.get_context_data(
            form=form,
            draft=draft,
            shown_to=draft.organisation.name,
            shown_until=draft.until,
            portfolio=portfolio,
            guesses=infer(portfolio),
            papers=evidence.on_paper(draft.items, language=language),
            consent=draft.consent_text(),
            not_agreed=not_agreed,
            kept=_kept(form),
        )
        self.template_name = "employers/portfolios/check.html"
        return self.render_to_response(context)


def _kept(form: ShareForm) -> list[tuple[str, str]]:
    """Every value she posted, for the hidden fields of the check page."""
    return [(name, value) for name in form.fields for value in form.data.getlist(name)]


class OwnShareMixin:
    def get_share(self) -> Share:
        return get_object_or_404(queries.shares_of(self.request.user), uuid=self.kwargs["uuid"])


class PreviewView(OwnShareMixin, TemplateView):
    """Exactly what the employer sees, in a frame that says so: the same template over the same data."""

    template_name = "employers/portfolios/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        share, language = self.get_share(), get_language() or "en"
        portfolio = queries.portfolio_of_share(share, language=language)
        papers = evidence.on_paper(queries.items_of(share), language=language)
        return super().get_context_data(
            share=share, portfolio=portfolio, papers=papers, guesses=infer(portfolio)
        )


class OwnPictureView(OwnShareMixin, View):
    """A picture as she showed it, below her preview."""

    def get(self, request: HttpRequest, uuid: UUID, picture: UUID) -> HttpResponseBase:
        return stored_upload(request, get_object_or_404(self.get_share().pictures, uuid=picture).image)


class WithdrawView(OwnShareMixin, TemplateView):
    """Asked once more, and never for the PIN: closing protects. Without the PIN no employer is named."""

    template_name = "employers/portfolios/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(share=self.get_share(), may_name=pin_gate_is_open(self.request))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        actions.withdraw(self.get_share())
        messages.success(request, _("Taken back. They no longer see anything of it."))
        return see_other("portfolio:home" if pin_gate_is_open(request) else "portfolio:close_all")


class CloseAllView(TemplateView):
    """Everything she shows, closed at once and without the PIN: also when she has forgotten it."""

    template_name = "employers/portfolios/close_all.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        is_open = Share.objects.open_now().filter(person=person).exists() or anything_else_is_open(person)
        return super().get_context_data(**kwargs, is_open=is_open)

    def post(self, request: HttpRequest) -> HttpResponse:
        actions.withdraw_all(request.user)
        return see_other("portfolio:close_all")


class EmployerHomeView(TemplateView):
    """What waits for her, then what each room has for her, and what was shared with her organisation: no
    search, no counts, no other candidates.
    """

    template_name = "employers/portfolios/employer_home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = queries.rows_for(self.request.user)
        parts = front.shown(self.request.user)
        return super().get_context_data(
            **kwargs,
            rows=rows,
            parts=parts,
            next=front.next_of(parts),
            notes=notes_for(self.request.user),
            elsewhere=[link for link in links_for("employer") if not link.url.startswith(self.request.path)],
            organisations=organisation_names(self.request.user),
        )


def not_shared(request: HttpRequest) -> HttpResponse:
    """The same for what ended, for another organisation's and for what never was: nobody learns which."""
    context = {"organisations": organisation_names(request.user)}
    response = render(request, "employers/portfolios/not_shared.html", context, status=404)
    response.lms_calm = True  # it needs no other words
    return response


class EmployerPortfolioMixin:
    """What was shared, for the employer. That it was opened is logged when it is shown, and not before."""

    prints = False
    share: Share | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Http404:
            return not_shared(request)
        if self.share is not None and response.status_code == HTTPStatus.OK:
            actions.log_view(self.share, viewer=request.user, printed=self.prints)
        return response

    def get_share(self) -> Share:
        """Asked anew at every request: withdrawn, expired, another employer's and invented all look
        the same.
        """
        share = queries.shares_for(self.request.user).filter(uuid=self.kwargs["uuid"]).first()
        if share is None:
            raise Http404
        self.share = share
        return share


class EmployerPortfolioView(EmployerPortfolioMixin, TemplateView):
    template_name = "employers/portfolios/portfolio.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        share = self.get_share()
        portfolio = queries.portfolio_of_share(share, language=get_language() or "en")
        return super().get_context_data(
            portfolio=portfolio,
            preview=False,
            check_url=reverse("employers:portfolio_check", args=[share.uuid]),
            print_url=reverse("employers:portfolio_print", args=[share.uuid]),
            organisations=[share.organisation.name],
        )


class EmployerPictureView(View):
    """A picture of an open share. Its page was logged; a picture alone is no visit."""

    def get(self, request: HttpRequest, uuid: UUID, picture: UUID) -> HttpResponseBase:
        share = queries.shares_for(request.user).filter(uuid=uuid).first()
        found = share.pictures.filter(uuid=picture).first() if share else None
        return stored_upload(request, found.image) if found else not_shared(request)


def issuer_name(request: HttpRequest) -> str:
    face = request.face
    return (face.issuer or face.name) if face else ""


class EmployerCheckView(EmployerPortfolioMixin, TemplateView):
    """Whether what she showed still counts. It asks for no name and no code, and ends with the share."""

    template_name = "employers/portfolios/checked.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        share, language = self.get_share(), get_language() or "en"
        items = queries.items_of(share)
        return super().get_context_data(
            portfolio=queries.portfolio_of_share(share, language=language),
            withdrawn=evidence.no_longer_counting(items, language=language),
            replaced=evidence.replaced(items, language=language),
            issuer=issuer_name(self.request),
            portfolio_url=reverse("employers:portfolio", args=[share.uuid]),
            print_url=reverse("employers:portfolio_print", args=[share.uuid]),
            today=days.today(),
            organisations=[share.organisation.name],
        )


class EmployerPrintView(EmployerPortfolioMixin, View):
    prints = True

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        share = self.get_share()
        language, home = get_language() or "en", reverse("employers:home")
        context = {
            "portfolio": queries.portfolio_of_share(share, language=language, on_paper=True),
            "shown_to": share.organisation.name,
            "printed_on": days.today(),
            "check_link": format_html(
                '<a href="{}" dir="ltr">{}</a>',
                request.build_absolute_uri(home),
                f"{request.get_host()}{home}",
            ),
        }
        return pdf_response(
            request,
            lambda: render_pdf(SHEET, context, language=language, title=share.reference),
            f"portfolio-{share.reference}.pdf",
        )
