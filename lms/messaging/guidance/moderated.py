"""Notes on the law that nobody stands for any more, or soon will not be shown, for those who write them."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days
from lms.core.people import Person
from lms.core.reviewing import DUE
from lms.core.rights import has_right
from lms.core.texts import name_here
from lms.messaging.guidance.models import LegalNote

SHOWN = 50


@register
class LegalNotesToCheck(ModeratedKind):
    key = "legal_notes"
    label = gettext_lazy("Notes on the law to check")
    icon = "again"
    order = 16
    faces = ("skills", "programme")

    def may_decide(self, person: Person) -> bool:
        return has_right(person, "lms.change_legalnote")

    def waiting(self, person: Person) -> list[WaitingItem]:
        today = days.today()
        unheld = Q(reviewer="") | Q(reviewed_on=None) | Q(expires_on=None) | Q(expires_on__lt=today + DUE)
        notes = LegalNote.objects.filter(unheld).order_by(F("expires_on").asc(nulls_first=True), "pk")
        return [
            WaitingItem(
                title=f"{note.country or '–'} · {name_here(note.language)}",
                url=reverse("wagtailsnippets_lms_legalnote:edit", args=[note.pk]),
                since=days.start_of(note.expires_on - DUE) if note.expires_on else None,
                words=str(note.standing_on(today).label),
            )
            for note in notes[:SHOWN]
        ]
