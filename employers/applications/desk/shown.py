"""What a firm said, as coordinators read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from employers.applications.enums import State
from employers.applications.facts import FACTS, Facts
from employers.applications.forms import ApplicationForm
from employers.applications.models import Application
from employers.applications.registries import has_its_form


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRow:
    url: str
    title: str
    place: str
    state: str
    sent_at: Any
    answer_by: Any
    waits: bool


def application_rows(applications: Iterable[Application]) -> list[ApplicationRow]:
    return [
        ApplicationRow(
            url=reverse("applications_desk:application", args=[application.uuid]),
            title=application.legal_name,
            place=application.place,
            state=application.get_state_display(),
            sent_at=application.sent_at,
            answer_by=application.answer_by,
            waits=application.state == State.SENT,
        )
        for application in applications
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`lines` is what was said, `note` what we say about it."""

    label: str
    lines: list[str]
    note: str = ""


def facts_in_words(application: Application) -> list[Fact]:
    return [
        Fact(label=label, lines=lines, note=_note(application, name))
        for name, label, lines in _labelled(application.facts)
    ]


def said_otherwise(application: Application) -> list[Fact]:
    """What it said before and no longer says, the newest first."""
    found: list[Fact] = []
    now = application.facts
    for earlier in application.said[1:]:
        found += [
            Fact(label=label, lines=lines)
            for name, label, lines in _labelled(earlier)
            if getattr(earlier, name) != getattr(now, name)
        ]
        now = earlier
    return found


def _labelled(facts: Facts) -> list[tuple[str, str, list[str]]]:
    fields = ApplicationForm().fields
    choices = {name: dict(fields[name].choices) for name in ("country", "sector")}
    lines = {name: [line for line in getattr(facts, name).splitlines() if line] for name in FACTS}
    return [
        (name, str(fields[name].label), [str(choices.get(name, {}).get(line, line)) for line in lines[name]])
        for name in FACTS
    ]


def _note(application: Application, name: str) -> str:
    if name == "number":
        form = has_its_form(application.country, application.number)
        if form is None:
            return _("No rule of this country is known here. Look it up in the register.")
        if form:
            return _("It has the form of its country. Look up in the register whose it is.")
        return _("It does not have the form of its country.")
    if name == "phone":
        return _("Call the number that stands in the register, not only this one.")
    return ""
