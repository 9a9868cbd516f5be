"""What can be heard where she writes her portfolio, and where she agrees to show something to an employer."""

from django.utils.translation import gettext_lazy as _

from employers.portfolios.own.steps import QUESTIONS
from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "agree",
        [
            _("Tick the box if you agree. You can also go back. That is fine."),
        ],
    )
)
for question in QUESTIONS:
    if question.key in {"about", "permit", "more", "help"}:
        register(SpokenPage(f"portfolio-{question.key}", [question.title, question.lead]))
register(
    SpokenPage(
        "portfolio-words",
        [
            _("Here are your own words and a tidied version. Both stay. Nothing is shared until you say so."),
            _("Which one may an employer see later?"),
        ],
    )
)
