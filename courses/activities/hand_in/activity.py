"""She hands in a photo of what she made, or a file (see courses.activities.handing_in)."""

from courses.activities.contract import register
from courses.activities.hand_in.forms import LABEL, HandInForm
from courses.activities.handing_in.activity import HandingIn


@register
class HandIn(HandingIn):
    name = "hand_in"
    label = LABEL
    form = HandInForm
    example = "Make a cold starter and photograph the plate."
