"""What stands in a table of figures, in words."""

from django.utils.translation import gettext as _

from courses.analysis.models import QuestionFigure
from lms.core import written
from lms.core.texts import in_a_row

#: From these hundredths on.
WELL, LITTLE = 30, 10


def group_words(figure: QuestionFigure) -> str:
    """Which group, without its name: whoever writes a course knows nobody in it, and the language it reads
    says whether a translation is harder.
    """
    if figure.cohort is None:
        return _("All groups")
    language = figure.cohort.language
    if not language:
        return _("One group")
    return _("One group, in %(language)s") % {"language": written.language_named(language)}


def answered_words(figure: QuestionFigure) -> str:
    return _("%(count)s learners or more") % {"count": written.number(figure.answered)}


def right_words(figure: QuestionFigure) -> str:
    return written.percent(figure.right)


def tells_words(figure: QuestionFigure) -> str:
    """How it goes with the rest of the test: a question that those who know get wrong wants to be read."""
    if figure.discrimination is None:
        return ""
    if figure.discrimination >= WELL:
        return _("Tells apart well")
    return (
        _("Tells apart a little")
        if figure.discrimination >= LITTLE
        else _("Tells nothing apart: read it again")
    )


def chosen_words(figure: QuestionFigure) -> str:
    return in_a_row(f"{row['text']} ({written.percent(row['share'])})" for row in figure.chosen)
