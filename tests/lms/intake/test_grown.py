"""Files grown from good ones by a generator: bytes changed, cut, doubled, numbers made large.

Each is taken or refused in words.

The same ones each time (derandomised), and few: `--hypothesis-seed` or more examples look further. Run in
this process, over the readers the child runs, so that a fault shows as one.
"""

import io
import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.intake import child, documents
from lms.intake.archives import Limits, open_archive
from lms.intake.csv_rows import read_rows
from lms.intake.pictures.clean import clean_picture
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.xml import read_xml
from tests.corpus import archives, files, pictures

KINDS = ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"]


DOCUMENTS = {
    **files.SOUNDS,
    "chapters": files.sound_m4a_with_chapters,
    "fragments": files.sound_m4a_in_fragments,
    "pdf": files.pdf,
    "packed pdf": lambda: files.pdf_of(zlib.compress(bytes(10_000)), "FlateDecode"),
}
PICTURES = {
    **{kind: lambda kind=kind: files.photo(kind) for kind in KINDS},
    "moving GIF": lambda: pictures.moving_gif((2, 3), hole=0)[0],
    "moving PNG": lambda: files.moving(3, "PNG"),
    "moving WebP": lambda: files.moving(3, "WEBP"),
}

LARGE = [b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\0\1", b"\xff\xff", b"\0\0"]
few = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def good(make) -> bytes:
    return make()


@st.composite
def grown(draw, makers: dict, name: str) -> bytes:
    data = bytearray(good(makers[name]))
    for _change in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        kind = draw(st.sampled_from(["bytes", "number", "cut", "double", "drop"]))
        if kind == "bytes":
            data[at : at + 4] = draw(st.binary(min_size=1, max_size=8))
        elif kind == "number":
            data[at : at + 4] = draw(st.sampled_from(LARGE))
        elif kind == "cut":
            del data[at:]
        elif kind == "double":
            data[at:at] = data[at : at + draw(st.integers(1, 2000))]
        else:
            del data[at : at + draw(st.integers(1, 50))]
    return bytes(data)


def told(refused: Refusal | IntakeProblem) -> None:
    assert refused.key in MESSAGES
    assert "%(" not in IntakeProblem(refused.key, place=refused.place, **refused.limits).messages[0]


def assert_taken_or_refused(read, data: bytes, job: str) -> None:
    try:
        received = read(data)
    except Refusal as refusal:
        told(refusal)
        return
    assert isinstance(received, Received)
    assert received.extension in child.ENDINGS[job]
    assert len(received.content) < 40 * len(data) + 4_000_000


@pytest.mark.parametrize("name", PICTURES)
def test_s22_pictures_grown(name):
    @few
    @given(grown(PICTURES, name))
    def take(data):
        assert_taken_or_refused(clean_picture, data, "picture")

    take()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_s22_documents_grown(name):
    @few
    @given(grown(DOCUMENTS, name))
    def take(data):
        assert_taken_or_refused(documents.clean_any_document, data, "document")

    take()


def refused_or_not(read, data: bytes) -> None:
    try:
        read(io.BytesIO(data))
    except IntakeProblem as problem:
        told(problem)


LISTS = {
    "archive": archives.good("imsmanifest.xml", "lessons/one.txt"),
    "archive by hand": lambda: archives.raw(b"lesson.txt"),
    "xml": lambda: (
        b'<?xml version="1.0" encoding="UTF-8"?><course title="A"><lesson id="1">words &amp;'
        b" words</lesson></course>"
    ),
    "xml of sixteen bits": lambda: '<?xml version="1.0"?><course title="Кухня"/>'.encode("utf-16"),
    "table": lambda: b'title,hours\n"Kitchen, and rooms",6\nRooms,7\n',
    "table of an old spreadsheet": lambda: "title;hours\nКухня;6\n".encode("cp1251"),
}


@pytest.mark.parametrize("name", LISTS)
def test_s27_packages_and_tables_grown(name, tmp_path):
    def unpack(file):
        with open_archive(file, Limits(unpacked=1_000_000)) as archive:
            for inside in archive.names:
                archive.read(inside)

    read = {"archive": unpack, "xml": read_xml, "table": lambda file: read_rows(file, columns=["title"])}[
        name.split()[0]
    ]

    @settings(few, max_examples=150)
    @given(grown(LISTS, name))
    def take(data):
        refused_or_not(read, data)

    take()
