"""Five questions of our own, and the three answers.

They ask of days and not of feelings, measure nothing and have no sum: whoever reads over her shoulder reads
nothing about her health. WHO-5 is a screening for depression, licensed for non-commercial use.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

QUESTIONS = [
    _("I slept enough."),
    _("I had a quiet moment for myself."),
    _("I talked with somebody I like."),
    _("I had the strength for what I wanted to do."),
    _("I did something I enjoy."),
]
LEVELS = [
    pgettext_lazy("of the last two weeks", "On most days"),
    pgettext_lazy("of the last two weeks", "On some days"),
    pgettext_lazy("of the last two weeks", "On few days or none"),
]
#: Before they are counted, one answer in so many is thrown by lot.
LOT = 4
