"""Work for her. Reading, saving and putting aside is told to nobody."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from employers.vacancies import actions
from employers.vacancies.enums import Choice
from employers.vacancies.hers import groups_for, saved_by
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import choices_of, kept_by, last_checked, whole
from employers.vacancies.reasons import reasons
from employers.vacancies.shown import shown
from employers.vacancies.slots import Where
from employers.vacancies.slots import shown as panels
from lms.submissions.views import done_once


class WorkView(TemplateView):
    template_name = "employers/vacancies/hers/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = groups_for(self.request.user)
        choices = list(kept_by(self.request.user).values_list("choice", flat=True))
        fitting = next((len(group.rows) for group in groups if group.key == "fits"), 0)
        return super().get_context_data(
            **kwargs,
            groups=groups,
            fitting=fitting,
            saved=choices.count(Choice.SAVED),
            aside=choices.count(Choice.NOT_FOR_ME),
            panels=panels(Where.LIST, request=self.request),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Everything she put aside is there again."""
        do = partial(actions.show_again, by=request.user)
        return done_once(request, do, back_to=reverse("work:list"), words=_("You see all of it again."))


class SavedView(TemplateView):
    template_name = "employers/vacancies/hers/saved.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, rows=saved_by(self.request.user))


class OneView(TemplateView):
    """One vacancy that is open at this moment. What is not, and what never was, look the same."""

    template_name = "employers/vacancies/hers/one.html"
    vacancy: Vacancy

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.vacancy = get_object_or_404(whole(Vacancy.objects.open_now()), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known, vacancy = reasons(), self.vacancy
        choice = choices_of(self.request.user, [vacancy]).get(vacancy.pk, "")
        return super().get_context_data(
            **kwargs,
            vacancy=vacancy,
            shown=shown(vacancy),
            checked_on=last_checked(vacancy.organisation),
            explained=known.explained(self.request.user, vacancy) if known else None,
            is_saved=choice == Choice.SAVED,
            is_aside=choice == Choice.NOT_FOR_ME,
            panels=panels(Where.HERS, request=self.request, about=vacancy),
            at_thumb=panels(Where.THUMB, request=self.request, about=vacancy),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = request.POST.get("choice", "")
        choice = Choice(asked) if asked in Choice.values else None
        do = partial(actions.keep, self.vacancy, choice, by=request.user)
        if choice == Choice.NOT_FOR_ME:
            words = _("You do not see it in your list any more.")
            return done_once(request, do, back_to=reverse("work:list"), words=words)
        words = _("Saved. Only you know.") if choice else _("It is not saved any more.")
        return done_once(request, do, back_to=reverse("work:one", args=[self.vacancy.uuid]), words=words)
