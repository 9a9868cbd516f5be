from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.countries import COUNTRY
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text
from lms.network import said
from lms.network.tables.enums import Amendment, MinutesStage, Side, Stage

#: What is told in every language.
SHORT = ("title", "summary", "so_far")


@personal_data.not_held("What services and employers talk about.")
class RoundTable(PublicIdModel):
    """A question to which services and employers of several countries answer; in the end everybody reads a
    report.

    `organisation` moderates it, under a name of its own on this website (`told_by`). `so_far` is the
    moderator's summary. `until`: until then it is answered. `serial` is given when it is opened, and stays.
    """

    wagtail_reference_index_ignore = True

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    so_far = models.TextField(blank=True)
    until = models.DateField()
    is_example = models.BooleanField(default=False)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    serial = models.PositiveIntegerField(null=True, blank=True, unique=True)
    opened_on = models.DateField(null=True, blank=True)
    report_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["stage", "report_on"], name="lms_table_reported")]

    def __str__(self) -> str:
        return f"table {self.pk}"

    def said(self, member: str, language: str | None = None) -> str:
        return said.said(self, member, language)

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    @property
    def is_reported(self) -> bool:
        return self.stage == Stage.REPORTED


@personal_data.not_held("What a round table says in one more language.")
class RoundTableWords(models.Model):
    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    so_far = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["table", "language"], name="lms_table_words_once")]

    def __str__(self) -> str:
        return f"words {self.pk}"


@personal_data.not_held("What a round table asks.")
class TableQuestion(models.Model):
    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["table", "position"], name="lms_table_question_once")]

    def __str__(self) -> str:
        return f"question {self.pk}"


@personal_data.not_held("An organisation at a round table: a service, an office or a firm.")
class TableParty(PublicIdModel):
    """Who is invited. It appears as its `side` and country.

    `organisation` is a partner, whose people take their seats themselves; a firm or an office from outside
    has none, and its people get accounts that open nothing but its tables. `called` is how it is named in
    the report, and only once it said so (`is_named`).
    """

    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=10, choices=Side.choices)
    country = models.CharField(max_length=2, validators=[COUNTRY])
    organisation = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    called = models.CharField(max_length=120, blank=True)
    is_named = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["table", "organisation"], name="lms_table_party_once")]

    def __str__(self) -> str:
        return f"party {self.pk}"


@personal_data.held(
    title=_("Your seats at round tables"),
    subject="person",
    purpose=_("To know who reads and writes at a round table, and for whom."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    readers=_("those who moderate see that there is a seat; everybody there reads a role and a country"),
    staff_only=True,
    fields={
        "party": _("at which table, and as what"),
        "made_at": _("since when you could"),
        "agreed_at": _("when you agreed to how people talk there"),
        "reads": _("which languages you read"),
    },
)
class TableSeat(PublicIdModel, AboutAPerson):
    """Somebody sits at a table for one of its parties, once she agreed to how people talk there."""

    party = models.ForeignKey(TableParty, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    reads = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "person"], name="lms_table_seat_once")]

    def in_words(self) -> dict[str, str]:
        return {"party": f"{self.party.table.title}: {Side(self.party.side).label}"}


@personal_data.held(
    title=_("What you said at round tables"),
    subject="by",
    purpose=_("So that services and employers can talk about a question, whoever they are."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("those who sit at the same table; they read a role and a country, no name"),
    staff_only=True,
    fields={
        "question": _("to which question"),
        "text": _("what you said"),
        "at": _("when"),
    },
    withheld=("party", "language", "stopped_at", "is_away"),
)
class TableAnswer(PublicIdModel, AboutAPerson):
    """`language` is said when it is put on the table. `stopped_at`: a coordinator took it away until two have
    looked into what was said of it; `is_away`: it stays away.
    """

    question = models.ForeignKey(TableQuestion, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(TableParty, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=12)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    is_away = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["question", "at"], name="lms_table_answer_thread")]

    def in_words(self) -> dict[str, str]:
        return {"question": self.question.words}


@personal_data.held(
    title=_("What you translated at round tables"),
    subject="by",
    purpose=_("So that everybody at a round table can read what was said."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("those who sit at the same table, without your name"),
    staff_only=True,
    fields={
        "answer": _("of what"),
        "text": _("your words"),
        "at": _("when"),
    },
    withheld=("language", "checked_by", "is_checked"),
)
class TableAnswerWords(PublicIdModel, AboutAPerson):
    """An answer in one more language; `is_checked`: a second person has read it beside what was said."""

    answer = models.ForeignKey(TableAnswer, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_checked = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "language"], name="lms_table_answer_words_once")
        ]

    def in_words(self) -> dict[str, str]:
        return {"answer": self.answer.text}


@personal_data.not_held("What a round table decided, and which side does it.")
class TableDecision(PublicIdModel):
    """`owner` says in words who sees to it: a side, a country. `recommendation` is what it led to."""

    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    recommendation = models.ForeignKey(
        "lms_network.Recommendation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="decided_at",
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"decision {self.pk}"


@personal_data.not_held("What was said at a meeting, by role and country.")
class TableMinutes(PublicIdModel):
    """First written by who moderates, then with those who were there (`attended`) until `amend_until`, then
    frozen: `fingerprint` is that of the text and of what stands beside it.
    """

    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="minutes")
    held_on = models.DateField()
    language = models.CharField(max_length=12)
    text = models.TextField()
    attended = models.ManyToManyField(TableParty, related_name="+")
    stage = models.CharField(max_length=10, choices=MinutesStage.choices, default=MinutesStage.DRAFT)
    amend_until = models.DateField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"minutes {self.pk}"

    @property
    def is_frozen(self) -> bool:
        return self.stage == MinutesStage.FROZEN


@personal_data.held(
    title=_("What you wanted otherwise in minutes"),
    subject="by",
    purpose=_("So that minutes say what those who were there heard."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("those who sit at the same table; what stands beside the text, everybody, without a name"),
    staff_only=True,
    fields={
        "minutes": _("of which day"),
        "text": _("what you wrote"),
        "state": _("what became of it"),
        "at": _("when"),
    },
    withheld=("party", "language"),
)
class MinutesAmendment(PublicIdModel, AboutAPerson):
    minutes = models.ForeignKey(TableMinutes, on_delete=models.CASCADE, related_name="amendments")
    party = models.ForeignKey(TableParty, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=600)
    state = models.CharField(max_length=10, choices=Amendment.choices, default=Amendment.OPEN)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    @property
    def said(self) -> Text:
        return Text(self.text, self.language)

    def in_words(self) -> dict[str, str]:
        return {"minutes": str(self.minutes.held_on), "state": str(Amendment(self.state).label)}
