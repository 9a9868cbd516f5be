"""Pictures that move: each frame as it is seen, whole, and gone before the next one comes."""

import io
from typing import Any

from PIL import Image, ImageSequence

from lms.intake.pictures import gif
from lms.intake.pictures.colours import seen
from lms.intake.refusals import Refusal

HOLE = 255
USUAL_MILLISECONDS = 100


def encode_moving(image: Image.Image, kept: str, options: dict[str, Any]) -> bytes:
    about = {"loop": image.info["loop"]} if "loop" in image.info else {}
    shown, times = [], []
    for frame in ImageSequence.Iterator(image):
        shown.append(seen(frame))
        times.append(frame.info.get("duration") or USUAL_MILLISECONDS)  # which WebP knows only now
    if kept == "PNG" and image.info.get(
        "default_image"
    ):  # stands in for those who cannot see it move, and is no frame
        about["default_image"], times = True, times[1:]
    written = io.BytesIO()
    alike = _alike(shown)
    if (
        kept == "WEBP" and alike[0].mode == "RGBA"
    ):  # else frames that show through are not said to, and are shown black
        about |= {"kmin": 0, "kmax": 1}
    alike[0].save(written, kept, save_all=True, append_images=alike[1:], duration=times, **about, **options)
    return written.getvalue()


def encode_gif(data: bytes, *, most_frames: int, most_pixels: int, size: tuple[int, int]) -> bytes:
    """`size` is what one that stands still is made smaller to."""
    read = gif.read_gif(data, most_frames=most_frames)
    if (
        sum(frame.pixels for frame in read.frames) > most_pixels
    ):  # a frame may be larger than what is seen of it
        raise Refusal("image.too_many_pixels", limit=most_pixels // 1_000_000)
    shown = list(gif.shown(read))
    if len(shown) == 1 and shown[0].size != size:
        shown = [shown[0].resize(size, Image.Resampling.LANCZOS)]
    frames = [_with_palette(frame) for frame in _alike(shown)]
    about: dict[str, Any] = {"optimize": False}
    if "transparency" in frames[0].info:
        about |= {"transparency": HOLE, "disposal": gif.TO_NOTHING}
    written = io.BytesIO()
    if len(frames) == 1:
        about.pop("disposal", None)
    else:
        about |= {
            "save_all": True,
            "append_images": frames[1:],
            "duration": [frame.milliseconds or USUAL_MILLISECONDS for frame in read.frames],
        }
        about |= {} if read.loop is None else {"loop": read.loop}
    frames[0].save(written, "GIF", **about)
    return written.getvalue()


def _alike(shown: list[Image.Image]) -> list[Image.Image]:
    """All frames in one mode: some encoders take the first one's for all."""
    transparent = any(_shows_through(frame) for frame in shown)
    mode = "RGBA" if transparent else "RGB"
    return [frame if frame.mode == mode else frame.convert(mode) for frame in shown]


def _shows_through(frame: Image.Image) -> bool:
    return frame.mode in {"RGBA", "LA"} and frame.getchannel("A").getextrema() != (255, 255)


def _with_palette(frame: Image.Image) -> Image.Image:
    """At most 255 colours and one that is none. As many as that are kept exactly; of more, the nearest."""
    if frame.mode == "RGB":
        return frame.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    solid = frame.getchannel("A").point([HOLE if level >= 128 else 0 for level in range(256)])
    colours = frame.convert("RGB")
    # What shows through takes the place of a colour that is there anyway.
    ground = Image.new("RGB", frame.size, colours.getpixel(_first(solid)) if solid.getbbox() else 0)
    ground.paste(colours, mask=solid)
    flat = ground.quantize(HOLE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.paste(HOLE, mask=solid.point([HOLE - level for level in range(256)]))
    flat.info["transparency"] = HOLE
    return flat


def _first(solid: Image.Image) -> tuple[int, int]:
    """Where the first pixel that shows stands."""
    at = solid.tobytes().find(b"\xff")
    return at % solid.width, at // solid.width
