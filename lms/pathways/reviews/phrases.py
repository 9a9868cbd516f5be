"""What stands on a screen that two people read in two languages. Hers speak to her, ours about her."""

import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from lms.core import written
from lms.core.texts import Text, sentence
from lms.pathways.plans.shown import Plan, PlanStep

#: What can be said of a step, by the state it has afterwards.
HAPPENED: dict[str, Promise] = {
    "done": gettext_lazy("Done"),
    "open": gettext_lazy("Not yet"),
    "aside": gettext_lazy("Not now"),
}
#: Short words that stand in both languages beside each other.
SHORT: dict[str, Promise] = {
    "next": gettext_lazy("This comes next"),
    "save": gettext_lazy("Save what we said"),
    "print": gettext_lazy("Print the two steps"),
    "day": gettext_lazy("Day"),
    "time": gettext_lazy("Time"),
    "helper": gettext_lazy("Who helps"),
    "nobody": gettext_lazy("nobody"),
    "interpreter": gettext_lazy("Who interpreted"),
    "again_on": gettext_lazy("We look at it together again on"),
    "more": gettext_lazy("More steps of the plan"),
    "along": gettext_lazy("Take it along"),
    "goal": gettext_lazy("Make it a goal in the part"),
    "no_goal": gettext_lazy("Not now"),
}
#: Why her adviser asks to see the plan they have just begun: she reads it, in her language.
BEGAN = gettext_lazy("We began the plan together.")


def in_language(words: str | Promise, language: str) -> Text:
    with override(language):
        return Text(str(words), language)


def aim_said(plan: Plan, *, to_her: bool, language: str) -> str:
    """Whose words these are, in which language they were said, and when."""
    with override(language):
        if not plan.aim and plan.has_voice:
            return (
                _("You said it in your own voice. You alone can hear it.")
                if to_her
                else _("She said it in her own voice. She alone can hear it.")
            )
        if not plan.aim and plan.has_picture:
            return (
                _("You showed it in a picture. You alone can see it.")
                if to_her
                else _("She showed it in a picture. She alone can see it.")
            )
        if not plan.aim:
            return (
                _("You have not said yet where you are going. There is time.")
                if to_her
                else _("She has not said yet where she is going. There is time.")
            )
        said = written.language_named(plan.aim.first, language)
        day = written.day(plan.aim_said_on, language) if plan.aim_said_on else ""
        if not day:
            words = _("Your own words, in %(language)s.") if to_her else _("Her own words, in %(language)s.")
            return words % {"language": said}
        words = (
            _("Your own words, in %(language)s, said on %(day)s.")
            if to_her
            else _("Her own words, in %(language)s, said on %(day)s.")
        )
        return words % {"language": said, "day": day}


def when_and_with(step: PlanStep, *, to_her: bool, language: str) -> str:
    """The day, the time, and who comes along."""
    with override(language):
        if step.with_whom:
            who = sentence(_("With %(name)s"), name=step.with_whom)
        else:
            who = _("On your own") if to_her else _("On her own")
        when = when_of(step.on, step.at, language)
        return sentence(_("%(who)s, %(when)s"), who=who, when=when) if when else who


def when_of(day: datetime.date | None, time: datetime.time | None, language: str) -> str:
    """Thursday 26 November, 09:30; "" of no day."""
    if day is None:
        return ""
    with override(language):
        said = written.weekday_and_day(day, language)
        if time is None:
            return said
        return _("%(day)s, %(time)s") % {"day": said, "time": written.time_of_day(time, language)}
