import hashlib
import hmac
import json
import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.audit.enums import What
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.conf import conf
from lms.core.models import AboutAPerson

ONLY_ADDED = "Audit entries are only added: they are never changed and never deleted."


@personal_data.held(
    title=_("The random name we use for you in our records"),
    subject="person",
    purpose=_("To know which entries of the audit are about whom, until the account goes."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    readers=_("nobody at a screen; a command reads it when she asks for a copy"),
    fields={"token": _("a random number that stands for you")},
)
class Pseudonym(AboutAPerson):
    """The only link between a person and her entries in the audit. Erasing it leaves the chain whole and about nobody."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pseudonym")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


@personal_data.not_held("How many audit entries there are, and the hash of the last.")
class AuditHead(models.Model):
    """The end of the chain: one row, locked while an entry is added. It shows when entries at the end are gone."""

    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.count}:{self.digest}"


class AddedOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(ONLY_ADDED)

    def delete(self) -> NoReturn:
        raise TypeError(ONLY_ADDED)


@personal_data.held(
    title=_("What was done with your account"),
    subject="about__person",
    purpose=_("To show who did what with an account, a card, a certificate or a right."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.KEEP,
    readers=_("whoever runs the site, without names"),
    fields={"at": _("when"), "action": _("what was done"), "facts": _("in which way")},
    withheld=("number", "previous", "digest", "about"),
)
class AuditEntry(AboutAPerson):
    """One thing that was done. Rows are only added; each carries the hash of the one before it, so a changed or removed row shows.

    `actor` and `about` are pseudonyms; they may lead nowhere, which is what erasing somebody means here. `subject` is
    a public id, never a name or a handle; `facts` are words from our code. Database triggers refuse UPDATE and DELETE
    (lms.audit.guard). The hash is keyed with a secret outside the database, so that whoever can write to the database
    cannot make the chain anew.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(Pseudonym, to_field="token", null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    about = models.ForeignKey(Pseudonym, to_field="token", null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    objects = AddedOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "audit entries"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError(ONLY_ADDED)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(ONLY_ADDED)

    def compute_digest(self) -> str:
        tokens = [str(token) if token else "" for token in (self.actor_id, self.about_id)]
        content = json.dumps([self.number, self.previous, self.at.isoformat(), *tokens, self.action, self.subject, self.facts], sort_keys=True)
        return hmac.new(conf.pepper.encode(), f"audit:{content}".encode(), hashlib.sha256).hexdigest()


@personal_data.held(
    title=_("Who opened what of yours"),
    subject="person",
    purpose=_("To tell a learner who opened what of hers, and when."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="at",
    readers=_("herself; openings with a reason also the coordinators of the organisation"),
    fields={
        "at": _("when"),
        "what": _("what was opened"),
        "reader": _("who opened it"),
        "role": _("the role of that person"),
        "organisation": _("for which organisation"),
        "reason": _("the reason given"),
    },
    withheld=("thing",),
)
class AccessEntry(AboutAPerson):
    """Somebody opened something of a learner's. One row for each time; employers are named to her by organisation only.

    `thing` is the public id of what was opened, where there can be several (a share).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accesses")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey("lms.Organisation", null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=20, choices=What.choices)
    thing = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "access entries"
        indexes = [models.Index(fields=["organisation", "what", "-at"], name="lms_access_reasons")]
