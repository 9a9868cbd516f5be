"""Which of a site's documents can be watched, and which say what is heard in them."""

import re

from django.utils.translation import gettext_lazy as _

from lms.blocks.library import LibraryKind

NOT_A_VIDEO = _("This is not a video. Choose a file in MP4 or WebM.")
NOT_CAPTIONS = _("These are not captions. Choose a file in WebVTT or SRT.")
VIDEOS = LibraryKind(("mp4", "webm"), NOT_A_VIDEO, "lms/blocks/videos.html", "video", _("Watch"))
CAPTIONS = LibraryKind(("vtt",), NOT_CAPTIONS, "lms/blocks/captions.html", is_typed=True)

TRACK = re.compile(r'<track\b[^>]*\bsrclang="([^"]+)"[^>]*>')
SHOWN = " default"


def with_captions_in(language: str, html: str) -> str:
    """A published block is the same for everybody, and shows the captions of its own language. For a reader
    of `language` those in hers are shown, where there are some.
    """
    if "<track" not in html or language not in TRACK.findall(html):
        return html

    def mark(track: re.Match[str]) -> str:
        plain = track[0].replace(SHOWN, "")
        return f"{plain[:-1]}{SHOWN}>" if track[1] == language else plain

    return TRACK.sub(mark, html)
