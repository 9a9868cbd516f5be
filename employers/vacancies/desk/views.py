from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from employers.vacancies.actions import open_it, send_back
from employers.vacancies.desk.forms import ReadForm
from employers.vacancies.facts import Facts, proposed_by, said_by
from employers.vacancies.flags import Flag, Raised, raised
from employers.vacancies.forms import VacancyForm
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import read_of, read_vacancies, sent_vacancies, waiting_vacancies
from employers.vacancies.rows import state_of
from employers.vacancies.rules import can_decide, can_read_sent, can_send_back
from employers.vacancies.shown import as_written, shown
from lms.core.responses import see_other
from lms.desk.frame import DeskMixin, name_of
from lms.organisations.queries import vetted_employers
from lms.submissions.views import done_once

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    label: Any
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRow:
    """Why it stands out, in which words of the employer, and what the employer says to it."""

    flag: Flag
    said: list[Said]
    explained: str


class VacanciesMixin(DeskMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_read_sent(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class VacanciesView(VacanciesMixin, TemplateView):
    """What is to be read first, then what was read."""

    template_name = "employers/vacancies/desk/vacancies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting, decided = waiting_vacancies(), read_vacancies()
        return super().get_context_data(
            **kwargs,
            waiting=_rows(waiting[:SHOWN]),
            decided=_rows(decided[:SHOWN]),
            more_waiting=max(0, waiting.count() - SHOWN),
            more_decided=max(0, decided.count() - SHOWN),
        )


class VacancyView(VacanciesMixin, TemplateView):
    """What one vacancy says, what stands out in it, and what becomes of it."""

    template_name = "employers/vacancies/desk/vacancy.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.vacancy = get_object_or_404(sent_vacancies(), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vacancy, said = self.vacancy, said_by(self.vacancy)
        is_changed = proposed_by(vacancy) is not None
        return super().get_context_data(
            **{"form": ReadForm(), **kwargs},
            vacancy=vacancy,
            read=read_of(vacancy),
            state=state_of(vacancy),
            shown=as_written(vacancy),
            before=shown(vacancy) if is_changed else None,
            flags=flag_rows(raised(said, vacancy.organisation.country), said, vacancy),
            readings=_readings(vacancy),
            may_open=can_decide(self.request.user, vacancy) is not None,
            may_send_back=can_send_back(self.request.user, vacancy, words="…") is not None,
            written_in=said.language,
            is_public=said.is_public,
            employer_url=reverse("desk:vet", args=[vacancy.organisation.uuid]),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        here = reverse("vacancies_desk:vacancy", args=[self.vacancy.uuid])
        form = ReadForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
            return see_other(here)
        said, read = form.cleaned_data, request.POST.get("read") or "nothing"
        if request.POST.get("decision") == "open":
            do = partial(open_it, self.vacancy, by=request.user, read=read, note=said["note"])
            return done_once(request, do, back_to=here, words=_("It is open, as you read it."))
        if not said["words"].strip():
            messages.error(request, _("Write a sentence to the employer."))
            return see_other(here)
        do = partial(
            send_back, self.vacancy, by=request.user, words=said["words"], read=read, note=said["note"]
        )
        return done_once(request, do, back_to=here, words=_("It went back to the employer, with your words."))


def _rows(vacancies: Any) -> list[dict[str, Any]]:
    """What an employer that is closed offers is shown to nobody, whatever was read."""
    fit = set(vetted_employers().values_list("pk", flat=True))
    return [
        {
            "url": reverse("vacancies_desk:vacancy", args=[vacancy.uuid]),
            "title": vacancy.title,
            "who": vacancy.organisation.name,
            "state": state_of(vacancy) if vacancy.organisation_id in fit else _("Its employer is closed"),
            "sent_at": vacancy.changed_at or vacancy.sent_at,
            "answer_by": vacancy.answer_by,
        }
        for vacancy in vacancies
    ]


def flag_rows(flags: list[Raised], said: Facts, vacancy: Vacancy) -> list[FlagRow]:
    labels = VacancyForm.base_fields
    return [
        FlagRow(
            flag=each.flag,
            said=[Said(label=labels[name].label, words=getattr(said, name)) for name in each.fields],
            explained=vacancy.explained.get(each.flag.key, ""),
        )
        for each in flags
    ]


def _readings(vacancy: Vacancy) -> list[dict[str, Any]]:
    return [
        {
            "decision": reading.get_decision_display(),
            "who": name_of(reading.by) if reading.by else "",
            "organisation": reading.on_behalf_of.name,
            "words": reading.words,
            "note": reading.note,
            "at": reading.at,
        }
        for reading in vacancy.readings.select_related("by", "on_behalf_of")
    ]
