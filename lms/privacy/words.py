"""Who opened what of hers, in sentences."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lms.audit.enums import What
from lms.audit.models import AccessEntry
from lms.organisations.models import Role

SENTENCES = {
    What.PAGE: gettext_lazy("%(who)s opened your page on %(date)s."),
    What.CARD: gettext_lazy("%(who)s opened the page for a new card of yours on %(date)s."),
    What.PRACTICE: gettext_lazy("%(who)s opened your list of practice on %(date)s."),
    What.CERTIFICATE: gettext_lazy("%(who)s opened the page of your certificate on %(date)s."),
    What.PORTFOLIO: gettext_lazy("%(who)s opened what you show them on %(date)s."),
    What.PORTFOLIO_PRINT: gettext_lazy("%(who)s printed what you show them on %(date)s."),
    What.MESSAGES: gettext_lazy("%(who)s opened your messages on %(date)s."),
    What.REASON: gettext_lazy(
        "%(who)s does not accompany you and said on %(date)s why they open your page: “%(reason)s”"
    ),
}


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
        sentence = str(SENTENCES[What(entry.what)]) % {
            "who": who(entry),
            "date": date_format(entry.at),
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
