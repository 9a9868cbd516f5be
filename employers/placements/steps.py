"""Where a place has come to, in a few words: for her list and her page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from employers.placements.models import Agreement, Placement
from employers.placements.queries import is_signed
from employers.placements.seen import TO_SEE_TO
from employers.vacancies.enums import Kind
from lms.core import days
from lms.core.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of the way; drawn as the standing thread. `state` is done, now or later."""

    title: str
    words: str
    state: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    employer: str
    work: str
    words: str
    url: str


def row_of(placement: Placement) -> PlaceRow:
    now = next((step for step in steps_of(placement) if step.state == "now"), None)
    vacancy = placement.vacancy
    return PlaceRow(
        employer=placement.organisation.name,
        work=Text(vacancy.title, vacancy.language) if vacancy else str(Kind(placement.kind).label),
        words=now.title if now else "",
        url=reverse("places:place", args=[placement.uuid]),
    )


def steps_of(placement: Placement) -> list[Step]:
    """In the order of the days. Of what is not done yet the first is now: but what waits for her answer comes
    before.
    """
    ready = set(placement.ready) >= set(TO_SEE_TO)
    rows: list[dict[str, Any]] = [
        {
            "title": _("Prepare"),
            "words": _("What to see to, your rights, what they see when you sign"),
            "done": ready,
            "url": _url("prepare", placement),
        }
    ]
    if placement.kind == Kind.INTERNSHIP:
        rows += _of_internship(placement)
    rows.append(_after(placement))
    return _with_states(rows)


def _of_internship(placement: Placement) -> list[dict[str, Any]]:
    agreement: Agreement | None = next(iter(placement.agreements.all()), None)
    assessment = next(iter(placement.assessments.all()), None)
    signed = agreement is not None and is_signed(agreement)
    rows = [
        {
            "title": _("Agreement"),
            "words": _agreement_words(agreement),
            "done": signed,
            "url": _url("agreement", placement) if agreement else "",
        }
    ]
    if assessment is not None or (agreement is not None and signed):  # other words wait, what was written not
        waits = assessment is not None and assessment.answered_at is None
        rows.append(
            {
                "title": _("Your own look at your work"),
                "words": _("Only you read it"),
                "done": hasattr(placement, "own_look"),
                "url": _url("look", placement),
            }
        )
        rows.append(
            {
                "title": _("What your tutor wrote"),
                "words": _("It waits for your answer") if waits else _assessed_words(assessment),
                "done": assessment is not None and not waits,
                "waits": waits,
                "url": _url("assessment", placement) if assessment else "",
            }
        )
    return rows


def _agreement_words(agreement: Agreement | None) -> str:
    if agreement is None:
        return _("Your adviser writes it with you")
    count = len(agreement.signatures.all())
    if is_signed(agreement):
        return _("Signed by all")
    return _("%(count)d of 4 have signed") % {"count": count}


def _assessed_words(assessment: Any) -> str:
    return _("You have answered") if assessment else _("Nothing yet")


def _after(placement: Placement) -> dict[str, Any]:
    due = [
        row for row in placement.follow_ups.all() if row.answered_at is None and row.due_on <= days.today()
    ]
    if due:
        return {
            "title": _("How is it going?"),
            "words": _("You wanted to be asked today"),
            "done": False,
            "waits": True,
            "url": _url("how", placement),
        }
    return {
        "title": _("What came of it"),
        "words": _("Tell it if you want. The employer sees nothing of it"),
        "done": False,
        "url": _url("told", placement),
    }


def _with_states(rows: list[dict[str, Any]]) -> list[Step]:
    now = next((row for row in rows if row.get("waits")), None)
    now = now or next((row for row in rows if not row["done"]), None)
    return [
        Step(
            title=row["title"],
            words=row["words"],
            state="now" if row is now else "done" if row["done"] else "later",
            url=row["url"],
        )
        for row in rows
    ]


def _url(name: str, placement: Placement) -> str:
    return reverse(f"places:{name}", args=[placement.uuid])
