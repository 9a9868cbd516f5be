from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.TextChoices):
    """What each of the two looks for. All of it, before she is asked."""

    NAMES = "names", _("No name of a person, and no nickname")
    PLACES = "places", _("No town, street, house, school or place of work")
    TIME = "time", _("No day, and no year that tells which case it was")
    NUMBERS = "numbers", _("No age, no number of children, no number of a document")
    COURT = "court", _("Nothing that a court, a police office or an asylum office has on file")
    OTHERS = "others", _("Nobody else can be recognised: no child, friend, employer or colleague")
    RARE = "rare", _("Nothing so rare that only one woman can have told it")
    PICTURE = (
        "picture",
        _("No faces, tattoos, writing, views or objects in the picture that lead to somebody"),
    )
