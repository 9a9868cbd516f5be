from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock

from courses.activities.forms.read import criteria, good, grader

LABEL = _("Hand in a photo or a file")
WANTS = [("photo", _("A photo of what she made")), ("file", _("A file: a picture or a PDF"))]


class HandInForm(StructBlock):
    wants = ChoiceBlock(choices=WANTS, default="photo", label=_("What she sends"))
    good = good()
    criteria = criteria()
    grader = grader()

    class Meta:
        icon = "upload"
        group = _("Do")
        label = LABEL
        description = _("She shows what she made. A trainer looks at it and answers. Never a picture of her.")
        preview_value = {
            "wants": "photo",
            "good": "Photograph the plate from above. Say what you did.",
            "criteria": ["Cut even, pieces of one size", "The plate is clean at the edge"],
            "grader": "",
        }
