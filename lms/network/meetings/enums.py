from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """What somebody needs so that she can take part. It says nothing of why."""

    INTERPRETER = "interpreter", _("An interpreter into my language")
    SIGNS = "signs", _("Sign language")
    CAPTIONS = "captions", _("Captions")
    BREAKS = "breaks", _("Breaks")
    STEP_FREE = "step_free", _("A way without steps")
    TELEPHONE = "telephone", _("To take part by telephone")
