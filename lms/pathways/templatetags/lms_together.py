"""Words of a plan where two people read it in two languages."""

import datetime

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lms.core.texts import direction_of
from lms.pathways.plans.shown import Plan, PlanStep
from lms.pathways.reviews import phrases

register = template.Library()


@register.simple_tag
def both(key: str, ours: str, hers: str) -> SafeString:
    """One short text in both languages, hers after ours; once where both read the same."""
    return both_of(phrases.SHORT[key], ours, hers)


@register.simple_tag
def happened(state: str, ours: str, hers: str) -> SafeString:
    return both_of(phrases.HAPPENED[state], ours, hers)


def both_of(words: str | Promise, ours: str, hers: str) -> SafeString:
    first = _marked(words, ours)
    return first if ours == hers else format_html("{} {}", first, _marked(words, hers))


def _marked(words: str | Promise, language: str) -> SafeString:
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        language,
        direction_of(language),
        str(phrases.in_language(words, language)),
    )


@register.simple_tag
def aim_said(plan: Plan, language: str, *, to_her: bool = False) -> str:
    return phrases.aim_said(plan, to_her=to_her, language=language)


@register.simple_tag
def when_and_with(step: PlanStep, language: str, *, to_her: bool = False) -> str:
    return phrases.when_and_with(step, to_her=to_her, language=language)


@register.simple_tag
def day_and_time(day: datetime.date, time: datetime.time | None, language: str) -> str:
    return phrases.when_of(day, time, language)
