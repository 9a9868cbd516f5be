"""Her list of work: what fits first, and what is said of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from employers.vacancies.enums import Choice
from employers.vacancies.models import Vacancy
from employers.vacancies.queries import open_to, whole
from employers.vacancies.reasons import Band, Fit, reasons
from employers.vacancies.shown import VacancyShown, shown_all
from lms.core.people import Person

#: So many are shown at once.
SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    url: str
    shown: VacancyShown
    band: str = ""
    covered: int = 0
    asked: int = 0
    words: str = ""
    differs: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    key: str
    heading: str
    rows: list[WorkRow] = field(default_factory=list)


def groups_for(person: Person) -> list[Group]:
    """By how well they fit where somebody knows; else in one, the newest first."""
    known = reasons()
    if known is None:
        found = list(open_to(person).order_by("-pk")[:SHOWN])
        rows = [_row(vacancy, shown) for vacancy, shown in zip(found, shown_all(found), strict=True)]
        return [Group(key="open", heading=pgettext("work", "Open now"), rows=rows)] if rows else []
    return _grouped(person, list(known.fits(person))[:SHOWN])


def _grouped(person: Person, fits: Sequence[Fit]) -> list[Group]:
    there = {vacancy.pk: vacancy for vacancy in open_to(person).filter(pk__in=[fit.vacancy for fit in fits])}
    kept = [fit for fit in fits if fit.vacancy in there]
    shown = shown_all([there[fit.vacancy] for fit in kept])
    rows = [(fit, _row(there[fit.vacancy], each, fit)) for fit, each in zip(kept, shown, strict=True)]
    headings = {
        Band.FITS: _("These fit first"),
        Band.NEARLY: _("Not much is missing"),
        Band.LATER: _("More is missing"),
    }
    groups = [
        Group(key=band.value, heading=heading, rows=[row for fit, row in rows if fit.band is band])
        for band, heading in headings.items()
    ]
    return [group for group in groups if group.rows]


def saved_by(person: Person) -> list[WorkRow]:
    """What she saved and can still read."""
    hers = Vacancy.objects.open_now().filter(kept__person=person, kept__choice=Choice.SAVED)
    found = list(whole(hers).order_by("-kept__at", "-pk")[:SHOWN])
    return [_row(vacancy, shown) for vacancy, shown in zip(found, shown_all(found), strict=True)]


def _row(vacancy: Vacancy, shown: VacancyShown, fit: Fit | None = None) -> WorkRow:
    url = reverse("work:one", args=[vacancy.uuid])
    if fit is None:
        return WorkRow(url=url, shown=shown)
    return WorkRow(
        url=url,
        shown=shown,
        band=fit.band.value,
        covered=fit.covered,
        asked=fit.asked,
        words=_in_words(fit),
        differs=fit.differs,
    )


def _in_words(fit: Fit) -> str:
    if not fit.asked:
        return _("They ask for nothing that you must know")
    if fit.covered == fit.asked:
        return ngettext(
            "You can do the one thing that is needed",
            "You can do all %(asked)d things that are needed",
            fit.asked,
        ) % {"asked": fit.asked}
    return _("You can do %(covered)d of %(asked)d things that are needed") % {
        "covered": fit.covered,
        "asked": fit.asked,
    }
