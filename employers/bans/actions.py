import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.bans.models import Ban, Comparison
from employers.bans.queries import Match, read_again
from employers.bans.rules import can_compare, can_lift_saying, can_place, can_write_about
from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation

#: An entry ends after so many years at the latest. Who still has a reason then makes a new one.
MOST_YEARS = 5
#: So often a firm's words are written down beside one entry.
MOST_REPLIES = 50


def last_day() -> datetime.date:
    today = days.today()
    return today.replace(year=today.year + MOST_YEARS, day=min(today.day, 28))


@transaction.atomic
def place_ban(
    *,
    by: Person,
    source: str,
    reason: str,
    ends_on: datetime.date,
    organisation: Organisation | None = None,
    **known: Any,
) -> Ban:
    """An employer that is here is closed in the same moment: what learners show it ends."""
    own = permit(can_place(by, reason=reason, source=source))
    if not days.today() < ends_on <= last_day():
        words = _("Choose a day after today, at most %(years)s years from now.") % {"years": MOST_YEARS}
        raise ValidationError({"ends_on": words})
    if organisation is not None:
        close_employer(organisation, coordinator=by, reason=reason)
    ban = Ban.objects.create(
        placed_by=by,
        on_behalf_of=own,
        source=source.strip(),
        reason=reason.strip(),
        ends_on=ends_on,
        organisation=organisation,
        **known,
    )
    record("ban.placed", actor=by, subject=ban)
    return ban


@transaction.atomic
def note_reply(ban: Ban, *, by: Person, words: str) -> None:
    """What the firm says to it. It stands beside the entry and what it said before."""
    lock(ban)
    permit(can_write_about(by, ban))
    if len(ban.replies) >= MOST_REPLIES:
        raise ValidationError(_("This was answered very often. Write the rest where you keep your papers."))
    ban.replies = [*ban.replies, {"on": days.today().isoformat(), "words": words.strip()}]
    ban.save(update_fields=["replies"])
    record("ban.replied", actor=by, subject=ban)


@transaction.atomic
def lift(ban: Ban, *, by: Person, words: str) -> None:
    """It keeps nobody away any more. An employer that was closed with it opens again by new checks alone."""
    lock(ban)
    ban.lifted_for = permit(can_lift_saying(by, ban, words=words))
    ban.lifted_by, ban.lifted_at, ban.lifted_why = by, timezone.now(), words.strip()
    ban.ends_on = min(ban.ends_on, days.today())
    ban.save(update_fields=["lifted_for", "lifted_by", "lifted_at", "lifted_why", "ends_on"])
    record("ban.lifted", actor=by, subject=ban)


@transaction.atomic
def compare(match: Match, *, is_same: bool, by: Person, words: str) -> Comparison:
    """Somebody looked at both, and says whether they are one."""
    lock(match.ban)
    own = permit(can_compare(by, read_again(match)))
    made = Comparison.objects.create(
        ban=match.ban,
        firm=match.firm,
        is_same=is_same,
        seen=match.seen,
        words=words.strip(),
        by=by,
        on_behalf_of=own,
    )
    record("ban.compared", actor=by, subject=match.ban, same=is_same)
    return made
