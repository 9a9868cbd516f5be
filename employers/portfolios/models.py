import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from employers.areas import called
from employers.portfolios.enums import RANKS, Cefr, Section, Transport
from employers.portfolios.told import facts_of, text_in
from lms.contracts import evidence, personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core import written
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, in_a_row, name_here, sentence, together
from lms.core.words import Words
from lms.intake.private import private_storage

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
        "told": _("what you showed of your portfolio"),
        "reference": _("what the employer calls you"),
        "created_at": _("since when"),
    },
)
class Share(PublicIdModel, AboutAPerson):
    """What a person shows to one employer organisation. It is open only while its consent holds.

    `told` is what she chose of her portfolio, as it stood when she agreed (own.told): what she changes later
    shows nothing more.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="shares")
    consent = models.OneToOneField("lms.ConsentReceipt", on_delete=models.CASCADE, related_name="share")
    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    headline = models.CharField(_("what you look for"), max_length=80)
    words = models.TextField(_("a few words"), max_length=400, blank=True)
    languages = models.CharField(_("languages you speak"), max_length=120, blank=True)
    available = models.CharField(_("when you can work"), max_length=120, blank=True)
    language = models.CharField(max_length=12, default="en")
    told = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def in_words(self) -> dict[str, str]:
        """Her words, and the facts as the employer read them."""
        facts = (
            sentence("%(title)s: %(lines)s", title=fact.title, lines=in_a_row(fact.lines))
            for fact in facts_of(self.told)
        )
        return {"told": together([text_in(self.told, "about"), *facts], " · ")}


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


@personal_data.held(
    title=_("Pictures you showed to employers"),
    subject="share__person",
    purpose=_("To show one employer organisation what a learner chose."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=_("herself; the one employer organisation she chose, until the day she chose"),
    fields={
        "image": _("the picture"),
        "words": _("what it shows"),
        "language": _("in which language"),
        "is_photo": _("whether it is a photo of you"),
    },
    withheld=("share", "position"),
    links=("share__organisation",),
)
class SharedPicture(PublicIdModel, AboutAPerson):
    """A picture as one employer gets it: a file of its own, so that two who compare find no equal one."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="pictures")
    image = models.FileField(storage=private_storage, upload_to="portfolios")
    words = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, blank=True)
    is_photo = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def in_words(self) -> dict[str, str]:
        language = name_here(self.language) if self.language else ""
        return {"words": Text(self.words, self.language), "language": language}

    def in_group(self) -> str:
        return self.share.organisation.name


READERS = _("herself; those who support her, to tidy the words; an employer what she shows it")
PURPOSE = _("So that you can say what you are good at, in words that you have looked at yourself.")


class Worded(models.Model):
    """Something said in words, {language code: text}: as she said it, and what it means in another
    language.
    """

    said_in = models.CharField(_("language"), max_length=12, blank=True)

    class Meta:
        abstract = True

    def said(self, name: str) -> Words:
        return Words(getattr(self, name), self.said_in)


@personal_data.held(
    title=_("Your portfolio"),
    subject="person",
    purpose=PURPOSE,
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    readers=READERS,
    fields={
        "said_in": _("the language you write in"),
        "beside": _("the language beside it"),
        "seeks": _("what you look for"),
        "about": _("about you, in your words"),
        "about_voice": _("the same, spoken by you"),
        "areas": _("where you can work"),
        "transport": _("how you get there"),
        "hours_per_week": _("hours a week"),
        "times": _("at which times"),
        "available_from": _("from when"),
        "may_work_in": _("where you may work"),
        "photo": _("a photo of you"),
        "extras": _("what you added about yourself"),
        "looked_for": _("whether your adviser may look for work for you"),
        "help_asked_at": _("since when those who support you may read your words"),
        "begun_at": _("since when"),
        "changed_at": _("last changed"),
    },
    withheld=("chosen",),
)
class Portfolio(Worded, PublicIdModel, AboutAPerson):
    """What she writes about her work, for herself. Nobody reads it but by a share, and whoever accompanies
    her to tidy the words.

    `chosen` says for each section of words whether an employer may see her own or the tidied ones; what
    stands in it nowhere is shown to nobody. Who supports her reads it while `help_asked_at` says so.
    `may_work_in` names countries: a permit has a number and a last day, and neither is anybody's business.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="portfolio"
    )
    beside = models.CharField(_("the language beside it"), max_length=12, blank=True)
    seeks = models.JSONField(_("what you look for"), default=dict, blank=True)
    about = models.JSONField(_("about you"), default=dict, blank=True)
    about_voice = models.FileField(storage=private_storage, upload_to="portfolios", blank=True)
    areas = models.JSONField(_("where you can work"), default=list, blank=True)
    transport = models.CharField(_("how you get there"), max_length=10, choices=Transport.choices, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    times = models.JSONField(_("at which times"), default=dict, blank=True)
    available_from = models.DateField(_("from when"), null=True, blank=True)
    may_work_in = models.JSONField(_("where you may work"), default=list, blank=True)
    photo = models.FileField(storage=private_storage, upload_to="portfolios", blank=True)
    extras = models.JSONField(default=dict, blank=True)
    chosen = models.JSONField(default=dict, blank=True)
    looked_for = models.BooleanField(_("my adviser may look for work for me"), default=False)
    help_asked_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    @property
    def language(self) -> str:
        """The one she writes in."""
        return self.said_in

    def in_words(self) -> dict[str, str]:
        from_codes = {"areas": in_a_row(map(called, self.areas))}
        from_codes["may_work_in"] = in_a_row(map(written.country, self.may_work_in))
        from_codes["extras"] = in_a_row(self.extras.values())
        words = {name: self.said(name).here for name in ("seeks", "about", "times")}
        languages = {
            name: name_here(getattr(self, name)) for name in ("said_in", "beside") if getattr(self, name)
        }
        return {**from_codes, **words, **languages}


@personal_data.held(
    title=_("Languages in your portfolio"),
    subject="portfolio__person",
    purpose=PURPOSE,
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={"language": _("language"), "cefr": _("how well")},
    withheld=("portfolio",),
)
class PortfolioLanguage(AboutAPerson):
    """One she speaks, by her own look at herself."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=12)
    cefr = models.CharField(_("how well"), max_length=6, choices=Cefr.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "language"], name="employers_language_once")
        ]

    @property
    def rank(self) -> int:
        return RANKS[self.cefr]

    def in_words(self) -> dict[str, str]:
        return {"language": name_here(self.language)}


@personal_data.held(
    title=_("Pictures of your work"),
    subject="portfolio__person",
    purpose=PURPOSE,
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "image": _("the picture"),
        "words": _("what it shows"),
        "said_in": _("in which language"),
        "added_at": _("since when"),
    },
    withheld=("portfolio", "order"),
)
class WorkSample(Worded, PublicIdModel, AboutAPerson):
    """Something she made: a plate, a seam, a room. What a picture says besides its pixels went at intake."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="samples")
    image = models.FileField(storage=private_storage, upload_to="portfolios")
    words = models.JSONField(_("what it shows"), default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["order", "pk"]

    def in_words(self) -> dict[str, str]:
        language = {"said_in": name_here(self.said_in)} if self.said_in else {}
        return {"words": self.said("words").here, **language}


@personal_data.held(
    title=_("Tidied words of your portfolio"),
    subject="portfolio__person",
    purpose=_(
        "So that words somebody tidied stand beside your own, and none is shown that you did not approve."
    ),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=READERS,
    fields={
        "section": _("what they are about"),
        "words": _("the words"),
        "of": _("what you had said"),
        "by": _("who tidied them"),
        "made_at": _("when"),
        "approved_at": _("when you approved them"),
    },
    withheld=("portfolio", "sample"),
)
class Tidied(PublicIdModel, AboutAPerson):
    """Her words as somebody who accompanies her would write them, in each language. Hers stay as they are.

    `of` are the words they were made of: when hers change, these no longer stand for them.
    """

    portfolio = models.ForeignKey(Portfolio, on_delete=models.CASCADE, related_name="tidied")
    section = models.CharField(max_length=10, choices=Section.choices)
    sample = models.ForeignKey(
        WorkSample, null=True, blank=True, on_delete=models.CASCADE, related_name="tidied"
    )
    words = models.JSONField(default=dict)
    of = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def in_words(self) -> dict[str, str]:
        first = self.portfolio.said_in
        return {"words": Words(self.words, first).here, "of": Words(self.of, first).here}
