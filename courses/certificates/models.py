from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.certificates import names
from courses.certificates.codes import new_code
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.languages import in_site_order
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, sentence
from lms.core.written import comma


@personal_data.held(
    title=_("Your certificates"),
    subject="person",
    purpose=_("To prove to others what a learner can do."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    readers=_("herself; in her organisation, those who support her; anybody she gives its code to"),
    fields={
        "snapshot": _("what the certificate says"),
        "code": _("code on it"),
        "issued_at": _("when it was issued"),
        "place": _("where it was issued"),
        "in_languages": _("where it was issued, in other languages"),
        "name": _("name, where the site keeps it"),
        "name_fingerprint": _("a keyed fingerprint of the name on it; the name itself is not kept"),
        "name_rule": _("by which rule two spellings of it count as the same name"),
        "name_confirmed_by": _("who confirmed the name"),
        "withdrawn_at": _("when it was withdrawn"),
        "replaced_by": _("the newer one in its place"),
        "wrong_names": _("how many wrong names were tried on the day below, by whoever checked it"),
        "wrong_names_on": _("the last day on which a name was tried"),
    },
    withheld=(
        "name_salt",
        "name_fingerprint",
        "name_rule",
    ),
    for_machines=("in_languages",),
)
class Certificate(PublicIdModel, AboutAPerson):
    """A snapshot of what she had shown on the day: it outlives the course, and can be withdrawn.

    `snapshot` is {"texts": {language: {"title", "course", "competences": [{"label", "level", "evidence"}]}},
    "competences": [{"competence", "code", "framework", "level", "evidence": [{"kind", "level", "date"}]}],
    "hours", "practice_hours"} (courses.certificates.snapshots). Where a text is not in its language, `in`
    beside it says which it is in: {"title": "en"}. Older ones have no "competences" and no `in`.

    `in_languages` is {"place": {language: text}, "signatory_role": the same}, for the languages in which
    these are written otherwise. `about` is the uuid of the module, or of the competence, it certifies. `name`
    stays empty unless the site chose to store names. `person` is empty when her account is gone and she
    wanted her certificates to stay valid.
    """

    class State(models.TextChoices):
        VALID = "valid", _("Valid")
        REPLACED = "replaced", _("Replaced by a newer one")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Kind(models.TextChoices):
        MODULE = "module", _("Module")
        COMPETENCE = "competence", _("Competence")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="certificates"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.MODULE)
    about = models.UUIDField()
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code)
    snapshot = models.JSONField()
    issuer = models.CharField(max_length=80)
    place = models.CharField(max_length=80, blank=True)
    signatory = models.CharField(max_length=120, blank=True)
    signatory_role = models.CharField(max_length=50, blank=True)
    in_languages = models.JSONField(default=dict, blank=True)
    issued_at = models.DateTimeField(default=timezone.now)
    name_salt = models.CharField(max_length=32, blank=True)
    #: One fingerprint for each form its name is recognised by, with spaces between, and the rule they were
    #: made by (spellings.py).
    name_fingerprint = models.CharField(max_length=1400, blank=True)
    name_rule = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200, blank=True)
    name_confirmed_at = models.DateTimeField(null=True, blank=True)
    name_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces"
    )
    wrong_names = models.PositiveSmallIntegerField(default=0)
    wrong_names_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about"],
                condition=models.Q(withdrawn_at=None),
                name="courses_certificate_once",
            )
        ]

    def is_named(self, name: str) -> bool:
        """Whether this is the confirmed name, by the rule of its day. Slow on purpose."""
        return names.name_matches(
            name, salt=self.name_salt, fingerprint=self.name_fingerprint, rule=self.name_rule
        )

    @property
    def has_name(self) -> bool:
        return bool(self.name_fingerprint)

    def said_in(self, what: str, language: str) -> str:
        """Its `place` or its `signatory_role`, in a language."""
        return self.in_languages.get(what, {}).get(language) or getattr(self, what)

    @property
    def state(self) -> State:
        """One in whose place there is a newer one counts no longer by itself. It is withdrawn when that
        is.
        """
        if self.withdrawn_at is None:
            return self.State("valid")
        return self.State("replaced" if self.newest else "withdrawn")

    @property
    def newest(self) -> "Certificate | None":
        """The valid one in its place, however many came between."""
        newer = self.replaced_by
        while newer is not None and newer.withdrawn_at:
            newer = newer.replaced_by
        return newer

    def texts_in(self, language: str | None = None) -> dict:
        """Its words in `language` (default: the active one), or in the first of its languages."""
        texts = self.snapshot["texts"]
        wanted = (language or get_language() or "", "en", *in_site_order(texts))
        found = next(code for code in wanted if texts.get(code))
        return _in_their_languages(texts[found], found)

    @property
    def title(self) -> str:
        return self.texts_in()["title"]

    def in_words(self) -> dict[str, str]:
        texts = self.texts_in()
        rows = [row for row in texts["competences"] if row.get("label")]
        words = comma().join(f"%(label{number})s (%(level{number})s)" for number in range(len(rows)))
        said = {
            f"{name}{number}": row[name] for number, row in enumerate(rows) for name in ("label", "level")
        }
        return {
            "place": self.said_in("place", get_language() or ""),
            "snapshot": sentence(
                f"%(title)s: {words}" if rows else "%(title)s", title=texts["title"], **said
            ),
        }


def _in_their_languages(texts: dict[str, Any], language: str) -> dict[str, Any]:
    """The words of a snapshot in one language, each saying the language it is in: what was not translated on
    the day is named there under `in`.
    """
    other = texts.get("in", {})
    said = {
        name: Text(words, other.get(name, language)) if isinstance(words, str) and words else words
        for name, words in texts.items()
        if name != "in"
    }
    if "competences" in texts:
        said["competences"] = [_in_their_languages(row, language) for row in texts["competences"]]
    return said


@personal_data.not_held("The keys the issuer signs with. They are about nobody.")
class IssuerKey(PublicIdModel):
    """What credentials are signed with. One signs at a time.

    Those of before lose their private half and stay, so that what they signed can be checked. `public` is a
    Multikey ("z6Mk…"). `private` is sealed with the pepper (lms.secrets.sealing), which lies elsewhere.
    """

    public = models.CharField(max_length=60, unique=True)
    private = models.CharField(max_length=400, blank=True)
    signs = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("key of the issuer")
        verbose_name_plural = _("keys of the issuer")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["signs"], condition=models.Q(signs=True), name="courses_one_key_signs"
            )
        ]

    def __str__(self) -> str:
        return self.public
