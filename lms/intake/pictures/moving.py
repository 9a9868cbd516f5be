"""Pictures that move: each frame as it is seen, whole, and gone before the next one comes."""

import io
from typing import Any

from PIL import Image, ImageSequence

from lms.intake.pictures.colours import seen

HOLE = 255
USUAL_MILLISECONDS = 100


def encode_moving(image: Image.Image, kept: str, options: dict[str, Any]) -> bytes:
    about = {"loop": image.info["loop"]} if "loop" in image.info else {}
    if kept == "PNG" and image.info.get("default_image"):  # stands in for those who cannot see it move, and is no frame
        about["default_image"] = True
    shown, times = [], []
    for frame in ImageSequence.Iterator(image):
        times.append(frame.info.get("duration", USUAL_MILLISECONDS) or USUAL_MILLISECONDS)
        shown.append(seen(frame))
    shown = _alike(shown, kept)
    written = io.BytesIO()
    if kept == "GIF":
        about |= {"transparency": HOLE, "disposal": 2} if any("transparency" in frame.info for frame in shown) else {}
        about |= {"optimize": False}
    if len(shown) == 1:
        shown[0].save(written, kept, **options, **{key: about[key] for key in about if key in {"transparency", "optimize"}})
    else:
        if about.get("default_image"):
            times = times[1:]
        shown[0].save(written, kept, save_all=True, append_images=shown[1:], duration=times, **about, **options)
    return written.getvalue()


def _alike(shown: list[Image.Image], kept: str) -> list[Image.Image]:
    """All frames in one mode: some encoders take the first one's for all."""
    transparent = any(frame.mode in {"RGBA", "LA"} for frame in shown)
    frames = [frame if frame.mode == ("RGBA" if transparent else "RGB") else frame.convert("RGBA" if transparent else "RGB") for frame in shown]
    return [_with_palette(frame) for frame in frames] if kept == "GIF" else frames


def _with_palette(frame: Image.Image) -> Image.Image:
    """At most 255 colours and one that is none. As many as that are kept exactly; of more, the nearest."""
    if frame.mode == "RGB":
        return frame.quantize(HOLE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    solid = frame.getchannel("A").point([HOLE if level >= 128 else 0 for level in range(256)])
    colours = frame.convert("RGB")
    # What shows through takes the place of a colour that is there anyway.
    box = solid.getbbox()
    ground = Image.new("RGB", frame.size, colours.getpixel(_first(solid)) if box else 0)
    ground.paste(colours, mask=solid)
    flat = ground.quantize(HOLE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.paste(HOLE, mask=solid.point([HOLE - level for level in range(256)]))
    flat.info["transparency"] = HOLE
    return flat


def _first(solid: Image.Image) -> tuple[int, int]:
    """Where the first pixel that shows stands."""
    at = solid.tobytes().find(b"\xff")
    return at % solid.width, at // solid.width
