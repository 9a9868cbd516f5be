"""She answers by voice: a recording made in the browser, or a file. A person hears it (see
courses.activities.handing_in).
"""

from courses.activities.contract import register
from courses.activities.handing_in.activity import VOICE, HandingIn
from courses.activities.voice_hand_in.forms import LABEL, VoiceHandInForm


@register
class VoiceHandIn(HandingIn):
    name = "voice_hand_in"
    label = LABEL
    records = True
    form = VoiceHandInForm
    wants = VOICE
    example = "Call in sick: say who you are and when you come back."
