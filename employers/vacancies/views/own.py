"""An employer's vacancies: the list, and writing one."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from employers.vacancies import actions
from employers.vacancies.enums import Decision, Kind, State
from employers.vacancies.facts import Facts, proposed_by, said_by
from employers.vacancies.forms import CloseForm, VacancyForm, initial_of
from employers.vacancies.models import OPEN_DAYS, Vacancy
from employers.vacancies.queries import is_asked, is_over, known_in, vacancies_of
from employers.vacancies.rows import own_rows
from employers.vacancies.rules import can_change, can_close, can_delete, can_keep_open, can_send
from employers.vacancies.slots import Where
from employers.vacancies.slots import shown as panels
from employers.vacancies.views.frame import EmployerMixin, OneVacancyMixin
from employers.vacancies.views.writing import WritingMixin
from lms.core.responses import see_other
from lms.submissions.actions import SentDifferently, once
from lms.submissions.models import Submission
from lms.submissions.views import digest_of, posted_key


class OverviewView(EmployerMixin, TemplateView):
    template_name = "employers/vacancies/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vacancies = list(vacancies_of(self.organisation)[: actions.MOST * 2])
        return super().get_context_data(
            **kwargs,
            vacancies=own_rows(vacancies),
            open_days=OPEN_DAYS,
            promises=panels(Where.PROMISES, request=self.request, about=self.organisation),
            panels=panels(Where.OVERVIEW, request=self.request, about=self.organisation),
        )


class NewView(WritingMixin, EmployerMixin, FormView):
    done_words: Any = ""

    def get_initial(self) -> dict[str, Any]:
        return {"kind": Kind.JOB, "language": get_language() or "en"}

    def create(self, form: VacancyForm, submission: Submission) -> str:
        vacancy = actions.write(form.facts, organisation=self.organisation, by=self.request.user)
        self.done_words = _("It is saved. Nobody reads it before you send it.")
        if explained := self._explained():
            actions.change(vacancy, form.facts, by=self.request.user, explained=explained)
        self._send(vacancy)
        return reverse("vacancies:vacancy", args=[vacancy.uuid])


class VacancyView(WritingMixin, OneVacancyMixin, FormView):
    """Written on while it can be; a closed one is only read."""

    done_words: Any = ""
    vacancy: Vacancy

    def get_template_names(self) -> list[str]:
        may = can_change(self.request.user, self.vacancy)
        return [self.template_name if may else "employers/vacancies/closed.html"]

    def get_initial(self) -> dict[str, Any]:
        said = said_by(self.vacancy)
        ranks = {str(ask.level.uuid): ask.level.rank for ask in self.vacancy.asks.all()}
        return initial_of(said, ranks=ranks | _ranks_in(said))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vacancy, person = self.vacancy, self.request.user
        returned = vacancy.readings.filter(decision=Decision.RETURNED).last()
        is_answered = vacancy.state == State.RETURNED or (
            vacancy.state == State.OPEN and proposed_by(vacancy) is not None and vacancy.changed_at is None
        )
        return super().get_context_data(
            **{
                "close_form": CloseForm(),
                "answer": returned.words if returned and is_answered else "",
                "is_over": is_over(vacancy),
                "waits_beside": vacancy.state == State.OPEN and vacancy.changed_at is not None,
                "may_close": can_close(person, vacancy),
                "may_delete": can_delete(person, vacancy),
                "may_keep_open": can_keep_open(person, vacancy),
                "may_send": can_send(person, vacancy),
                "is_asked": is_asked(vacancy),
                "panels": panels(Where.OWN, request=self.request, about=vacancy),
                **kwargs,
            }
        )

    def create(self, form: VacancyForm, submission: Submission) -> str:
        vacancy, by = self.vacancy, self.request.user
        actions.change(vacancy, form.facts, by=by, explained=self._explained())
        self.done_words = _("It is saved.")
        if vacancy.state == State.OPEN and vacancy.changed_at:
            self.done_words = _("We read the change first. Until then people read what stood there before.")
        self._send(vacancy)
        return reverse("vacancies:vacancy", args=[vacancy.uuid])


class AgainView(OneVacancyMixin, TemplateView):
    """What was over or closed is the beginning of a new draft."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        def make(submission: Submission) -> str:
            made = actions.write(said_by(self.vacancy), organisation=self.organisation, by=request.user)
            return reverse("vacancies:vacancy", args=[made.uuid])

        try:
            made = once(request.user, posted_key(request) or uuid4(), digest_of(request), make)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return see_other("vacancies:vacancy", uuid=self.vacancy.uuid)
        except SentDifferently:
            return see_other("vacancies:list")
        return see_other(made.led_to)


def _ranks_in(facts: Facts) -> dict[str, int]:
    """Also of levels that only the change names."""
    known = known_in(facts)
    return {key: level.rank for key, level in known.levels.items()}
