"""What the pages of an employer's vacancies have in common."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from employers.vacancies.models import Vacancy
from employers.vacancies.queries import own_organisations, own_vacancies
from lms.organisations.models import Organisation


class EmployerMixin:
    """For an employer that is found fit at this moment; of several, the first. Whatever it was before, all of
    this is a 404 then.
    """

    request: HttpRequest
    organisation: Organisation

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        organisations = own_organisations(request.user) if request.user.is_authenticated else []
        if not organisations:
            raise Http404
        self.organisation = organisations[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """`rows` is None: the page is not the list of portfolios."""
        names = [self.organisation.name]
        return super().get_context_data(organisations=names, organisation=self.organisation, **kwargs)


class OneVacancyMixin(EmployerMixin):
    """Another employer's, an invented one and a deleted one look the same."""

    vacancy: Vacancy

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.vacancy = get_object_or_404(own_vacancies(request.user), uuid=kwargs["uuid"])
        self.organisation = self.vacancy.organisation
