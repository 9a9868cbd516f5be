"""What she does with her portfolio, and what those who support her do with its words.

Every change holds the portfolio's row first.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.portfolios.enums import Section, Version
from employers.portfolios.events import LookingChanged
from employers.portfolios.models import Portfolio, PortfolioLanguage, Tidied, WorkSample
from employers.portfolios.own.queries import key_of
from employers.portfolios.own.rules import can_tidy
from lms.accounts.models import Profile
from lms.audit.actions import record
from lms.contracts import event
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit

MOST_SAMPLES = 6
MOST_LANGUAGES = 8
#: What she says in facts. Nothing else is written by `state`.
FACTS = frozenset(
    {
        "areas",
        "transport",
        "hours_per_week",
        "available_from",
        "may_work_in",
        "extras",
        "photo",
        "about_voice",
    }
)


@transaction.atomic
def begin(person: Person, *, said_in: str, beside: str) -> Portfolio:
    """Her one portfolio, in the two languages she chose; what she has said stays in its own."""
    lock(person)
    portfolio, _made = Portfolio.objects.get_or_create(person=person)
    lock(portfolio)
    portfolio.said_in, portfolio.beside = said_in, beside if beside != said_in else ""
    _changed(portfolio, "said_in", "beside")
    return portfolio


@transaction.atomic
def say(portfolio: Portfolio, section: Any, words: Mapping[str, str]) -> None:
    """Her own words anew. What she approved were the others: she is asked again. Tidied words stay."""
    lock(portfolio)
    said = {language: text.strip() for language, text in words.items() if text.strip()}
    if said == getattr(portfolio, section):
        return
    setattr(portfolio, section, said)
    if portfolio.chosen.get(section) == Version.OWN or not said:
        portfolio.chosen.pop(section, None)
    _changed(portfolio, section, "chosen")


@transaction.atomic
def state(portfolio: Portfolio, **facts: Any) -> None:
    """Facts, a recording or a photo anew. A replaced file goes when the change is sure."""
    if unknown := set(facts) - FACTS:
        raise ValueError(f"No fact of a portfolio: {sorted(unknown)}")
    lock(portfolio)
    for name, value in facts.items():
        before = getattr(portfolio, name)
        if name in {"photo", "about_voice"} and before:
            _delete_later(before)
        setattr(portfolio, name, value)
    _changed(portfolio, *facts)


@transaction.atomic
def let_help(portfolio: Portfolio, *, may_read: bool, looked_for: bool) -> None:
    """Whether those who support her may read her words, and whether her adviser may look for work for her."""
    lock(portfolio)
    if may_read != (portfolio.help_asked_at is not None):
        portfolio.help_asked_at = timezone.now() if may_read else None
    was_looked_for, portfolio.looked_for = portfolio.looked_for, looked_for
    _changed(portfolio, "help_asked_at", "looked_for")
    if was_looked_for != looked_for:
        record(
            "portfolio.looked_for_on" if looked_for else "portfolio.looked_for_off",
            actor=portfolio.person,
            subject=portfolio,
        )


@transaction.atomic
def choose(
    portfolio: Portfolio,
    section: Any,
    version: str,
    *,
    sample: WorkSample | None = None,
    tidied: UUID | None = None,
) -> None:
    """Which words an employer may see: "" for none. `tidied` are those that stood on her page: newer ones
    she has not read.
    """
    lock(portfolio)
    key = key_of(section, sample)
    portfolio.chosen.pop(key, None)
    if version == Version.TIDIED:
        row = Tidied.objects.filter(portfolio=portfolio, section=section, sample=sample, uuid=tidied).first()
        if row is None:
            raise ValidationError(_("These words are no longer there. Look at them again."), code="version")
        lock(row)
        row.approved_at = timezone.now()
        row.save(update_fields=["approved_at"])
        Tidied.objects.filter(portfolio=portfolio, section=section, sample=sample).exclude(pk=row.pk).filter(
            made_at__lte=row.made_at
        ).delete()
    if version:
        portfolio.chosen[key] = version
    _changed(portfolio, "chosen")


@transaction.atomic
def speak(portfolio: Portfolio, language: str, cefr: str) -> None:
    """A language, or how well she speaks one that is there."""
    lock(portfolio)
    row = PortfolioLanguage.objects.filter(portfolio=portfolio, language=language).first()
    if row:
        lock(row)
        row.cefr = cefr
        row.save(update_fields=["cefr"])
    elif portfolio.languages.count() >= MOST_LANGUAGES:
        raise ValidationError(
            _("There is room for %(count)d languages.") % {"count": MOST_LANGUAGES}, code="language"
        )
    else:
        PortfolioLanguage.objects.create(portfolio=portfolio, language=language, cefr=cefr)
    _changed(portfolio)


@transaction.atomic
def forget_language(portfolio: Portfolio, language: str) -> None:
    lock(portfolio)
    PortfolioLanguage.objects.filter(portfolio=portfolio, language=language).delete()
    _changed(portfolio)


@transaction.atomic
def add_sample(portfolio: Portfolio, image: Any, words: Mapping[str, str]) -> WorkSample:
    lock(portfolio)
    last = portfolio.samples.last()
    if portfolio.samples.count() >= MOST_SAMPLES:
        raise ValidationError(
            _("There is room for %(count)d pictures.") % {"count": MOST_SAMPLES}, code="image"
        )
    said = {language: text.strip() for language, text in words.items() if text.strip()}
    made = WorkSample.objects.create(
        portfolio=portfolio,
        image=image,
        words=said,
        said_in=portfolio.said_in,
        order=last.order + 1 if last else 0,
    )
    _changed(portfolio)
    return made


@transaction.atomic
def remove_sample(sample: WorkSample) -> None:
    """The picture and its words go. What she showed an employer stays there until she closes it."""
    portfolio = lock(sample.portfolio)
    portfolio.chosen.pop(key_of(Section.SAMPLE, sample), None)
    sample.delete()
    _changed(portfolio, "chosen")


@transaction.atomic
def tidy(
    portfolio: Portfolio,
    section: Any,
    words: Mapping[str, str],
    *,
    by: Person,
    sample: WorkSample | None = None,
) -> None:
    """Somebody who supports her suggests words. Hers stay, and these are shown to nobody before she agrees.

    What waits for her is replaced; what she approved stays until she approves the new ones.
    """
    lock(portfolio)
    learner = Profile.objects.get(user=portfolio.person_id)
    permit(can_tidy(by, learner, portfolio))
    said = {language: text.strip() for language, text in words.items() if text.strip()}
    if not said:
        raise ValidationError(_("Write something."), code="required")
    of = sample.words if sample else getattr(portfolio, section)
    here = Tidied.objects.filter(portfolio=portfolio, section=section, sample=sample)
    here.filter(approved_at=None).delete()
    Tidied.objects.create(portfolio=portfolio, section=section, sample=sample, words=said, of=of, by=by)


def _changed(portfolio: Portfolio, *fields: str) -> None:
    portfolio.changed_at = timezone.now()
    portfolio.save(update_fields=[*fields, "changed_at"])
    if {"areas", "looked_for"} & set(fields):
        event.emit(LookingChanged(portfolio.person_id))


def _delete_later(file: Any) -> None:
    storage, path = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(path))
