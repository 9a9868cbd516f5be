"""What the desk of work shows: plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from employers.coaching.queries.figures import Figure
from employers.contact.enums import Stage
from employers.contact.models import Interest
from employers.contact.shown import title_of
from employers.placements.models import Agreement
from lms.core import written
from lms.core.texts import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    who: str
    words: str
    verb: str
    icon: str
    url: str


def waiting_rows(
    asks: Iterable[Interest], unsigned: Iterable[Agreement], late: Iterable[Interest]
) -> list[Waiting]:
    rows = [*map(_asks, asks), *map(_unsigned, unsigned)]
    seen = {row.url for row in rows}
    return [*rows, *(row for row in map(_late, late) if row.url not in seen)]


def _unsigned(agreement: Agreement) -> Waiting:
    placement = agreement.placement
    profile = placement.person.profile
    return Waiting(
        who=profile.handle,
        words=sentence(
            _("She has signed an agreement with %(name)s. Her adviser's signature is missing."),
            name=placement.organisation.name,
        ),
        verb=_("Read the agreement and sign"),
        icon="pen",
        url=reverse("places_desk:place", args=[profile.uuid, placement.uuid]),
    )


def _url(interest: Interest) -> str:
    return reverse("coaching:interest", args=[interest.uuid])


def _asks(interest: Interest) -> Waiting:
    title = title_of(interest)
    if interest.stage == Stage.INTERESTED and interest.answer_by:
        words = sentence(
            _("Interested in %(title)s. She was promised an answer by %(day)s."),
            title=title,
            day=written.day_without_year(interest.answer_by),
        )
        return _row(interest, words, _("Answer her"), "pen")
    words = sentence(
        _("%(name)s wrote about %(title)s."), name=interest.vacancy.organisation.name, title=title
    )
    return _row(interest, words, _("Read it"), "people")


def _late(interest: Interest) -> Waiting:
    words = sentence(
        _("%(name)s was reminded and has not answered. It closes after %(day)s."),
        name=interest.vacancy.organisation.name,
        day=written.day_without_year(interest.answer_by) if interest.answer_by else "",
    )
    return _row(interest, words, _("Look at it"), "wait")


def _row(interest: Interest, words: str, verb: str, icon: str) -> Waiting:
    return Waiting(who=interest.person.profile.handle, words=words, verb=verb, icon=icon, url=_url(interest))


def figure_rows(figures: Mapping[str, int | None]) -> list[Figure]:
    labels = {
        "interests": _("people showed interest"),
        "shared": _("people showed an employer something"),
        "talked": _("people got an answer"),
        "hired": _("people have work"),
    }
    return [Figure(label, figures[name]) for name, label in labels.items()]
