"""An employer's vacancies on its first page: for whoever writes them there."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from employers.portfolios.front import FrontRow, Part, register
from employers.vacancies.enums import State
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import is_asked, own_organisations, vacancies_of
from employers.vacancies.rows import OwnRow, own_rows
from lms.core.people import Person
from lms.core.texts import Text

#: No more are looked through for one page.
LOOKED_AT = 40


@register
class OwnVacancies(Part):
    """What is closed stands on their own page alone."""

    key, title, everything, icon, order = "vacancies", _("Your vacancies"), "vacancies:list", "pen", 30

    def rows(self, *, person: Person) -> Sequence[FrontRow] | None:
        own = own_organisations(person)
        if not own:
            return None
        found = list(vacancies_of(own[0]).exclude(state=State.CLOSED)[:LOOKED_AT])
        rows = zip(found, own_rows(found), strict=True)
        return [_row(vacancy, row) for vacancy, row in rows]


def _row(vacancy: Vacancy, row: OwnRow) -> FrontRow:
    return FrontRow(
        title=Text(vacancy.title, vacancy.language),
        url=row.url,
        words=row.state,
        verb=row.next,
        by=vacancy.open_until if is_asked(vacancy) else None,
    )
