from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.accounts.user_model import sign_in_word
from lms.network.desk.forms.tables import GuestForm, NamedForm, PartnerForm, SitForm
from lms.network.desk.frame import TableMixin
from lms.network.desk.tables import table_page
from lms.network.desk.views.tables import ModeratedFormView, TableStepView
from lms.network.tables import seats
from lms.network.tables.queries import invitation_of
from lms.network.tables.shown import who
from lms.submissions.actions import keep_to_show
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, ShownOnceMixin


class InvitePartnerView(ModeratedFormView):
    form_class = PartnerForm
    heading = gettext_lazy("Invite an organisation")
    done_words = gettext_lazy("Invited. Whoever works there finds the round table and takes a seat.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "table": self.table}

    def create(self, form: PartnerForm, submission: Submission) -> str:
        seats.invite_partner(self.table, by=self.request.user, **form.cleaned_data)
        return table_page(self.table)


class InviteGuestView(ModeratedFormView):
    form_class = GuestForm
    heading = gettext_lazy("Invite somebody from outside")
    done_words = ""

    def create(self, form: GuestForm, submission: Submission) -> str:
        person, password = seats.invite_guest(self.table, form.guest(), by=self.request.user)
        keep_to_show(submission, {"login": person.get_username(), "password": password})
        return reverse("network_desk:guest_made", args=[self.table.uuid, submission.uuid])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lead = gettext_lazy("You make an account that opens nothing but round tables.")
        return super().get_context_data(**kwargs, lead=lead)


class GuestMadeView(ShownOnceMixin, TableMixin, TemplateView):
    """The first password stands here once and nowhere else."""

    template_name = "lms_network/desk/guest_made.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.must_moderate()
        return super().get_context_data(**kwargs, sign_in=sign_in_word())


class UninviteView(TableStepView):
    words = gettext_lazy("They no longer read this table. What they said stays.")

    def do(self, data: dict[str, Any]) -> None:
        self.must_moderate()
        party = get_object_or_404(self.table.parties, uuid=self.kwargs["party"])
        seats.uninvite(party, by=self.request.user)


class SitView(OnceMixin, TableMixin, FormView):
    """How people talk there; whoever agrees takes her seat, or says anew which languages she reads."""

    template_name = "lms_network/desk/table_seat.html"
    form_class = SitForm
    done_words = gettext_lazy("You sit at the table.")

    def _party(self) -> Any:
        party = self.held.party if self.held else invitation_of(self.table, self.request.user)
        if party is None or self.table.is_reported:
            raise Http404
        return party

    def get_initial(self) -> dict[str, Any]:
        reads = self.held.reads if self.held else []
        return {"reads": reads or [self.request.LANGUAGE_CODE], "agrees": self.seat is not None}

    def create(self, form: SitForm, submission: Submission) -> str:
        seats.sit_down(self._party(), by=self.request.user, reads=form.cleaned_data["reads"])
        return table_page(self.table)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, appears_as=who(self._party()))


class NamedView(TableStepView):
    form_class = NamedForm
    words = gettext_lazy("Saved. You can change it at any time.")

    def do(self, data: dict[str, Any]) -> None:
        is_named = data["said"] == "yes"
        seats.say_whether_named(
            self.own_seat(), by=self.request.user, is_named=is_named, called=data["called"]
        )
