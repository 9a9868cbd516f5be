"""What is kept plays, opens and shows, and says nothing about who, where and when."""

import io
import re
import wave
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image, ImageCms

from lms.intake.csv_rows import inert, read_rows, write_rows
from lms.intake.html import INLINE, clean_html, clean_text
from lms.intake.images import clean_image
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.refusals import FilePosition
from lms.intake.sound.ogg import checksum
from lms.intake.uploads import clean_document
from lms.site.demo.speech import synthesise
from tests.corpus import documents, files


def tags_in(data: bytes) -> list[str]:
    """What a picture still says beside its pixels, and any sign of the corpus's mark."""
    image = Image.open(io.BytesIO(data))
    found = [
        name
        for name in image.info
        if name
        in {
            "exif",
            "xmp",
            "XML:com.adobe.xmp",
            "icc_profile",
            "comment",
            "photoshop",
            "Raw profile type exif",
        }
    ]
    found += [str(tag) for tag in image.getexif()]
    found += list(getattr(image, "text", {}))
    return found + [
        word for word in ("Exif", "ns.adobe", "Photoshop", "ICC_PROFILE", files.MARK) if word.encode() in data
    ]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_s22_a_photo_keeps_no_tag(kind):
    before = files.photo(kind)
    assert tags_in(before) != []
    received = clean_image(io.BytesIO(before))
    assert tags_in(received.content) == []
    assert received.extension == {"JPEG": "jpg", "HEIF": "jpg"}.get(kind, kind.lower())
    assert Image.open(io.BytesIO(received.content)).size == (64, 48)


def test_s22_a_photo_stands_upright_without_the_mark_that_says_so():
    image = Image.open(io.BytesIO(clean_image(io.BytesIO(files.turned())).content))
    assert image.size == (48, 64)


def test_s22_colours_stay_when_their_profile_goes():
    written = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (8, 8), (200, 30, 60)).save(written, "PNG", icc_profile=profile)
    kept = clean_image(io.BytesIO(written.getvalue())).content
    assert tags_in(kept) == []
    assert Image.open(io.BytesIO(kept)).getpixel((4, 4)) == (200, 30, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_s22_every_kind_of_pixel_is_taken(mode, kind):
    written = io.BytesIO()
    try:
        Image.new(mode, (8, 8)).save(written, kind)
    except (OSError, ValueError):
        pytest.skip("no such picture")
    assert Image.open(io.BytesIO(clean_image(io.BytesIO(written.getvalue())).content)).size == (8, 8)


def test_s22_a_moving_picture_keeps_moving():
    assert Image.open(io.BytesIO(clean_image(io.BytesIO(files.moving(5))).content)).n_frames == 5


def test_s22_what_is_hidden_behind_a_picture_is_gone():
    kept = clean_image(io.BytesIO(files.photo("GIF") + b"<script>alert(1)</script>")).content
    assert b"script" not in kept


def words_of(pdf: bytes) -> bytes:
    """The whole file with its streams unpacked, so that nothing hides in compression."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return written.getvalue()


def test_s22_a_pdf_keeps_its_page_and_nothing_that_acts_or_names():
    kept = words_of(clean_document(io.BytesIO(files.pdf())).content)
    found = [
        name
        for name in (
            b"/JavaScript",
            b"/JS",
            b"/OpenAction",
            b"/AA",
            b"/Launch",
            b"/EmbeddedFile",
            b"/Author",
            b"/Metadata",
            b"/Info",
            b"Exif",
            files.MARK.encode(),
        )
        if name in kept
    ]
    assert found == []
    with pikepdf.open(io.BytesIO(kept)) as document:
        assert len(document.pages) == 1
        assert [str(note.A.URI) for note in document.pages[0].Annots if "/A" in note] == [
            "https://example.org/"
        ]
        photo = pikepdf.PdfImage(document.pages[0].Resources.XObject.Photo).as_pil_image()
        assert photo.size == (64, 48)


@pytest.mark.parametrize("kind", files.SOUNDS)
def test_s22_a_recording_keeps_no_tag(kind):
    received = clean_document(io.BytesIO(files.SOUNDS[kind]()))
    assert received.extension == kind
    assert files.MARK.encode() not in received.content


def test_s22_sound_stays_as_it_was():
    with wave.open(io.BytesIO(clean_document(io.BytesIO(files.sound_wav(0.5))).content)) as sound:
        assert (sound.getnframes(), sound.getframerate()) == (4000, 8000)
    assert clean_document(io.BytesIO(files.sound_mp3())).content == (b"\xff\xfb\x90\x64" + bytes(413)) * 10


M4A = {
    "whole": files.sound_m4a,
    "with chapters": files.sound_m4a_with_chapters,
    "in fragments": files.sound_m4a_in_fragments,
    "in fragments that say where they are": lambda: files.sound_m4a_in_fragments(base_is_moof=False),
}


@pytest.mark.parametrize("kind", M4A)
def test_s22_sound_in_boxes_stays_where_it_was_and_nothing_else_does(kind):
    before = M4A[kind]()
    kept = clean_document(io.BytesIO(before)).content
    assert len(kept) == len(before)
    assert [kept.find(sample) for sample in files.SAMPLES] == [
        before.find(sample) for sample in files.SAMPLES
    ]
    assert files.MARK.encode() not in kept
    assert b"\x01\x02\x03\x04" not in kept
    assert [
        name
        for name in (b"udta", b"chap", b"text", b"jpeg", b"uuid", b"prft", b"emsg", b"name")
        if name in kept
    ] == []
    # Cleaned again, nothing changes: what is kept is what a reader of ours takes.
    assert clean_document(io.BytesIO(kept)).content == kept


def test_s22_a_telephones_row_of_frames_keeps_its_whole_frames():
    before = files.sound_aac()
    begin = before.index(b"\xff\xf1")
    assert clean_document(io.BytesIO(before)).content == before[begin:-9]


def test_s22_every_page_of_ogg_keeps_a_true_sum():
    before = files.sound_ogg()
    kept = clean_document(io.BytesIO(before)).content
    assert len(kept) == len(before)
    starts = [match.start() for match in re.finditer(b"OggS", kept)] + [len(kept)]
    for start, end in pairwise(starts):
        page = kept[start:end]
        assert int.from_bytes(page[22:26], "little") == checksum(page[:22] + bytes(4) + page[26:])


def test_a_real_mp3_of_the_demo_stays_whole():
    sound = synthesise("Good morning, chef.", "en")
    if not sound:
        pytest.skip("espeak-ng is not installed")
    kept = clean_document(io.BytesIO(sound)).content
    assert abs(len(kept) - len(sound)) < 512


# -- HTML and tables

FORBIDDEN = re.compile(
    r"<\s*(script|iframe|object|embed|svg|math|style|form|input|base|meta|link|img|video|audio|template)|\son\w+\s*=|javascript:|vbscript:|data:",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", documents.ATTACKS)
def test_s26_an_attack_is_text_or_nothing(attack):
    """What is left as text may spell anything: only tags and addresses count."""
    for cleaned in (clean_html(attack), clean_html(attack, INLINE), clean_text(attack)):
        tags = "".join(re.findall(r"<[^>]*>", cleaned))
        assert FORBIDDEN.search(tags) is None
        assert clean_html(cleaned) == cleaned


def test_s26_prose_stays():
    html = (
        '<h3>Boards</h3><p dir="rtl">لوح <b>red</b> <a'
        ' href="https://example.org/">more</a></p><ul><li>one</li></ul>'
    )
    assert clean_html(html) == html.replace(
        '<a href="https://example.org/">', '<a href="https://example.org/" rel="noopener noreferrer">'
    )


def test_s26_a_text_cannot_be_turned_around():
    assert clean_html("<p>good\u202egnp.exe</p>") == "<p>goodgnp.exe</p>"


def test_s27_a_table_goes_round():
    rows = read_rows(
        io.BytesIO(write_rows(["title", "hours"], [['Kitchen; "rooms"', 6], ["Κουζίνα\nΔωμάτια", None]])),
        columns=["title"],
    )
    assert [row.cells for row in rows] == [
        {"title": 'Kitchen; "rooms"', "hours": "6"},
        {"title": "Κουζίνα\nΔωμάτια", "hours": ""},
    ]
    assert [row.number for row in rows] == [2, 3]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"])
def test_s27_no_spreadsheet_takes_a_cell_for_a_formula(cell):
    assert inert(cell) == f"'{cell}"
    assert inert("Kitchen = clean") == "Kitchen = clean"


# -- messages


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_says_what_is_wrong_and_what_to_do(key):
    limits = dict.fromkeys(re.findall(r"%\((\w+)\)s", str(MESSAGES[key][1])), "9")
    message = IntakeProblem(
        key, place=FilePosition(file="lesson.csv", row=4, field="title"), **limits
    ).messages[0]
    assert message.startswith("file lesson.csv, row 4, column title: ")
    assert "%(" not in message
    assert len([sentence for sentence in message.split(". ") if sentence]) >= 2


def test_a_name_from_outside_cannot_turn_or_flood_a_message():
    message = IntakeProblem("archive.link", place=FilePosition(file="a\u202e\n" + "b" * 500)).messages[0]
    assert "\u202e" not in message
    assert "\n" not in message
    assert len(message) < 200
