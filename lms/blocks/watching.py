"""A video of the site's own, with a still picture, captions and the same in writing."""

from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

from lms.blocks.content import PICTURE_FILTER, ContentBlock
from lms.blocks.pictures import DescribedImageBlock
from lms.blocks.recordings import CaptionsChooserBlock, VideoChooserBlock
from lms.blocks.renditions import made
from lms.blocks.speech import LanguageBlock
from lms.core.texts import name_of
from lms.safety.http.media import SHOWN


class CaptionsBlock(StructBlock):
    language = LanguageBlock(label=_("Language"))
    file = CaptionsChooserBlock(label=pgettext_lazy("of a video", "Captions"))


class VideoBlock(ContentBlock):
    """Not counted among what is fetched: it is when she plays it, and she reads before how large it is."""

    title = CharBlock(max_length=120, label=_("Title"))
    video: Any = VideoChooserBlock(
        label=_("Video"), help_text=_("MP4 or WebM, up to 40 MB. The shorter the better.")
    )
    picture = DescribedImageBlock(
        label=_("Still picture"), help_text=_("Seen before the video plays, instead of it, and on paper.")
    )
    captions = ListBlock(
        CaptionsBlock(),
        required=False,
        default=[],
        label=pgettext_lazy("of a video", "Captions"),
        help_text=_("What is said, shown while it plays. One for each language."),
    )
    transcript = PlainTextBlock(
        required=False,
        label=_("The same in writing"),
        help_text=_("What is said and what is seen. For whoever cannot hear or see it, or saves data."),
    )

    def rendered(self, value: Any, *, language: str) -> tuple[str, int]:
        """Nothing where both the video and its picture are gone from the library."""
        shown = value.get("video") or value.get("picture")
        return super().rendered(value, language=language) if shown else ("", 0)

    def bytes_beside(self, value: Any) -> int:
        """Makes the picture that the template shows."""
        still = _still(value)
        return still.file.size if still else 0

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        video = value.get("video")
        kind = PurePosixPath(video.file.name).suffix.removeprefix(".").lower() if video else ""
        return {
            **super().get_context(value, parent_context=parent_context),
            "still": _still(value),
            "kind": SHOWN.get(kind, ""),
            "size": (video.file_size or 0) if video else 0,
            "tracks": list(_tracks(value)),
        }

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A short video of your own, with captions and the same in writing.")
        template = "lms/blocks/video.html"
        preview_template = "lms/blocks/preview_video.html"
        preview_value = {
            "title": "Wringing out the cloth",
            "transcript": "Fold the cloth twice. Turn both ends against each other until no drop falls.",
            "captions": [],
        }


def _still(value: Any) -> Any:
    picture = value.get("picture")
    return made(picture, PICTURE_FILTER) if picture else None


def _tracks(value: Any) -> list[dict[str, Any]]:
    """One for each language. Those in the language of the page are shown unasked, or else the first."""
    found: dict[str, dict[str, Any]] = {}
    for each in value.get("captions") or []:
        code, file = each["language"], each["file"]
        if code and file and code not in found:
            found[code] = {"code": code, "name": name_of(code), "url": file.url}
    shown = found.get(get_language() or "") or next(iter(found.values()), None)
    return [{**track, "shown": track is shown} for track in found.values()]
