"""To whom something is recommended, and what became of it."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Audience(models.TextChoices):
    TOWNS = "towns", pgettext_lazy("an audience", "Towns and regions")
    STATES = "states", pgettext_lazy("an audience", "Ministries and parliaments")
    EUROPE = "europe", pgettext_lazy("an audience", "European institutions")
    SERVICES = "services", pgettext_lazy("an audience", "Services and organisations")
    EMPLOYERS = "employers", pgettext_lazy("an audience", "Employers")
    SCHOOLS = "schools", pgettext_lazy("an audience", "Schools and trainers")
    FUNDERS = "funders", pgettext_lazy("an audience", "Those who pay")


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("a recommendation", "Nobody has answered yet")
    TALKED = "talked", pgettext_lazy("a recommendation", "Being talked about")
    PART = "part", pgettext_lazy("a recommendation", "Taken up in part")
    DONE = "done", pgettext_lazy("a recommendation", "Taken up")
    REFUSED = "refused", pgettext_lazy("a recommendation", "Turned down")
