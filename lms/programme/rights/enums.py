"""What rights are asked about, and where they hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """In the order in which they are offered. What holds everywhere in the Union stands last."""

    ITALY = "IT", _("Italy")
    SPAIN = "ES", _("Spain")
    GREECE = "GR", _("Greece")
    ROMANIA = "RO", _("Romania")
    EUROPE = "EU", _("European Union")

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of its counters."""
        return _SPOKEN[self]


_SPOKEN = {
    Country.ITALY: ("it",),
    Country.SPAIN: ("es",),
    Country.GREECE: ("el",),
    Country.ROMANIA: ("ro",),
    Country.EUROPE: ("it", "es", "el", "ro"),
}


class Topic(models.TextChoices):
    """The questions in the words of who asks, in the order in which they are asked. Each has a drawing of cut
    paper (`templates/lms_programme/rights/topics/`).
    """

    WORK = "work", _("Can I work?")
    DOCTOR = "doctor", _("Can I see a doctor?")
    PAPERS = "papers", _("How do I get papers?")
    POLICE = "police", _("What if I go to the police?")
    LAWYER = "lawyer", _("Who pays for a lawyer?")
    INTERPRETER = "interpreter", _("Can I have an interpreter?")
    CHILDREN = "children", _("What about my children?")
    HOME = "home", _("Where can I live?")
    MONEY = "money", _("Can I get money to live on?")
    STUDY = "study", _("Can I study?")
    UNPAID = "unpaid", _("My employer does not pay me")
    RETURN = "return", _("Can they send me back?")
    PROTECTION = "protection", _("What must be done to protect me?")
    MOVEMENT = "movement", _("Can I go to another country?")
    DATA = "data", _("Who may know about me?")
    OTHER = "other", _("Other questions")

    @property
    def drawing(self) -> str:
        """The name of its template."""
        return f"lms_programme/rights/topics/{self.value}.svg"
