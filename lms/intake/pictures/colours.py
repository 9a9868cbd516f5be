"""Pixels as a person sees them: eight bits of grey or of red, green and blue in sRGB, upright, with how much
shows through.

Every way of keeping pixels that Pillow knows is turned into that truly, or refused.
"""

import io
import struct
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageOps

from lms.intake.refusals import Refusal

#: Profiles of printers have a megabyte or two.
LARGEST_PROFILE = 8 * 1024 * 1024
DIRECT = {"L", "LA", "RGB", "RGBA"}
#: Pillow's own conversion is the definition of these.
DEFINED = {"1": "L", "PA": "RGBA", "La": "LA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB", "HSV": "RGB"}
SIXTEEN_BITS = {"I;16": 1, "I;16L": 1, "I;16B": 0}  # where the more important of two bytes stands
#: ISO/IEC 23091-2: brightness beyond the paper's white (PQ, HLG), and colours that sRGB does not have.
BRIGHTER = {16, 18}
WIDER = {9, 11, 12}
#: What screens make of numbers is this power of them; a PNG may say that its numbers mean another.
SCREEN = 2.2
UNDEFINED = "image.colours"


def check_colours(data: bytes, image: Image.Image) -> None:
    """Colours for another kind of screen, which the decoders hand over as if they were ordinary ones: washed
    out.
    """
    for primaries, transfer in _announced(data, image):
        if transfer in BRIGHTER or (primaries in WIDER and not image.info.get("icc_profile")):
            raise Refusal(UNDEFINED)
    hole = image.info.get("transparency")
    if image.format == "PNG" and hole is not None:
        depth = data[24]
        if (
            depth == 16 and image.mode != "I;16"
        ):  # of each pixel eight bits are left: which of them was meant?
            raise Refusal(UNDEFINED)
        if (
            depth < 8 and image.mode == "L" and isinstance(hole, int)
        ):  # given as the file counts, not as the pixels do
            image.info["transparency"] = min(hole, (1 << depth) - 1) * 255 // ((1 << depth) - 1)


def _announced(data: bytes, image: Image.Image) -> Iterator[tuple[int, int]]:
    if image.format in {"AVIF", "HEIF"}:
        head = data[: 1 << 20]
        at = head.find(b"colrnclx")
        while at >= 0:
            yield struct.unpack(">HH", head[at + 8 : at + 12].ljust(4, b"\0"))
            at = head.find(b"colrnclx", at + 8)
    elif image.format == "PNG":
        at = 8
        while at + 12 <= len(data) and data[at + 4 : at + 8] != b"IDAT":
            if data[at + 4 : at + 8] == b"cICP":
                yield data[at + 8], data[at + 9]
            at += 12 + int.from_bytes(data[at : at + 4], "big")


def seen(image: Image.Image, size: tuple[int, int] | None = None) -> Image.Image:
    """A new picture of the mode L, LA, RGB or RGBA, of this size.

    It carries nothing of what stood beside the pixels of `image`.

    It is made smaller first: everything after that takes the memory of the small one.
    """
    image.load()
    facts: dict[Any, Any] = {**image.info}
    plain = _eight_bits(image, facts)
    if size and size != image.size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    elif plain is image:
        plain = plain.copy()
    plain.info = {}
    plain = _standard_colours(plain, facts)
    return _upright(plain, image.getexif().get(0x0112))


def _upright(plain: Image.Image, turn: int | None) -> Image.Image:
    if turn in range(2, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        plain.info["exif"] = exif.tobytes()
        plain = ImageOps.exif_transpose(plain)
    plain.info = {}
    return plain


def _eight_bits(image: Image.Image, facts: dict[Any, Any]) -> Image.Image:
    hole = facts.get("transparency")
    if image.mode in SIXTEEN_BITS:
        return _from_sixteen(image, hole)
    if image.mode == "P":
        has_alpha = image.palette is not None and image.palette.mode == "RGBA"
        return image.convert("RGBA" if hole is not None or has_alpha else "RGB")
    if image.mode == "CMYK":
        return image
    if image.mode in DEFINED:
        plain = image.convert(DEFINED[image.mode])
        return _with_hole(plain, 255 if hole else 0) if image.mode == "1" and isinstance(hole, int) else plain
    if image.mode not in DIRECT:
        raise Refusal(UNDEFINED)
    if hole is None or image.mode in {"LA", "RGBA"}:
        return image
    return _with_hole(image, hole)


def _from_sixteen(image: Image.Image, hole: Any) -> Image.Image:
    pairs, place = image.tobytes(), SIXTEEN_BITS[image.mode]
    high = Image.frombytes("L", image.size, pairs[place::2])
    if not isinstance(hole, int):
        return high
    low = Image.frombytes("L", image.size, pairs[1 - place :: 2])
    is_hole = ImageChops.darker(_equal_to(high, hole >> 8), _equal_to(low, hole & 255))
    return Image.merge("LA", (high, ImageChops.invert(is_hole)))


def _with_hole(image: Image.Image, hole: Any) -> Image.Image:
    """One colour of the picture means: nothing here."""
    if image.mode == "L" and isinstance(hole, int):
        return Image.merge("LA", (image, ImageChops.invert(_equal_to(image, hole))))
    if image.mode == "RGB" and isinstance(hole, tuple) and len(hole) == 3:
        bands = [_equal_to(band, value) for band, value in zip(image.split(), hole, strict=True)]
        is_hole = ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2])
        return Image.merge("RGBA", (*image.split(), ImageChops.invert(is_hole)))
    raise Refusal(UNDEFINED)


def _equal_to(band: Image.Image, value: int) -> Image.Image:
    return band.point([255 if level == value else 0 for level in range(256)])


def _standard_colours(image: Image.Image, facts: dict[Any, Any]) -> Image.Image:
    """As sRGB: by the profile where there is one that fits, else by what a PNG says its numbers mean."""
    profile = facts.get("icc_profile")
    if profile:
        if len(profile) > LARGEST_PROFILE:
            raise Refusal(UNDEFINED)
        converted = _by_profile(image, profile)
        if converted is not None:
            return converted
    if image.mode == "CMYK":
        return image.convert("RGB")
    gamma = facts.get("gamma")
    if not profile and isinstance(gamma, float) and 0 < gamma <= 10 and "srgb" not in facts:
        return _by_gamma(image, 1 / (gamma * SCREEN))
    return image


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """None for a profile that is broken or made for other colours: browsers do not heed it either."""
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    opaque = image.convert(image.mode.removesuffix("A")) if alpha is not None else image
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        colours = ImageCms.profileToProfile(opaque, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    if colours is None:
        return None
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _by_gamma(image: Image.Image, power: float) -> Image.Image:
    if abs(power - 1) < 0.05:
        return image
    levels = [round(255 * (level / 255) ** power) for level in range(256)]
    same = list(range(256))
    bands = image.getbands()
    return image.point([level for band in bands for level in (same if band == "A" else levels)])
