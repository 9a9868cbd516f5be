from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from lms.core import days
from lms.core.texts import name_here
from lms.desk.frame import DeskMixin
from lms.listing.views import ListMixin
from lms.network.desk.forms.tables import DecisionForm, NamedForm, TableForm, TableWordsForm
from lms.network.desk.frame import TableMixin, language_to_write, other_languages
from lms.network.desk.tables import TablesListing, state_of, table_page
from lms.network.tables import actions, rules
from lms.network.tables.models import TableDecision
from lms.network.tables.queries import decisions_of, invitation_of, questions_of, readable_minutes
from lms.network.tables.shown import ShownDecision, ShownMinutes, ShownTable, who
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView

OPEN_WEEKS = 6


class TablesView(ListMixin, DeskMixin, TemplateView):
    template_name = "lms_network/desk/tables.html"
    listing_class = TablesListing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, may_add=bool(rules.begins_for(self.request.user)))


class TableView(TableMixin, TemplateView):
    """How far it is, and what somebody can do there now."""

    template_name = "lms_network/desk/table.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table, person, seat = self.table, self.request.user, self.seat
        reads = self.moderates or seat is not None
        found = readable_minutes(table, moderates=self.moderates) if reads else []
        return super().get_context_data(
            **kwargs,
            shown=ShownTable(table),
            state=state_of(table),
            reads=reads,
            appears_as=who(seat.party) if seat else "",
            may_sit=seat is None and bool(self.held or invitation_of(table, person)),
            questions=questions_of(table),
            decisions=[ShownDecision(row, table.language) for row in decisions_of(table)] if reads else [],
            minutes=[ShownMinutes(row) for row in found],
            parties=[(party, who(party)) for party in self._parties()],
            translations=other_languages(table) if self.moderates else [],
            named_form=self._named_form(),
            can_prepare=rules.can_prepare(person, table),
            can_open=rules.can_open(person, table),
            can_report=rules.can_report(person, table),
        )

    def _parties(self) -> list[Any]:
        rows = self.table.parties.select_related("organisation").order_by("pk")
        return list(rows) if self.moderates else []

    def _named_form(self) -> NamedForm | None:
        if self.seat is None:
            return None
        party = self.seat.party
        return NamedForm(initial={"said": "yes" if party.is_named else "no", "called": party.called})


class NewTableView(OnceMixin, DeskMixin, FormView):
    template_name = "lms_network/desk/form.html"
    form_class = TableForm
    done_words = gettext_lazy("Saved. Nobody else reads it until you open it.")

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE, "until": days.in_days(7 * OPEN_WEEKS)}

    def create(self, form: TableForm, submission: Submission) -> str:
        led = rules.begins_for(self.request.user)
        if not led:
            raise Http404
        questions = form.cleaned_data["questions"]
        table = actions.begin(led[0], by=self.request.user, values=form.values(), questions=questions)
        return table_page(table)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            title=_("Begin a round table"),
            lead=_(
                "Services and employers answer your questions. It ends with a report that everybody reads."
            ),
            back=reverse("network_desk:tables"),
            back_to=_("Round tables"),
        )


class ModeratedFormView(OnceMixin, TableMixin, FormView):
    """A form of who moderates. `heading` is its title; it leads back to the table."""

    template_name = "lms_network/desk/form.html"
    done_words = gettext_lazy("Saved.")
    heading: Any = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.must_moderate()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {"title": self.heading, "back": table_page(self.table), "back_to": self.table.said("title")}
        return super().get_context_data(**{**facts, **kwargs})


class EditTableView(ModeratedFormView):
    form_class = TableForm
    heading = gettext_lazy("Change the round table")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "table": self.table}

    def create(self, form: TableForm, submission: Submission) -> str:
        questions = form.cleaned_data["questions"]
        actions.change(self.table, by=self.request.user, values=form.values(), questions=questions)
        return table_page(self.table)


class TableWordsView(ModeratedFormView):
    form_class = TableWordsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        language = language_to_write(self.table, self.kwargs["language"])
        return {**super().get_form_kwargs(), "table": self.table, "language": language}

    def create(self, form: TableWordsForm, submission: Submission) -> str:
        actions.translate(self.table, self.kwargs["language"], by=self.request.user, values=form.cleaned_data)
        return table_page(self.table)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = _("In this language: %(language)s") % {"language": name_here(self.kwargs["language"])}
        return super().get_context_data(**kwargs, title=title)


class DecideView(ModeratedFormView):
    form_class = DecisionForm
    heading = gettext_lazy("Something was decided")

    def create(self, form: DecisionForm, submission: Submission) -> str:
        actions.decide(self.table, by=self.request.user, values=form.cleaned_data)
        return table_page(self.table)


class EditDecisionView(ModeratedFormView):
    """After the report it says what became of it; the words stay."""

    form_class = DecisionForm
    heading = gettext_lazy("What became of a decision")

    @property
    def decision(self) -> TableDecision:
        uuid: UUID = self.kwargs["decision"]
        return get_object_or_404(self.table.decisions, uuid=uuid)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "decision": self.decision}

    def create(self, form: DecisionForm, submission: Submission) -> str:
        actions.change_decision(self.decision, by=self.request.user, values=form.cleaned_data)
        return table_page(self.table)


class TableStepView(TableMixin, StepView):
    def back(self) -> str:
        return table_page(self.table)


class OpenTableView(TableStepView):
    words = gettext_lazy("Open. Those who are invited read it and answer.")

    def do(self, data: dict[str, Any]) -> None:
        actions.open_table(self.table, by=self.request.user)


class ReportTableView(TableStepView):
    words = gettext_lazy("Published. Everybody reads the report.")

    def do(self, data: dict[str, Any]) -> None:
        actions.publish_report(self.table, by=self.request.user)
