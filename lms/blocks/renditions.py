"""Pictures as they are shown, made from the library's when something is published."""

from typing import Any

from wagtail.images.models import SourceImageIOError


def made(picture: Any, spec: str) -> Any:
    """The rendition of `picture`, whole in storage; None when the library's own file is gone for good.

    What passes by itself (no room, the storage away) is raised: publishing stops, where a page would leave
    the picture out.
    """
    try:
        return _whole(picture, spec)
    except (SourceImageIOError, FileNotFoundError):
        if not is_gone(picture):
            raise
        return None


def is_gone(picture: Any) -> bool:
    return not picture.file or not picture.file.storage.exists(picture.file.name)


def _whole(picture: Any, spec: str) -> Any:
    rendition = picture.get_rendition(spec)
    try:
        rendition.file.size  # noqa: B018 - asks the storage
    except FileNotFoundError:  # its row outlived its file: a folder that was put back in part
        rendition.delete()
        rendition = picture.get_rendition(spec)
    return rendition
