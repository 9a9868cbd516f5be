import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.portfolios.access_kinds import PORTFOLIO, PORTFOLIO_PRINT
from employers.portfolios.closing import close_also
from employers.portfolios.consent import PURPOSE, TEXT_VERSION, consent_text
from employers.portfolios.enums import Part, Section
from employers.portfolios.events import ShareOpened
from employers.portfolios.evidence import parts_as_items
from employers.portfolios.models import Portfolio, Share, SharedPicture, ShareItem
from employers.portfolios.own.queries import (
    approved_words,
    for_employer,
    parts_to_show,
    portfolio_of,
    sample_of,
    told_of,
)
from employers.portfolios.rules import can_share
from lms.audit.actions import log_access, record
from lms.contracts import event, evidence
from lms.core import days, written
from lms.core.conf import conf
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.core.texts import language_of
from lms.intake.pictures.once_more import anew
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import vetted_employers
from lms.privacy.actions import give_consent, withdraw_consent


@dataclass
class Draft:
    """What she is about to share. Nothing of it is stored before she has checked and agreed."""

    organisation: Organisation
    until: datetime.date
    headline: str
    words: str = ""
    languages: str = ""
    available: str = ""
    items: list[tuple[str, UUID]] = field(default_factory=list)
    #: Of her portfolio (own.queries.parts_to_show).
    parts: list[str] = field(default_factory=list)

    @property
    def expires_at(self) -> datetime.datetime:
        """The end of the last day, where the site is."""
        return days.end_of(self.until)

    def consent_text(self) -> str:
        return consent_text(
            organisation=self.organisation.name,
            count=len(self.items) + len(self.parts),
            until=written.day(self.until),
        )


def check_draft(person: Person, draft: Draft) -> None:
    """Only what is hers, only to a checked employer, only for a while."""
    today = days.today()
    if not vetted_employers().filter(pk=draft.organisation.pk).exists():
        raise ValidationError(
            _("This employer has not been checked yet. Choose another one."), code="organisation"
        )
    if not today < draft.until <= today + datetime.timedelta(days=conf.share_days):
        raise ValidationError(
            _("Choose a day from tomorrow until %(days)d days from now.") % {"days": conf.share_days},
            code="until",
        )
    if not draft.items and not draft.parts:
        raise ValidationError(_("Choose at least one thing to show."), code="items")
    if set(draft.items) - set(evidence.shareable(person)):
        raise ValidationError(_("Something you chose is no longer there. Choose again."), code="items")
    portfolio = portfolio_of(person) if draft.parts else None
    if draft.parts and set(draft.parts) - set(parts_to_show(portfolio) if portfolio else []):
        raise ValidationError(_("Something you chose is no longer there. Choose again."), code="parts")


@transaction.atomic
def share(person: Person, draft: Draft, *, language: str) -> Share:
    """Open what she chose to one employer organisation, on a consent of its own.

    An open share with the same employer ends first.
    """
    lock(person)
    permit(can_share(person))
    lock(draft.organisation)  # it may just be closed
    check_draft(person, draft)
    portfolio = portfolio_of(person) if draft.parts else None
    replaced = list(Share.objects.open_now().filter(person=person, organisation=draft.organisation))
    for existing in replaced:
        withdraw_consent(existing.consent)
    receipt = give_consent(
        person,
        draft.organisation,
        purpose=PURPOSE,
        items=[
            f"{source}:{uuid}" for source, uuid in [*draft.items, *parts_as_items(portfolio, draft.parts)]
        ],
        text=draft.consent_text(),
        text_version=TEXT_VERSION,
        language=language,
        expires_at=draft.expires_at,
    )
    made = Share.objects.create(
        person=person,
        organisation=draft.organisation,
        consent=receipt,
        headline=draft.headline,
        words=draft.words,
        languages=draft.languages,
        available=draft.available,
        told=told_of(portfolio, draft.parts) if portfolio else {},
        language=language,
    )
    if portfolio:
        _copy_pictures(made, portfolio, draft.parts)
    ShareItem.objects.bulk_create(
        [
            ShareItem(share=made, source=source, evidence=uuid, position=position)
            for position, (source, uuid) in enumerate(draft.items)
        ]
    )
    event.emit(ShareOpened(made, tuple(existing.pk for existing in replaced)))
    record("share.opened", actor=person, subject=made)
    return made


def _copy_pictures(share: Share, portfolio: Portfolio, parts: list[str]) -> None:
    """Each as a file of its own, with the words she approved. They go with the share."""
    for position, part in enumerate(parts):
        sample = sample_of(portfolio, part)
        file = sample.image if sample else portfolio.photo if part == Part.PHOTO else None
        if not file:
            continue
        words = for_employer(portfolio, approved_words(portfolio, Section.SAMPLE, sample)) if sample else ""
        SharedPicture.objects.create(
            share=share,
            image=anew(file),
            words=words,
            language=language_of(words),
            is_photo=sample is None,
            position=position,
        )


@transaction.atomic
def withdraw(share: Share) -> None:
    """Take it back: the employer's next request finds nothing, of what rests on it neither."""
    withdraw_consent(share.consent)
    close_also(share.person, share.organisation)


@transaction.atomic
def withdraw_all(person: Person) -> None:
    lock(person)
    for share in Share.objects.open_now().filter(person=person):
        withdraw_consent(share.consent)
    close_also(person)


def log_view(share: Share, *, viewer: Person, printed: bool = False) -> None:
    """Keep that the employer organisation opened it.

    The person there is not named to her, the organisation is.
    """
    log_access(
        share.person,
        reader=viewer,
        kind=PORTFOLIO_PRINT if printed else PORTFOLIO,
        role=Role.EMPLOYER,
        organisation=share.organisation,
        thing=share.uuid,
    )
