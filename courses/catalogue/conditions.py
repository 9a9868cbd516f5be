"""What an author says of when a course or a module opens, and of what finishes a module: fields of its page.

Read by courses.catalogue.opens and courses.catalogue.finishing.
"""

from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class OpeningFields(models.Model):
    """What is asked before a course or a module opens: in the source language, for all of them."""

    opens_after = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("opens after"),
        help_text=_("A module or a course that is finished first."),
    )
    opens_with = models.ForeignKey(
        "lms.Competence",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("opens with the competence"),
        help_text=_("Something she has shown before, here or elsewhere on this site."),
    )
    opens_on = models.DateField(
        _("opens on"), null=True, blank=True, help_text=_("Nothing closes again after that day.")
    )
    only_in_group = models.BooleanField(
        _("only in a group"),
        default=False,
        help_text=_("It opens for learners who take the course with a group."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        model = self.opens_after.specific_class if self.opens_after else None
        if model and not issubclass(model, OpeningFields):
            raise ValidationError({"opens_after": _("Choose a module or a course.")})


OPENING = ("opens_after", "opens_with", "opens_on", "only_in_group")


def opening_panel(chooser: FieldPanel) -> MultiFieldPanel:
    """`chooser` offers what it opens after."""
    return MultiFieldPanel(
        [chooser, *map(FieldPanel, OPENING[1:])],
        heading=_("When it opens"),
        help_text=_(
            "Leave all of it empty, and it is open from the beginning. Nothing closes for learners who have"
            " begun, and a trainer can open it earlier for one learner."
        ),
        classname="collapsed",
    )


#: What finishes a module, by kind; "" is what is usual: its lessons and its test.
USUALLY_ASKED = [("", _("she must")), ("one", _("one of several is enough")), ("not", _("not asked"))]
USUALLY_NOT = [("", _("not asked")), ("must", _("she must")), ("one", _("one of several is enough"))]


def _asked(label: Any, choices: list[tuple[str, Any]], help_text: Any = "") -> models.CharField:
    return models.CharField(label, max_length=4, blank=True, default="", choices=choices, help_text=help_text)


class FinishingFields(models.Model):
    """What a learner must do until a module is done: in the source language, for all of them."""

    by_lessons = _asked(_("lessons, to their end"), USUALLY_ASKED)
    by_test = _asked(_("the test, passed"), USUALLY_ASKED)
    by_hand_ins = _asked(
        _("what lessons ask her to make"),
        USUALLY_NOT,
        _("Handed in is enough: it need not be looked at yet."),
    )
    by_practice = _asked(
        _("observed practice"), USUALLY_NOT, _("A trainer has watched all tasks and signed them off.")
    )
    by_sessions = _asked(
        _("sessions of her group"),
        USUALLY_NOT,
        _("Those that count for this module. Learners without a group are not asked for them."),
    )
    sessions_needed = models.PositiveSmallIntegerField(
        _("how many sessions"),
        default=1,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
    )

    class Meta:
        abstract = True


FINISHING = ("by_lessons", "by_test", "by_hand_ins", "by_practice", "by_sessions", "sessions_needed")


class LeavingOutFields(models.Model):
    """That a lesson may be left out, or is done instead of one that may be: in the source language."""

    may_skip = models.BooleanField(
        _("may be left out"),
        default=False,
        help_text=_(
            "For what is hard to read. Whether she does it, leaves it out or does another lesson instead"
            " looks the same to everybody but her, and nobody reads what she answers in it."
        ),
    )
    instead_of = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("instead of"),
        help_text=_("A lesson that may be left out: who does this one has done both."),
    )

    class Meta:
        abstract = True


LEAVING_OUT = ("may_skip", "instead_of")


def leaving_out_panel(chooser: FieldPanel) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel("may_skip"), chooser], heading=_("If it is hard to read"), classname="collapsed"
    )


def finishing_panel() -> MultiFieldPanel:
    return MultiFieldPanel(
        list(map(FieldPanel, FINISHING)),
        heading=_("What a learner must do"),
        help_text=_("Usually all lessons, and the test. Beside the editor stands what that means now."),
        classname="collapsed",
    )
