"""Planning a session, calling it off, and the register."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.catalogue.models import Module
from courses.enrolments.models import Cohort
from courses.sessions.actions import MOST, WEEK, What
from courses.sessions.enums import MINUTES, SPOKEN, Mark, Why
from courses.sessions.models import Session
from courses.sessions.register import Marked, RegisterRow, is_correction
from courses.sessions.zones import zones_of
from lms.core import written
from lms.core.languages import site_languages
from lms.core.plain_words import PlainForm
from lms.desk.frame import name_of
from lms.organisations.models import DESK_ROLES
from lms.organisations.queries import effective_memberships

NEUTRAL = ("topic", "room", "bring")
#: How late somebody is when nobody says by how much.
USUAL = 15


def _day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": gettext_lazy("Choose a time."),
            "invalid": gettext_lazy("Type a time, such as 9:30."),
        },
    )


class _Trainers(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class _Modules(forms.ModelChoiceField):
    def label_from_instance(self, obj: Module) -> str:
        return obj.title


class SessionForm(PlainForm):
    """What is planned, for a group. Times are those of the place."""

    topic = forms.CharField(
        label=gettext_lazy("Topic"),
        max_length=80,
        help_text=gettext_lazy("Read on phones and in calendars: say what you do, nothing about who learns."),
    )
    day = _day(label=gettext_lazy("Day"))
    begins = _clock(gettext_lazy("Begins at"))
    ends = _clock(gettext_lazy("Ends at"))
    zone = forms.ChoiceField(label=gettext_lazy("By the clocks of"))
    until = _day(
        label=gettext_lazy("Every week until"),
        required=False,
        help_text=gettext_lazy("Leave this empty for a single session."),
    )
    room = forms.CharField(
        label=gettext_lazy("Room"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "A name people know, such as kitchen 2. Never an address that has to stay secret."
        ),
    )
    is_remote = forms.BooleanField(label=gettext_lazy("We meet remotely"), required=False)
    link = forms.URLField(
        label=gettext_lazy("Link for the remote session"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("The group sees it from an hour before until the end. Then it is deleted."),
        error_messages={"invalid": gettext_lazy("This is not the address of a page. Copy it once more.")},
    )
    interpreter = forms.ChoiceField(label=gettext_lazy("Interpreter for"), required=False)
    trainer = _Trainers(
        label=gettext_lazy("Trainer"), queryset=None, required=False, empty_label=gettext_lazy("Nobody yet")
    )
    counts_for = _Modules(
        label=gettext_lazy("Module"),
        queryset=Module.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
        help_text=gettext_lazy(
            "The hours of these sessions stand on the certificate of this module, as hours of practice."
        ),
    )
    bring = forms.CharField(label=gettext_lazy("What everybody brings"), max_length=120, required=False)
    onwards = forms.BooleanField(
        label=gettext_lazy("And all sessions of this series that come after it"), required=False
    )

    def __init__(self, *args: Any, cohort: Cohort, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zones = zones_of(cohort.organisation)
        self.fields["zone"].choices = [(zone, written.clocks_of(zone)) for zone in self.zones]
        if len(self.zones) == 1:
            del self.fields["zone"]
        codes = dict.fromkeys([*(code for code, _name in site_languages()), *SPOKEN])
        named = sorted(((code, written.language_named(code)) for code in codes), key=lambda row: row[1])
        self.fields["interpreter"].choices = [("", _("No interpreter")), *named]
        there = effective_memberships().filter(organisation=cohort.organisation, role__in=DESK_ROLES)
        people = get_user_model()._default_manager.filter(pk__in=there.values("person"), is_active=True)
        self.fields["trainer"].queryset = people.order_by("first_name", "last_name", "pk")
        taught = Module.objects.current().filter(course=cohort.course_id)
        self.fields["counts_for"].queryset = taught.order_by("position", "pk")
        del self.fields["until" if session else "onwards"]
        if session and session.series is None:
            self.fields.pop("onwards", None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        try:
            Session(**{name: cleaned.get(name, "") for name in NEUTRAL}).clean()
        except ValidationError as problem:
            for name, errors in problem.error_dict.items():
                self.add_error(name, errors)
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("It ends before it begins."))
        self._check_series(cleaned)
        if cleaned.get("link") and not cleaned["link"].startswith("https://"):
            self.add_error("link", _("The address has to begin with https://."))
        return cleaned

    def _check_series(self, cleaned: dict[str, Any]) -> None:
        day, until = cleaned.get("day"), cleaned.get("until")
        if not (day and until):
            return
        if until < day:
            self.add_error("until", _("The last day is before the first."))
        elif until > day + (MOST - 1) * WEEK:
            self.add_error("until", _("This is more than a year. Choose an earlier day."))

    def what(self) -> What:
        """What it says of every session of the series."""
        said = self.cleaned_data
        same = ("topic", "begins", "ends", "room", "is_remote", "link", "interpreter", "trainer")
        return What(
            zone=said.get("zone") or self.zones[0],
            bring=said["bring"],
            counts_for=said["counts_for"],
            **{name: said[name] for name in same},
        )


class CancelForm(PlainForm):
    words = forms.CharField(
        label=gettext_lazy("A kind word for the group"),
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They read it where the session stood. Say nothing about anybody's reasons."),
    )
    onwards = forms.BooleanField(
        label=gettext_lazy("And all sessions of this series that come after it"), required=False
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if session.series is None:
            del self.fields["onwards"]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        try:
            Session(topic=words).clean()
        except ValidationError as problem:
            raise ValidationError(problem.error_dict["topic"]) from problem
        return words


class RegisterForm(PlainForm):
    """The marks are read beside the one field, learner by learner: `mark-…`, `late-…`, and `was-…`, which
    says what the page showed. What was not changed on it is not sent on: somebody else may have changed it.
    """

    why = forms.ChoiceField(
        label=gettext_lazy("Why is it put right?"),
        choices=Why.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("Only when you change a mark from another day."),
    )

    def __init__(self, *args: Any, session: Session, rows: list[RegisterRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        if not is_correction(session):
            del self.fields["why"]

    def chosen_for(self, row: RegisterRow) -> Marked | None:
        """What stands beside her on the page that was sent; of a page that is only shown, what was kept."""
        key = row.enrolment.uuid
        if not self.is_bound:
            return Marked(Mark(row.mark), row.minutes_late) if row.mark else None
        mark, late = self.data.get(f"mark-{key}", ""), self.data.get(f"late-{key}", "")
        if mark not in Mark.values:
            everyone = "everyone" in self.data and not row.mark
            return Marked(Mark(Mark.PRESENT)) if everyone else None
        minutes = int(late) if late in {str(number) for number in MINUTES} else USUAL
        return Marked(Mark(mark), minutes if mark == Mark.LATE else 0)

    def marks(self) -> dict[UUID, Marked]:
        """What somebody changed here."""
        found = {}
        for row in self.rows:
            said = self.chosen_for(row) if row.is_open else None
            shown = self.data.get(f"was-{row.enrolment.uuid}", "")
            if said and f"{said.mark}-{said.minutes_late}" != shown:
                found[row.enrolment.uuid] = said
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.marks() and not any(row.mark for row in self.rows):
            self.add_error(None, _("Nobody is marked yet."))
        return cleaned
