"""Pictures: decoded and encoded anew, so that what is kept holds pixels and nothing else.

EXIF (where and when), XMP, IPTC, comments, thumbnails, colour profiles and whatever was hidden behind the end are gone. The picture
is turned the way it was meant to be seen before the mark that says so is thrown away.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps, ImageSequence
from pillow_heif import register_heif_opener

from lms.intake.problems import IntakeProblem
from lms.intake.received import Received, megabytes

LARGEST_FILE = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_FRAMES = 120
LARGEST_PROFILE = 64 * 1024

#: What Pillow calls it → what is kept. Phones' HEIC becomes JPEG, which every browser shows.
FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WEBP", "AVIF": "AVIF"}
OPENED = [name for name in FORMATS if name != "MPO"]  # which Pillow opens as JPEG: two pictures in one, as some phones make
MODES = {"JPEG": ("RGB", "L"), "PNG": ("RGB", "RGBA", "L", "LA"), "GIF": ("RGB", "RGBA", "L"), "WEBP": ("RGB", "RGBA"), "AVIF": ("RGB", "RGBA")}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": True},
    "GIF": {},
    "WEBP": {"quality": 86, "method": 4},
    "AVIF": {"quality": 75},
}
KINDS = "JPEG, PNG, WebP, AVIF, HEIC, GIF"

register_heif_opener(thumbnails=False)


def clean_image(file: IO[bytes]) -> Received:
    """The picture anew. Raises IntakeProblem for what is too big, damaged, or no picture of a kind we take."""
    data = file.read(LARGEST_FILE + 1)
    if not data:
        raise IntakeProblem("file.empty")
    if len(data) > LARGEST_FILE:
        raise IntakeProblem("file.too_large", limit=megabytes(LARGEST_FILE))
    if _is_drawing(data):
        raise IntakeProblem("image.drawing")
    with _told_apart():
        image = Image.open(io.BytesIO(data), formats=OPENED)
        kept = FORMATS[image.format or ""]
        frames = getattr(image, "n_frames", 1) if kept in {"GIF", "WEBP", "PNG", "AVIF"} else 1
        _check_size(image, frames)
        return Received(_encode(image, kept, frames), EXTENSIONS[kept])


def _is_drawing(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and (b"<svg" in head or head.startswith(b"<?xml"))


@contextmanager
def _told_apart() -> Iterator[None]:
    """Whatever a decoder throws at hostile bytes becomes a sentence a person can act on."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except IntakeProblem:
        raise
    except Image.DecompressionBombError:
        raise IntakeProblem("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000) from None
    except Image.UnidentifiedImageError:
        raise IntakeProblem("file.wrong_kind", kinds=KINDS) from None
    except Exception:
        raise IntakeProblem("file.broken") from None


def _check_size(image: Image.Image, frames: int) -> None:
    """Before a single pixel is decoded: what the header promises is what memory would be asked for."""
    if image.width * image.height > MOST_PIXELS:
        raise IntakeProblem("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000)
    if frames > MOST_FRAMES:
        raise IntakeProblem("image.too_many_frames", limit=MOST_FRAMES)
    if image.width * image.height * frames > MOST_PIXELS:
        raise IntakeProblem("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000)


def _encode(image: Image.Image, kept: str, frames: int) -> bytes:
    written = io.BytesIO()
    if frames == 1:
        _plain(image, kept).save(written, kept, **OPTIONS[kept])
    else:
        shown, times = [], []
        for frame in ImageSequence.Iterator(image):
            times.append(frame.info.get("duration", 100) or 100)
            shown.append(_plain(frame, kept))
        shown[0].save(written, kept, save_all=True, append_images=shown[1:], duration=times, loop=image.info.get("loop", 0), **OPTIONS[kept])
    return written.getvalue()


def _plain(image: Image.Image, kept: str) -> Image.Image:
    """Pixels in ordinary colours and nothing beside them: a new image, onto which only pixels are copied."""
    image.load()
    turned = _ordinary_colours(ImageOps.exif_transpose(image))
    if turned.mode not in MODES[kept]:
        transparent = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
        turned = _without_transparency(turned) if kept == "JPEG" else turned.convert("RGBA" if transparent else "RGB")
    bare = Image.new(turned.mode, turned.size)
    bare.paste(turned)
    return bare


def _ordinary_colours(image: Image.Image) -> Image.Image:
    """Colours as sRGB where a small profile says how; a profile that fails or is huge is only dropped."""
    profile = image.info.get("icc_profile")
    if not profile or len(profile) > LARGEST_PROFILE or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    try:
        target = "RGB" if image.mode == "CMYK" else image.mode
        return ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=target) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _without_transparency(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        over = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return image.convert("RGB")
