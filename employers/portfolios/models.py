import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lms.contracts import evidence, personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel

#: No vowels: no reference is a word.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


def new_reference() -> str:
    """What an employer calls the candidate by. Made anew for every share, so two employers cannot compare."""
    return "".join(secrets.choice(_LETTERS) for _position in range(6))


class ShareQuerySet(models.QuerySet):
    def open_now(self) -> "ShareQuerySet":
        """Shares whose consent holds at this moment, of accounts that are not closed or paused.

        Asked at every request, cached nowhere.
        """
        now = timezone.now()
        holds = self.filter(
            consent__withdrawn_at=None, consent__given_at__lte=now, consent__expires_at__gt=now
        )
        return holds.filter(person__is_active=True, person__profile__suspended_at=None)


@personal_data.held(
    title=_("What you showed to employers"),
    subject="person",
    purpose=_("To show one employer organisation what a learner chose, until the day she chose."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="consent__expires_at",
    readers=_("herself; the one employer organisation she chose, until the day she chose"),
    fields={
        "organisation": _("who may see it"),
        "headline": _("what you look for"),
        "words": _("your words"),
        "languages": _("languages you named"),
        "available": _("when you can work"),
        "reference": _("what the employer calls you"),
        "created_at": _("since when"),
    },
)
class Share(PublicIdModel, AboutAPerson):
    """What a person shows to one employer organisation. It is open only while its consent holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="shares")
    consent = models.OneToOneField("lms.ConsentReceipt", on_delete=models.CASCADE, related_name="share")
    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    headline = models.CharField(_("what you look for"), max_length=80)
    words = models.TextField(_("a few words"), max_length=400, blank=True)
    languages = models.CharField(_("languages you speak"), max_length=120, blank=True)
    available = models.CharField(_("when you can work"), max_length=120, blank=True)
    language = models.CharField(max_length=12, default="en")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]


@personal_data.held(
    title=_("The things you ticked to show"),
    subject="share__person",
    purpose=_("To show one employer organisation what a learner chose."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=_("herself; the one employer organisation she chose, until the day she chose"),
    fields={
        "source": _("kind of thing"),
        "evidence": _("which one"),
    },
    links=("share__organisation",),
)
class ShareItem(AboutAPerson):
    """One thing she ticked, by source and uuid (lms.contracts.evidence)."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="items")
    source = models.CharField(max_length=40)
    evidence = models.UUIDField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["share", "source", "evidence"], name="employers_share_item_once")
        ]

    def in_words(self) -> dict[str, str]:
        told = evidence.describe([(self.source, self.evidence)], language=get_language() or "en")
        return {
            "source": evidence.label_of(self.source),
            "evidence": told[0][2].title if told else gettext("This is no longer there."),
        }

    def in_group(self) -> str:
        return self.share.organisation.name
