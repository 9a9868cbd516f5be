import secrets
import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.audit import seals
from lms.audit.kinds import access_kinds
from lms.audit.words import said
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.contracts.roles import role_label
from lms.core import written
from lms.core.models import AboutAPerson


def new_salt() -> str:
    return secrets.token_hex(16)


ONLY_ADDED = "Audit entries are only added: they are never changed and never deleted."


@personal_data.held(
    title=_("The random name we use for you in our records"),
    subject="person",
    purpose=_("To know who each entry in our records is about, until the account is erased."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    readers=_("nobody on screen; a command reads it when she asks for a copy"),
    fields={"token": _("a random number that stands for you")},
    withheld=("number", "subject", "seal"),
)
class Pseudonym(AboutAPerson):
    """Who is meant by one entry of the audit, and the public id of what the entry is about.

    Another number for each entry.

    Erasing these rows leaves the chain whole and about nobody, and no two of its entries tell that they were
    of one person.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pseudonyms")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveBigIntegerField(default=0)
    subject = models.CharField(max_length=80, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    def compute_seal(self) -> str:
        return seals.of_name(self.token, self.person_id, self.number, self.subject)


@personal_data.not_held(
    "How many audit entries there are, the hash of the last, and how many rows stand beside them."
)
class AuditHead(models.Model):
    """The end of the chain: one row, locked while an entry is added.

    It shows when entries at the end are gone.

    The last entry says where the two books stood (lms.audit.seals); here is what they hold.
    """

    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    names = models.PositiveBigIntegerField(default=0)
    names_total = models.CharField(max_length=64, default=seals.NOTHING)
    openings = models.PositiveBigIntegerField(default=0)
    openings_total = models.CharField(max_length=64, default=seals.NOTHING)

    def __str__(self) -> str:
        return f"{self.count}:{self.digest}"

    @property
    def book_of_names(self) -> seals.Book:
        return seals.Book(self.names, self.names_total)

    @property
    def book_of_openings(self) -> seals.Book:
        return seals.Book(self.openings, self.openings_total)


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
    fields={"at": _("when"), "action": _("what was done"), "facts": _("how it was done")},
    withheld=("number", "previous", "digest", "about", "books"),
    for_machines=("facts",),
)
class AuditEntry(AboutAPerson):
    """One thing that was done.

    Rows are only added; each carries the hash of the one before it, so a changed or removed row shows.

    `actor` and `about` are pseudonyms; they may lead nowhere, which is what erasing somebody means here.
    `subject` is a public id, never a name or a handle, and only the kind of thing where it is about a person:
    then the id stands with the pseudonym. `facts` are words from our code. Database triggers refuse UPDATE
    and DELETE (lms.audit.guard). The hash is keyed with a secret outside the database, so that whoever can
    write to the database cannot make the chain anew.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        Pseudonym,
        to_field="token",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    about = models.ForeignKey(
        Pseudonym,
        to_field="token",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    books = models.CharField(max_length=64, blank=True)
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

    def in_words(self) -> dict[str, str]:
        return {"action": said(self.action)}

    def in_group(self) -> str:
        return written.day(self.at)

    def compute_digest(self) -> str:
        return seals.of_entry(
            number=self.number,
            previous=self.previous,
            at=self.at,
            actor=self.actor_id,
            about=self.about_id,
            action=self.action,
            subject=self.subject,
            facts=self.facts,
            books=self.books,
        )


@personal_data.held(
    title=_("Who opened something of yours, and when"),
    subject="person",
    purpose=_("To tell a learner who opened something of hers, and when."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="at",
    readers=_("herself; if a reason was given, also the coordinators of the organisation"),
    fields={
        "at": _("when"),
        "what": _("what was opened"),
        "reader": _("who opened it"),
        "role": _("the role of that person"),
        "organisation": _("for which organisation"),
        "reason": _("the reason given"),
    },
    withheld=("thing", "salt", "seal"),
)
class AccessEntry(AboutAPerson):
    """Somebody opened something of a learner's.

    One row for each time; employers are named to her by organisation only.

    `thing` is the public id of what was opened, where there can be several (a share).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accesses")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    role = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey(
        "lms.Organisation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    what = models.CharField(max_length=20)
    thing = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "access entries"
        indexes = [models.Index(fields=["organisation", "what", "-at"], name="lms_access_reasons")]

    def get_what_display(self) -> str:
        """In words, for the copy of her data; the key of a kind whose room is not there any more."""
        kind = access_kinds.get(self.what)
        return str(kind.label) if kind else self.what

    def get_role_display(self) -> str:
        return role_label(self.role)

    def in_group(self) -> str:
        return written.day(self.at)

    def compute_seal(self) -> str:
        return seals.of_opening(
            salt=self.salt,
            person=self.person_id,
            reader=self.reader_id,
            role=str(self.role),
            organisation=self.organisation_id,
            what=str(self.what),
            thing=self.thing,
            reason=self.reason,
            at=self.at,
        )
