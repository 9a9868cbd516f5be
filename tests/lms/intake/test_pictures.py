"""A picture shows after intake what it showed before, whatever way its pixels are kept; or it is refused.

Expected pixels are worked out here by hand, from what the formats say, not by the code under test.
"""

import io
import struct
import zlib
from itertools import product

import pytest
from PIL import Image, ImageCms

from lms.intake.pictures.clean import clean_picture
from lms.intake.pictures.colours import DEFINED, DIRECT, SIXTEEN_BITS, seen
from lms.intake.refusals import Refusal
from tests.corpus import files, pictures
from tests.corpus.files import chunk

SIDE = 16


def pixels(data: bytes, frame: int = 0) -> list[tuple[int, int, int, int]]:
    image = Image.open(io.BytesIO(clean_picture(data).content))
    image.seek(frame)
    return list(image.convert("RGBA").get_flattened_data())


def assert_alike(found, expected, *, by: int = 0) -> None:
    """What shows nothing has no colour to compare."""
    assert len(found) == len(expected)
    for place, (left, right) in enumerate(zip(found, expected, strict=True)):
        assert abs(left[3] - right[3]) <= by, (place, left, right)
        assert right[3] == 0 or all(abs(a - b) <= by for a, b in zip(left[:3], right[:3], strict=True)), (
            place,
            left,
            right,
        )


def solid(levels) -> list[tuple[int, int, int, int]]:
    return [(level, level, level, 255) for level in levels]


def png(depth: int, colour: int, rows: list[bytes], *chunks: bytes, width: int = SIDE) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), depth, colour, 0, 0, 0))
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


# -- every way PNG has of keeping pixels

LEVELS_16 = [number * 4369 // 17 * 17 for number in range(SIDE)]


def test_s22_sixteen_bits_of_grey():
    levels = [number * 65535 // (SIDE - 1) for number in range(SIDE)]
    row = b"".join(level.to_bytes(2, "big") for level in levels)
    assert_alike(pixels(png(16, 0, [row])), solid(round(level / 257) for level in levels), by=1)


def test_s22_sixteen_bits_of_grey_with_a_transparent_one():
    levels = [0, 255, 256, 511, 30000, 65280, 65535, 30001] * 2
    row = b"".join(level.to_bytes(2, "big") for level in levels)
    expected = [(level // 257,) * 3 + (0 if level == 30000 else 255,) for level in levels]
    assert_alike(pixels(png(16, 0, [row], chunk(b"tRNS", struct.pack(">H", 30000)))), expected, by=1)


def test_s22_sixteen_bits_of_colour():
    colours = [(number * 4000, 65535 - number * 4000, 257 * number) for number in range(SIDE)]
    row = b"".join(struct.pack(">HHH", *colour) for colour in colours)
    assert_alike(
        pixels(png(16, 2, [row])), [(*(level // 257 for level in colour), 255) for colour in colours], by=1
    )


def test_s22_sixteen_bits_and_how_much_shows():
    colours = [(number * 4000, 65535 - number * 4000, 257 * number, number * 4369) for number in range(SIDE)]
    row = b"".join(struct.pack(">HHHH", *colour) for colour in colours)
    assert_alike(
        pixels(png(16, 6, [row])), [tuple(level // 257 for level in colour) for colour in colours], by=1
    )
    greys = [(number * 4000, number * 4369) for number in range(SIDE)]
    row = b"".join(struct.pack(">HH", *grey) for grey in greys)
    assert_alike(
        pixels(png(16, 4, [row])), [(grey // 257,) * 3 + (shows // 257,) for grey, shows in greys], by=1
    )


def test_s22_a_transparent_colour_of_sixteen_bits_is_refused():
    """Eight bits are left of each pixel: which of them was meant can no longer be told."""
    row = b"".join(struct.pack(">HHH", number, number, number) for number in range(SIDE))
    with pytest.raises(Refusal) as caught:
        clean_picture(png(16, 2, [row], chunk(b"tRNS", struct.pack(">HHH", 1, 1, 1))))
    assert caught.value.key == "image.colours"


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
@pytest.mark.parametrize("hole", [None, 0, 1])
def test_s22_grey_of_few_bits(depth, hole):
    most = (1 << depth) - 1
    values = [number % (most + 1) for number in range(SIDE)]
    bits = "".join(f"{value:0{depth}b}" for value in values)
    row = int(bits, 2).to_bytes(len(bits) // 8, "big")
    about = [] if hole is None else [chunk(b"tRNS", struct.pack(">H", hole))]
    expected = [(value * 255 // most,) * 3 + (0 if value == hole else 255,) for value in values]
    assert_alike(pixels(png(depth, 0, [row], *about)), expected)


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
@pytest.mark.parametrize("shows", [b"", b"\0", b"\x80\0", b"\xff\x40"])
def test_s22_a_palette(depth, shows):
    colours = [(number * 83 % 256, number * 151 % 256, number * 29 % 256) for number in range(1 << depth)]
    values = [number % len(colours) for number in range(SIDE)]
    bits = "".join(f"{value:0{depth}b}" for value in values)
    about = [chunk(b"PLTE", b"".join(map(bytes, colours))), *([chunk(b"tRNS", shows)] if shows else [])]
    expected = [(*colours[value], shows[value] if value < len(shows) else 255) for value in values]
    assert_alike(pixels(png(depth, 3, [int(bits, 2).to_bytes(len(bits) // 8, "big")], *about)), expected)


def test_s22_a_transparent_colour():
    colours = [(number, 0, 255 - number) for number in range(SIDE)]
    hole = colours[5]
    expected = [(*colour, 0 if colour == hole else 255) for colour in colours]
    assert_alike(
        pixels(png(8, 2, [b"".join(map(bytes, colours))], chunk(b"tRNS", struct.pack(">HHH", *hole)))),
        expected,
    )


def test_s22_numbers_that_mean_light():
    """A PNG whose numbers are meant otherwise than screens mean theirs: browsers heed it, so it is carried
    out.
    """
    row = bytes(number * 17 for number in range(SIDE))
    linear = pixels(png(8, 0, [row], chunk(b"gAMA", struct.pack(">I", 100000))))
    assert_alike(linear, solid(round(255 * (number * 17 / 255) ** (1 / 2.2)) for number in range(SIDE)), by=1)
    assert_alike(pixels(png(8, 0, [row], chunk(b"gAMA", struct.pack(">I", 45455)))), solid(row))
    assert_alike(
        pixels(png(8, 0, [row], chunk(b"gAMA", struct.pack(">I", 100000)), chunk(b"sRGB", b"\0"))), solid(row)
    )


# -- other kinds


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "PNG"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
def test_s22_flat_colours_of_every_kind(kind, mode):
    colour = {"L": 90, "RGB": (200, 30, 60), "RGBA": (200, 30, 60, 128), "CMYK": (0, 255, 255, 0)}[mode]
    written = io.BytesIO()
    try:
        Image.new(mode, (SIDE, SIDE), colour).save(written, kind, quality=95)
    except (OSError, ValueError):
        pytest.skip("no such picture")
    expected = {
        "L": (90, 90, 90, 255),
        "RGB": (200, 30, 60, 255),
        "RGBA": (200, 30, 60, 128),
        "CMYK": (255, 0, 0, 255),
    }[mode]
    assert_alike(pixels(written.getvalue()), [expected] * SIDE * SIDE, by=6)


def test_s22_webp_without_loss_stays_without_loss():
    image = Image.frombytes(
        "RGBA", (SIDE, SIDE), bytes(number * 37 % 256 for number in range(SIDE * SIDE * 4))
    )
    written = io.BytesIO()
    image.save(written, "WEBP", lossless=True, exact=True)
    assert_alike(pixels(written.getvalue()), list(image.get_flattened_data()))


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_s22_the_first_pixel_stands_where_its_mark_says(turn, kind):
    """A red corner: where it belongs, by the table of EXIF."""
    image = Image.new("RGB", (32, 48), "white")
    image.paste("red", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = turn
    written = io.BytesIO()
    image.save(written, kind, exif=exif, quality=95)
    turned = Image.open(io.BytesIO(clean_picture(written.getvalue()).content)).convert("RGB")
    assert turned.size == ((32, 48) if turn < 5 else (48, 32))
    right, low = turn in {2, 3, 6, 7}, turn in {3, 4, 7, 8}
    red, green, _blue = turned.getpixel((turned.width - 4 if right else 4, turned.height - 4 if low else 4))
    assert red > 200
    assert green < 60


def profiled(space: str) -> bytes:
    written = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile(space))
    Image.new("RGB", (SIDE, SIDE), (200, 30, 60)).save(
        written, "JPEG", quality=95, icc_profile=profile.tobytes()
    )
    return written.getvalue()


def test_s22_a_profile_of_other_colours_is_not_heeded():
    assert_alike(pixels(profiled("LAB")), [(200, 30, 60, 255)] * SIDE * SIDE, by=4)


def test_s22_a_broken_profile_is_not_heeded():
    written = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (200, 30, 60)).save(written, "PNG", icc_profile=b"no profile" * 50)
    assert_alike(pixels(written.getvalue()), [(200, 30, 60, 255)] * SIDE * SIDE)


def test_s22_wide_colours_become_ordinary_ones_by_their_profile():
    """Display P3, as telephones photograph: a red that sRGB has too, in other numbers (worked out with the
    matrices of both).
    """
    written = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (180, 40, 60)).save(written, "PNG", icc_profile=pictures.display_p3())
    assert_alike(pixels(written.getvalue()), [(196, 12, 57, 255)] * SIDE * SIDE, by=2)


@pytest.mark.parametrize(
    ("primaries", "transfer", "key"),
    [(1, 13, ""), (2, 2, ""), (9, 16, "image.colours"), (9, 18, "image.colours"), (12, 13, "image.colours")],
)
def test_s22_colours_for_another_kind_of_screen(primaries, transfer, key):
    written = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), (200, 30, 60)).save(written, "AVIF", quality=95)
    made = written.getvalue()
    at = made.index(b"colrnclx")
    avif = made[: at + 8] + struct.pack(">HH", primaries, transfer) + made[at + 12 :]
    row = bytes((200, 30, 60)) * SIDE
    of_png = png(8, 2, [row], chunk(b"cICP", bytes([primaries, transfer, 0, 1])))
    for data in (avif, of_png):
        try:
            clean_picture(data)
            found = ""
        except Refusal as refusal:
            found = refusal.key
        assert found == key


@pytest.mark.parametrize(
    "mode",
    [
        "1",
        "L",
        "P",
        "RGB",
        "RGBA",
        "RGBX",
        "CMYK",
        "YCbCr",
        "LAB",
        "HSV",
        "I",
        "F",
        "LA",
        "PA",
        "RGBa",
        "La",
        "I;16",
        "I;16L",
        "I;16B",
        "I;16N",
    ],
)
def test_s22_every_mode_that_pillow_knows_is_turned_truly_or_refused(mode):
    """White stays white, black stays black, or nothing is taken."""
    known = DIRECT | set(DEFINED) | set(SIXTEEN_BITS) | {"P", "CMYK"}
    ends = {
        "L": (0, 255),
        "LA": ((0, 255), (255, 255)),
        "La": ((0, 255), (255, 255)),
        "RGBa": ((0, 0, 0, 255), (255, 255, 255, 255)),
    }
    if mode not in known:
        with pytest.raises(Refusal):
            seen(Image.new(mode, (2, 2)))
        return
    if mode in {"La", "RGBa"}:
        black, white = (Image.new(mode[0:-1] + "A", (2, 2), colour).convert(mode) for colour in ends[mode])
    elif mode in SIXTEEN_BITS:
        black, white = (Image.frombytes(mode, (2, 2), bytes([level]) * 8) for level in (0, 255))
    else:
        black, white = (Image.new("RGB", (2, 2), colour).convert(mode) for colour in ("black", "white"))
    assert list(seen(black).convert("RGB").get_flattened_data()) == [(0, 0, 0)] * 4
    assert list(seen(white).convert("RGB").get_flattened_data()) == [(255, 255, 255)] * 4


# -- what moves


def test_s22_a_gif_that_stands_still_keeps_its_colours():
    image = Image.new("P", (SIDE, SIDE))
    image.putpalette([number * 7 % 256 for number in range(768)])
    image.putdata([number % 256 for number in range(SIDE * SIDE)])
    written = io.BytesIO()
    image.save(written, "GIF")
    expected = [
        (*(number * 7 % 256 for number in range(3 * value, 3 * value + 3)), 255) for value in range(256)
    ]
    assert_alike(pixels(written.getvalue()), expected, by=3)


@pytest.mark.parametrize("disposals", list(product([0, 1, 2, 3], repeat=2)), ids=str)
@pytest.mark.parametrize("hole", [None, 0])
def test_s22_frames_go_when_they_are_meant_to(disposals, hole):
    """Three frames that each cover a part: what a viewer sees after each, worked out from the rules
    of GIF.
    """
    data, expected = pictures.moving_gif(disposals, hole=hole)
    kept = clean_picture(data)
    image = Image.open(io.BytesIO(kept.content))
    assert image.n_frames == len(expected)
    for number, frame in enumerate(expected):
        image.seek(number)
        assert_alike(list(image.convert("RGBA").get_flattened_data()), frame)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "GIF"])
def test_s22_what_moves_leaves_no_ghost(kind):
    """A square that wanders over nothing."""
    frames = []
    for number in range(4):
        frame = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
        frame.paste((255, 0, 0, 255), (number * 4, number * 4, number * 4 + 4, number * 4 + 4))
        frames.append(frame)
    written = io.BytesIO()
    about = {"WEBP": {"lossless": True}, "PNG": {"disposal": 1}, "GIF": {"disposal": 2}}[kind]
    frames[0].save(written, kind, save_all=True, append_images=frames[1:], duration=70, loop=3, **about)
    image = Image.open(io.BytesIO(clean_picture(written.getvalue()).content))
    assert (image.n_frames, image.info["loop"]) == (4, 3)
    for number, frame in enumerate(frames):
        image.seek(number)
        image.load()
        assert image.info["duration"] == 70
        assert_alike(
            list(image.convert("RGBA").get_flattened_data()),
            list(frame.get_flattened_data()),
            by=8 if kind == "WEBP" else 0,
        )


def test_s22_a_gif_that_moves_once_does_not_move_for_ever():
    assert "loop" not in Image.open(io.BytesIO(clean_picture(files.moving(3)).content)).info


def test_s22_the_picture_for_those_who_see_none_move_is_no_frame():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("white", "red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "PNG", save_all=True, default_image=True, append_images=frames[1:], duration=50)
    image = Image.open(io.BytesIO(clean_picture(written.getvalue()).content))
    assert image.info["default_image"] is True
    shown = []
    for number in range(image.n_frames):
        image.seek(number)
        shown.append(image.convert("RGB").getpixel((1, 1)))
    assert shown == [(255, 255, 255), (255, 0, 0), (0, 0, 255)]


def test_s22_a_large_picture_is_kept_smaller_and_looks_the_same():
    image = Image.new("RGB", (5000, 4000), (10, 120, 200))
    image.paste((250, 240, 30), (0, 0, 2500, 2000))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=90)
    kept = Image.open(io.BytesIO(clean_picture(written.getvalue()).content))
    assert kept.width * kept.height <= 12_000_000
    assert abs(kept.width / kept.height - 1.25) < 0.001
    corners = [kept.getpixel((kept.width * part // 4, kept.height // 4)) for part in (1, 3)]
    assert_alike([(*corner, 255) for corner in corners], [(250, 240, 30, 255), (10, 120, 200, 255)], by=3)
