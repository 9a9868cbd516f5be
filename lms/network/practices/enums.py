"""What is asked of a practice, and how far it has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Theme(models.TextChoices):
    WORK = "work", pgettext_lazy("a theme", "Work")
    LANGUAGE = "language", pgettext_lazy("a theme", "Language")
    HOME = "home", pgettext_lazy("a theme", "A place to live")
    HEALTH = "health", pgettext_lazy("a theme", "Health and strength")
    RIGHTS = "rights", pgettext_lazy("a theme", "Rights and papers")
    CHILDREN = "children", pgettext_lazy("a theme", "Children")
    TOGETHER = "together", pgettext_lazy("a theme", "Services working together")
    DECIDING = "deciding", pgettext_lazy("a theme", "Women deciding")


class Evidence(models.TextChoices):
    """How a result is known."""

    COUNTED = "counted", pgettext_lazy("evidence", "Counted")
    COMPARED = "compared", pgettext_lazy("evidence", "Counted, with a second group")
    SEEN = "seen", pgettext_lazy("evidence", "Seen by a visitor")
    TOLD = "told", pgettext_lazy("evidence", "Told by women")


class Stage(models.TextChoices):
    """From a draft to everybody. What was public and is written anew says so at its address."""

    DRAFT = "draft", pgettext_lazy("a practice", "Draft")
    READING = "reading", pgettext_lazy("a practice", "With two readers from elsewhere")
    REVISION = "revision", pgettext_lazy("a practice", "Changes are asked for")
    READY = "ready", pgettext_lazy("a practice", "Ready to publish")
    PUBLISHED = "published", pgettext_lazy("a practice", "Published")


#: Its text may be changed.
WRITTEN = (Stage.DRAFT, Stage.REVISION)


class Criterion(models.TextChoices):
    RELEVANCE = "relevance", pgettext_lazy("a criterion", "Relevance")
    EFFECT = "effect", pgettext_lazy("a criterion", "Effect")
    PART = "part", pgettext_lazy("a criterion", "The women's own part")
    SAFETY = "safety", pgettext_lazy("a criterion", "Safety")
    LASTING = "lasting", pgettext_lazy("a criterion", "Will it last")
    ELSEWHERE = "elsewhere", pgettext_lazy("a criterion", "In another place")


class Finding(models.TextChoices):
    """In words, never as points: a sum would hide the one that is missing. The most careful comes first."""

    UNKNOWN = "unknown", pgettext_lazy("a finding", "Not known yet")
    PART = "part", pgettext_lazy("a finding", "Shown in part")
    WELL = "well", pgettext_lazy("a finding", "Well shown")


class Check(models.TextChoices):
    """What a reader has made sure of before anybody else reads it."""

    NOBODY = (
        "nobody",
        _("Nobody can be recognised in it: no name, no day and no place that leads to a woman."),
    )
    FAILED = "failed", _("It says what did not work.")
    SOURCES = "sources", _("Each result says how it is known.")
    APART = "apart", _("My organisation has no part in it.")


class Verdict(models.TextChoices):
    PUBLISH = "publish", _("Everybody can read it as it is")
    REVISE = "revise", _("Something has to be changed first")


class Did(models.TextChoices):
    WRITTEN = "written", pgettext_lazy("done to a practice", "Written")
    CHANGED = "changed", pgettext_lazy("done to a practice", "Changed")
    HANDED_IN = "handed_in", pgettext_lazy("done to a practice", "Handed in")
    READ = "read", pgettext_lazy("done to a practice", "Read by somebody from elsewhere")
    PUBLISHED = "published", pgettext_lazy("done to a practice", "Published")
    CHECKED = "checked", pgettext_lazy("done to a practice", "Looked at again")
    TAKEN_BACK = "taken_back", pgettext_lazy("done to a practice", "Taken back to be written anew")
