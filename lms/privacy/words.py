"""Who opened what of hers, in sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.audit.kinds import access_kinds
from lms.audit.models import AccessEntry
from lms.core import written
from lms.organisations.models import Role

#: What was opened in a room that this site has left out since.
OPENED_SOMETHING = gettext_lazy("%(who)s opened something of yours on %(date)s.")


def who(entry: AccessEntry) -> str:
    """Staff by name, role and organisation; employers by organisation only."""
    organisation = entry.organisation.name if entry.organisation else ""
    if entry.role == Role.EMPLOYER:
        return organisation or _("An employer")
    name = (entry.reader.get_short_name() if entry.reader else "") or _("Somebody")
    role = str(Role(entry.role).label).lower() if entry.role in Role.values else ""
    if role and organisation:
        return _("%(name)s, %(role)s at %(organisation)s,") % {
            "name": name,
            "role": role,
            "organisation": organisation,
        }
    return name


def openings_in_words(entries: Iterable[AccessEntry]) -> list[str]:
    """One sentence for what one person opened on one day, with how often; the newest first, as they come."""
    counts: dict[tuple, int] = {}
    for entry in entries:
        kind = access_kinds.get(entry.what)
        sentence = str(kind.sentence if kind else OPENED_SOMETHING) % {
            "who": who(entry),
            "date": written.day(entry.at),
            "reason": entry.reason,
        }
        key = (sentence, entry.reader_id, entry.thing)
        counts[key] = counts.get(key, 0) + 1
    return [_times(sentence, count) for (sentence, _reader, _thing), count in counts.items()]


def _times(sentence: str, count: int) -> str:
    if count == 1:
        return sentence
    times = ngettext("(%(count)d time)", "(%(count)d times)", count) % {"count": count}
    return f"{sentence} {times}"
