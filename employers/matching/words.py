"""How something fits her, in words for her: never a number of a hundred."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from employers.matching.explaining import Explanation, LanguageLine
from employers.matching.fits import FAR, SPOKEN, Figures


def as_she_wants(explanation: Explanation) -> Sequence[str]:
    """Sentences about area, hours and languages that are as she wants them, for her own eyes."""
    found = [
        _("%(language)s: you speak it well enough.") % {"language": line.label}
        for line in explanation.languages
        if line.steps == SPOKEN
    ]
    if explanation.is_where_she_looks:
        found.append(_("It is where you look for work."))
    if explanation.is_within_her_hours:
        found.append(_("It is not more hours than you look for."))
    return found


def what_differs(figures: Figures) -> Sequence[str]:
    """In her list, of what is counted beside competences."""
    found = []
    if figures.languages == FAR:
        found.append(_("They ask for more of a language than your portfolio says."))
    elif figures.languages != SPOKEN:
        found.append(_("They ask for a little more of a language."))
    if figures.too_many_hours:
        found.append(_("It is more hours than you look for."))
    return found


def languages_missing(explanation: Explanation) -> Sequence[str]:
    return [_language_missing(line) for line in explanation.languages if line.steps and line.is_essential]


def not_as_she_wants(explanation: Explanation) -> Sequence[str]:
    """What keeps nobody from beginning."""
    languages = [line for line in explanation.languages if line.steps and not line.is_essential]
    found = [_language_missing(line) for line in languages]
    if explanation.is_where_she_looks is False:
        found.append(_("It is not where you look for work."))
    if explanation.is_within_her_hours is False:
        found.append(_("It is more hours than you look for."))
    return found


def _language_missing(line: LanguageLine) -> str:
    told = {"language": line.label, "asked": line.asked, "hers": line.hers}
    if not line.is_essential:
        return _("%(language)s, %(asked)s: welcome, nobody needs it to begin.") % told
    if not line.hers:
        return _("%(language)s, %(asked)s: your portfolio does not say that you speak it.") % told
    return _("%(language)s: they ask for %(asked)s. You say: %(hers)s.") % told
