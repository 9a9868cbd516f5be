from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, name_here
from lms.core.words import Words
from lms.intake.private import private_storage
from lms.pathways.enums import Helps, Theme

#: How long a plan that came to its end is kept.
KEEP_DAYS = 365
READERS = _("herself; whoever she let in, each the parts she said")
PURPOSE = _("So that you can plan your way and look at it with those you chose.")


def own_words(label: str) -> models.JSONField:
    """{language code: text}. Which of them was said stands in `said_in`: PostgreSQL keeps keys in an order of
    its own.
    """
    return models.JSONField(label, default=dict, blank=True)


class Worded(models.Model):
    """Something said in words: in the language it was said in, and what it means in others."""

    said_in = models.CharField(_("language"), max_length=12, blank=True)

    class Meta:
        abstract = True

    def said(self, name: str) -> Words:
        return Words(getattr(self, name), self.said_in)

    def in_words(self) -> dict[str, str]:
        """In the copy of her data: each in the language she reads, else as it was said."""
        words = {
            field.name: self.said(field.name).here
            for field in self._meta.concrete_fields
            if isinstance(field, models.JSONField)
        }
        return {**words, "said_in": name_here(self.said_in) if self.said_in else ""}


@personal_data.held(
    title=_("Your plan"),
    subject="person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=KEEP_DAYS,
    keep_from="closed_at",
    readers=READERS,
    fields={
        "organisation": _("organisation"),
        "aim": _("where you are going, in your words"),
        "aim_said_on": _("when you said it"),
        "said_in": _("in which language"),
        "aim_voice": _("the same, spoken by you"),
        "aim_picture": _("a picture of it"),
        "begun_at": _("when it began"),
        "paused_at": _("since when it rests"),
        "closed_at": _("when it came to its end"),
        "next_review_on": _("the day you look at it together again"),
        "next_review_at": _("at what time"),
    },
    withheld=("template",),
)
class Pathway(Worded, PublicIdModel, AboutAPerson):
    """One woman's way. It is hers, and stays hers when she moves from one organisation to another.

    `organisation` accompanies it now. `template` is the translation key of what it was copied from: nothing
    is read there any more. One at a time is open.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pathways")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    template = models.UUIDField(null=True, blank=True)
    aim = own_words(_("where I am going"))
    aim_said_on = models.DateField(null=True, blank=True)
    aim_voice = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    aim_picture = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    next_review_at = models.TimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="lms_pathways_one_open"
            )
        ]
        indexes = [models.Index(fields=["organisation", "next_review_on"], name="lms_pathways_review_due")]


class Ordered(Worded, PublicIdModel, AboutAPerson):
    """What stands in an order that is hers. `source` is the id of what it was copied from, if it was."""

    order = models.PositiveSmallIntegerField(default=0)
    source = models.UUIDField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


@personal_data.held(
    title=_("Stages of your plan"),
    subject="pathway__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "title": _("what it is called"),
        "said_in": _("in which language"),
        "theme": _("what it is about"),
        "begun_on": _("when you began it"),
        "done_on": _("when it was done"),
    },
    withheld=("pathway", "source", "order"),
)
class Stage(Ordered):
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="stages")
    theme = models.CharField(_("about"), max_length=20, choices=Theme.choices)
    title = own_words(_("title"))
    begun_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)


@personal_data.held(
    title=_("Goals of your plan"),
    subject="stage__pathway__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "words": _("the goal"),
        "said_in": _("in which language"),
        "is_hers": _("whether the words are your own"),
        "voice": _("the same, spoken by you"),
        "picture": _("a picture of it"),
        "reached_on": _("when you reached it"),
        "left_on": _("when you put it away"),
    },
    withheld=("stage", "source", "order"),
)
class Goal(Ordered):
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="goals")
    words = own_words(_("goal"))
    is_hers = models.BooleanField(default=False)
    voice = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    picture = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    reached_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    def in_group(self) -> Text:
        return self.stage.said("title").here


@personal_data.held(
    title=_("Steps of your plan"),
    subject="stage__pathway__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "words": _("the step"),
        "detail": _("what helps to do it"),
        "said_in": _("in which language"),
        "is_hers": _("whether the words are your own"),
        "voice": _("the same, spoken by you"),
        "picture": _("a picture of it"),
        "next_on": _("since when it is one of the next steps"),
        "on": _("on which day"),
        "at": _("at what time"),
        "minutes": _("how long it takes, in minutes"),
        "helps": _("who may help"),
        "state": _("where it stands"),
        "state_on": _("since when"),
        "set_by": _("who said so, if not you"),
        "proposed_by": _("who suggested it"),
        "accepted_on": _("when you took it"),
    },
    withheld=("stage", "goal", "helper", "source", "order", "destination_kind", "destination"),
)
class Step(Ordered):
    """Something to do. `destination_kind` and `destination` name a thing of another room
    (lms.contracts.destination): what she did there ticks it, and is asked for each time, never copied.

    ASIDE is "not now": it costs nothing and nobody is told. What a helper suggests has no `accepted_on` until
    she takes it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("to do")
        ASIDE = "aside", _("not now")
        DONE = "done", _("done")

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="steps")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="steps")
    words = own_words(_("step"))
    detail = own_words(_("what helps"))
    is_hers = models.BooleanField(default=False)
    voice = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    picture = models.FileField(storage=private_storage, upload_to="plans", blank=True)
    next_on = models.DateField(null=True, blank=True)
    on = models.DateField(_("day"), null=True, blank=True)
    at = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    helper = models.ForeignKey(
        "lms_pathways.Helper", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    helps = models.CharField(_("who may help"), max_length=20, choices=Helps.choices, blank=True)
    destination_kind = models.CharField(max_length=20, blank=True)
    destination = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    state_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_on = models.DateField(null=True, blank=True)

    class Meta(Ordered.Meta):
        indexes = [models.Index(fields=["destination_kind", "destination"], name="lms_pathways_leads_to")]

    def in_group(self) -> Text:
        return self.stage.said("title").here


@personal_data.held(
    title=_("What you said is not right in your plan"),
    subject="pathway__person",
    purpose=_("So that what others wrote about your plan is put right, or your words stand beside it."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "words": _("what you said"),
        "language": _("language"),
        "said_at": _("when"),
        "answer": _("the answer"),
        "answer_language": _("language of the answer"),
        "answered_by": _("who answered"),
        "answered_at": _("when it was answered"),
    },
    withheld=("pathway", "step", "review"),
)
class Objection(PublicIdModel, AboutAPerson):
    """She says that something staff wrote, or something that ticked itself, is not right.

    Her words stand beside it for good; an answer never takes them away.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="objections")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.CASCADE, related_name="objections")
    review = models.ForeignKey(
        "lms_pathways.Review", null=True, blank=True, on_delete=models.CASCADE, related_name="objections"
    )
    words = models.TextField(_("what is not right"))
    language = models.CharField(max_length=12)
    said_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), blank=True)
    answer_language = models.CharField(max_length=12, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    def in_words(self) -> dict[str, str]:
        return {
            "words": Text(self.words, self.language),
            "language": name_here(self.language),
            "answer_language": name_here(self.answer_language) if self.answer_language else "",
            "answer": Text(self.answer, self.answer_language),
        }
