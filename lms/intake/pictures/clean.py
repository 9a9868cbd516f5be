import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image

from lms.intake.pictures import webp
from lms.intake.pictures.colours import check_colours, seen
from lms.intake.pictures.moving import encode_gif, encode_moving
from lms.intake.received import Received
from lms.intake.refusals import Refusal

MOST_PIXELS = 40_000_000
MOST_FRAMES = 120
#: What is kept of a larger picture. Originals are never served: this leaves room for any cut of it, and pages
#: that show it stay small in memory.
KEPT_PIXELS = 12_000_000

#: What Pillow calls it → what is kept. Phones' HEIC becomes JPEG, which every browser shows.
FORMATS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "HEIF": "JPEG",
    "PNG": "PNG",
    "GIF": "GIF",
    "WEBP": "WEBP",
    "AVIF": "AVIF",
}
OPENED = [
    name for name in FORMATS if name != "MPO"
]  # which Pillow opens as JPEG: two pictures in one, as some phones make
MOVING = {"GIF", "WEBP", "PNG", "AVIF"}
#: The ways of keeping pixels that each kind can write.
MODES = {
    "JPEG": ("RGB", "L"),
    "PNG": ("RGB", "RGBA", "L", "LA"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"compress_level": 7},
    "WEBP": {"quality": 86, "method": 4},
    "AVIF": {"quality": 75, "speed": 9, "max_threads": 1},
}
KINDS = "JPEG, PNG, WebP, AVIF, HEIC, GIF"
HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}


def clean_picture(data: bytes) -> Received:
    if _is_drawing(data):
        raise Refusal("image.drawing")
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        # takes longer to load than most pictures to clean
        from pillow_heif import register_heif_opener  # noqa: PLC0415

        register_heif_opener(thumbnails=False)
    with _told_apart():
        data = webp.with_true_head(data)
        image = Image.open(
            io.BytesIO(data), formats=[name for name in OPENED if name in Image.OPEN or name != "HEIF"]
        )
        kept = FORMATS[image.format or ""]
        frames = getattr(image, "n_frames", 1) if kept in MOVING else 1
        _check_size(image, frames)
        check_colours(data, image)
        if kept == "GIF":
            size = _fitting(image.size)
            return Received(
                encode_gif(data, most_frames=MOST_FRAMES, most_pixels=MOST_PIXELS, size=size), "gif"
            )
        options = {
            **OPTIONS[kept],
            **({"lossless": True} if kept == "WEBP" and webp.is_lossless(data) else {}),
        }
        if frames > 1:
            return Received(encode_moving(image, kept, options), EXTENSIONS[kept])
        return _still(image, kept, options)


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
    except (Refusal, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise Refusal("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000) from None
    except Image.UnidentifiedImageError:
        raise Refusal("file.wrong_kind", kinds=KINDS) from None
    except Exception:
        raise Refusal("file.broken") from None


def _check_size(image: Image.Image, frames: int) -> None:
    """Before a single pixel is decoded: what the header promises is what memory would be asked for."""
    if image.width * image.height > MOST_PIXELS:
        raise Refusal("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000)
    if frames > MOST_FRAMES:
        raise Refusal("image.too_many_frames", limit=MOST_FRAMES)
    if image.width * image.height * frames > MOST_PIXELS:
        raise Refusal("image.too_many_pixels", limit=MOST_PIXELS // 1_000_000)


def _still(image: Image.Image, kept: str, options: dict[str, Any]) -> Received:
    shown = seen(image, _fitting(image.size))
    if kept == "JPEG" and shown.mode in {"RGBA", "LA"}:  # HEIC with transparency
        kept, options = "PNG", OPTIONS["PNG"]
    if shown.mode not in MODES[kept]:
        shown = shown.convert("RGBA" if shown.mode in {"RGBA", "LA"} else "RGB")
    written = io.BytesIO()
    shown.save(written, kept, **options)
    return Received(written.getvalue(), EXTENSIONS[kept])


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    share = min(1.0, (KEPT_PIXELS / max(1, width * height)) ** 0.5)
    return max(1, int(width * share)), max(1, int(height * share))
