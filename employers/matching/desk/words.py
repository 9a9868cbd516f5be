"""How work fits a learner, in words for who accompanies her."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.matching.fits import FAR, SPOKEN, Figures


def done_of_essential(figures: Figures) -> str:
    """About a learner, for who accompanies her."""
    if not figures.essential:
        return _("They ask for nothing that she must know.")
    if not figures.missing:
        return ngettext(
            "Can do the one thing that is essential",
            "Can do all %(count)d essential things",
            figures.essential,
        ) % {"count": figures.essential}
    return _("Can do %(done)d of %(count)d essential things") % {
        "done": figures.can_do,
        "count": figures.essential,
    }


def what_else(figures: Figures) -> list[str]:
    """What beside competences is not as it is asked for, about a learner."""
    found = []
    if figures.languages == FAR:
        found.append(_("A language is missing."))
    elif figures.languages != SPOKEN:
        found.append(_("A little more of a language is needed."))
    if figures.too_many_hours:
        found.append(_("It is more hours than she looks for."))
    return found
