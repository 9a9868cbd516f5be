"""What learners write about their work: one with tidied words she approved, one that has just begun."""

import tomllib
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from employers.portfolios.enums import Section, Version
from employers.portfolios.models import Portfolio
from employers.portfolios.own import actions
from lms.accounts.models import Profile
from lms.core import days
from lms.site.demo import times
from lms.site.demo.content import DEMO

SOURCE = DEMO / "content" / "work" / "portfolios.toml"
FACTS = ("areas", "transport", "hours_per_week", "may_work_in")


def write(profile: Profile) -> None:
    """Hers, if the demo has one for her."""
    written = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["portfolio"]
    for source in written:
        if source["handle"] == profile.handle:
            _write(profile, source)


def _write(profile: Profile, source: dict[str, Any]) -> None:
    portfolio = actions.begin(profile.user, said_in=source["said_in"], beside=source["beside"])
    for section in (Section.SEEKS, Section.ABOUT, Section.TIMES):
        if said := source.get(section, {}).get("own"):
            actions.say(portfolio, section, said)
    facts = {name: source[name] for name in FACTS if name in source}
    if "starts_in_days" in source:
        facts["available_from"] = days.today() + times.days(source["starts_in_days"])
    actions.state(portfolio, **facts)
    for language, cefr in source["languages"]:
        actions.speak(portfolio, language, cefr)
    actions.let_help(
        portfolio,
        may_read="tidied_by" in source or source.get("may_read", False),
        looked_for=source.get("looked_for", False),
    )
    if "tidied_by" in source:
        _tidy(profile, source)


def _tidy(profile: Profile, source: dict[str, Any]) -> None:
    """Somebody who supports her tidies, and she says yes; what nobody tidied is shown as she said it."""
    worker = get_user_model().objects.get(username=source["tidied_by"])
    portfolio = Portfolio.objects.get(person=profile.user)
    for section in (Section.SEEKS, Section.ABOUT, Section.TIMES):
        said = source.get(section, {}).get("tidied")
        if not said:
            actions.choose(portfolio, section, Version.OWN)
            continue
        actions.tidy(portfolio, section, said, by=worker)
        row = portfolio.tidied.get(section=section)
        actions.choose(portfolio, section, Version.TIDIED, tidied=row.uuid)
    for picture in source.get("samples", []):
        file = DEMO / "pictures" / f"{picture['picture']}.webp"
        words = {language: picture[language] for language in (source["said_in"], source["beside"])}
        sample = actions.add_sample(portfolio, ContentFile(file.read_bytes(), name=file.name), words)
        actions.choose(portfolio, Section.SAMPLE, Version.OWN, sample=sample)
