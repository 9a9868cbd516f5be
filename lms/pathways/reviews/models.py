from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, in_a_row, together
from lms.core.words import Words
from lms.pathways.circle.parts import parts_in_words
from lms.pathways.plans.models import PURPOSE, READERS, Pathway


@personal_data.held(
    title=_("When you looked at your plan together"),
    subject="pathway__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "held_on": _("which day"),
        "worker": _("with whom"),
        "interpreter": _("who interpreted"),
        "themes": _("which parts"),
        "changes": _("what had changed"),
        "agreed_by_her": _("whether you said it is right"),
        "agreed_by_worker": _("whether she said it is right"),
        "is_closing": _("whether it was the last one"),
        "takes_along": _("what you take along"),
    },
    withheld=("pathway", "languages", "told"),
)
class Review(PublicIdModel, AboutAPerson):
    """Two people looked at a plan, in two languages side by side.

    `changes` and `takes_along` are lists of {language code: text}, frozen as both read them that day;
    `languages` is the pair, hers first. The next date stands on the plan. `themes` are the parts it was
    about: whoever may not see all of them reads none of its lines. None of a review that is older than this:
    it may have been about any. `told` names what had been done by then and stood there, each with its day:
    what is done later on that day is new the next time.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    languages = models.JSONField(default=list)
    interpreter = models.CharField(_("who interpreted"), max_length=80, blank=True)
    themes = models.JSONField(null=True, blank=True)
    changes = models.JSONField(default=list)
    told = models.JSONField(null=True, blank=True)
    agreed_by_her = models.BooleanField(default=False)
    agreed_by_worker = models.BooleanField(default=False)
    is_closing = models.BooleanField(default=False)
    takes_along = models.JSONField(default=list)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def in_words(self) -> dict[str, str]:
        lines = {name: together(self.lines(name), " · ") for name in ("changes", "takes_along")}
        return {**lines, "themes": in_a_row(parts_in_words(self.themes or ()))}

    def lines(self, name: str) -> list[Text]:
        """In the active language, else as they stood first on the seam that day."""
        first = next(iter(self.languages), "")
        return [Words(line, first).here for line in getattr(self, name)]
