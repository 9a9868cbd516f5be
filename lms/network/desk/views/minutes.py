from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from lms.network.desk.forms.tables import AmendForm, MinutesForm, SettleForm
from lms.network.desk.frame import TableMixin
from lms.network.desk.tables import table_page
from lms.network.desk.views.tables import ModeratedFormView
from lms.network.tables import minutes as actions
from lms.network.tables import rules
from lms.network.tables.enums import Amendment, MinutesStage
from lms.network.tables.models import MinutesAmendment, TableMinutes
from lms.network.tables.queries import readable_minutes
from lms.network.tables.shown import ShownMinutes
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, StepView


def minutes_page(minutes: TableMinutes) -> str:
    return reverse("network_desk:minutes", args=[minutes.table.uuid, minutes.uuid])


class NewMinutesView(ModeratedFormView):
    form_class = MinutesForm
    heading = gettext_lazy("Write minutes")
    done_words = gettext_lazy("Saved. Only who moderates reads them until they go round.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "table": self.table}

    def create(self, form: MinutesForm, submission: Submission) -> str:
        attended = list(form.cleaned_data["attended"])
        made = actions.write(self.table, by=self.request.user, values=form.values(), attended=attended)
        return minutes_page(made)


class MinutesMixin(TableMixin):
    """Minutes of this table that whoever asks may read; any other look as if they were not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.must_read()
        found = readable_minutes(self.table, moderates=self.moderates).select_related("table")
        self.minutes: TableMinutes = get_object_or_404(found, uuid=kwargs["minutes"])


class EditMinutesView(MinutesMixin, ModeratedFormView):
    form_class = MinutesForm
    heading = gettext_lazy("Change the minutes")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not rules.can_write_minutes(request.user, self.minutes):
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "table": self.table, "minutes": self.minutes}

    def create(self, form: MinutesForm, submission: Submission) -> str:
        attended = list(form.cleaned_data["attended"])
        actions.change(self.minutes, by=self.request.user, values=form.values(), attended=attended)
        return minutes_page(self.minutes)


class MinutesView(OnceMixin, MinutesMixin, FormView):
    """What was said, and what those who were there want otherwise."""

    template_name = "lms_network/desk/table_minutes.html"
    form_class = AmendForm
    done_words = gettext_lazy("Sent. The moderator takes it into the text, or it stands beside it.")

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.request.LANGUAGE_CODE}

    def create(self, form: AmendForm, submission: Submission) -> str:
        actions.amend(self.minutes, by=self.request.user, seat=self.own_seat(), **form.cleaned_data)
        return minutes_page(self.minutes)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, minutes, seat = self.request.user, self.minutes, self.seat
        return super().get_context_data(
            **kwargs,
            minutes=ShownMinutes(minutes),
            row=minutes,
            back=table_page(self.table),
            is_draft=minutes.stage == MinutesStage.DRAFT,
            can_write=rules.can_write_minutes(person, minutes),
            can_freeze=rules.can_freeze(person, minutes),
            can_amend=bool(seat and rules.can_amend(person, minutes, seat)),
        )


class _MinutesStepView(MinutesMixin, StepView):
    def back(self) -> str:
        return minutes_page(self.minutes)


class HandRoundView(_MinutesStepView):
    words = gettext_lazy("Those who were there read them now, and say what they want otherwise.")

    def do(self, data: dict[str, Any]) -> None:
        actions.hand_round(self.minutes, by=self.request.user)


class SettleView(_MinutesStepView):
    form_class = SettleForm
    words = gettext_lazy("Noted.")

    def do(self, data: dict[str, Any]) -> None:
        found = MinutesAmendment.objects.filter(minutes=self.minutes)
        amendment = get_object_or_404(found, uuid=self.kwargs["amendment"])
        actions.settle(amendment, by=self.request.user, state=Amendment(data["state"]))


class FreezeView(_MinutesStepView):
    words = gettext_lazy("Frozen. Nobody can change them now.")

    def do(self, data: dict[str, Any]) -> None:
        actions.freeze(self.minutes, by=self.request.user)
