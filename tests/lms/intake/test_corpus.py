"""The corpus through the readers: every case gives the message it must, and nothing else happens."""

import io
import tracemalloc

import pytest

from lms.intake.archives import Limits, open_archive
from lms.intake.csv_rows import read_rows
from lms.intake.images import clean_image
from lms.intake.problems import MESSAGES, IntakeProblem
from lms.intake.uploads import clean_document
from lms.intake.xml import inside_address, read_xml
from tests.corpus import archives, documents, files, named

LIMITS = Limits(kinds=frozenset({".txt", ".xml", ""}))


def key_of(read, data: bytes) -> str:
    try:
        read(io.BytesIO(data))
    except IntakeProblem as problem:
        found = problem
    else:
        return ""
    assert found.key in MESSAGES
    assert found.messages[0].endswith(".")
    return found.key


@pytest.mark.parametrize("case", archives.CASES, ids=named)
def test_s27_archive(case, tmp_path):
    def unpack(file):
        with open_archive(file, LIMITS) as archive:
            archive.unpack(tmp_path / "place" / "taken")

    key = key_of(unpack, case.make())
    assert key in case.key.split("|")
    everything = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    outside = [path for path in everything if path != "place" and not path.startswith("place/taken")]
    assert outside == []
    assert (tmp_path / "place" / "taken").exists() == (key == "")


@pytest.mark.parametrize("case", documents.XML, ids=named)
def test_s27_xml(case):
    assert key_of(read_xml, case.make()) == case.key


@pytest.mark.parametrize("address", documents.ADDRESSES)
def test_s27_address_inside_a_package(address):
    assert key_of(lambda _file: inside_address(address), b"") == documents.ADDRESSES[address]


@pytest.mark.parametrize("case", documents.TABLES, ids=named)
def test_s27_table(case):
    assert key_of(lambda file: read_rows(file, columns=["title", "hours"]), case.make()) in case.key.split(
        "|"
    )


@pytest.mark.parametrize("case", files.IMAGES, ids=named)
def test_s22_image(case):
    assert key_of(clean_image, case.make()) == case.key


@pytest.mark.parametrize("case", files.DOCUMENTS, ids=named)
def test_s22_document(case):
    assert key_of(clean_document, case.make()) in case.key.split("|")


@pytest.mark.parametrize(
    ("read", "make"),
    [
        (clean_image, lambda: files.png(50_000, 50_000)),
        (clean_image, files.text_bomb),
        (
            lambda file: open_archive(file).__enter__().read("zeros.txt"),
            lambda: archives.packed(("zeros.txt", bytes(50_000_000))),
        ),
        (read_xml, lambda: b"<c>" * 1_000_000),
        (read_xml, lambda: b"<c>" + b"<l/>" * 1_000_000 + b"</c>"),
        (read_xml, lambda: b"<c " + b" ".join(b'a%d=""' % number for number in range(1_000_000)) + b"/>"),
        (lambda file: read_rows(file, columns=["title"]), lambda: b"title" + b"," * 10_000_000),
        (lambda file: open_archive(file).__enter__(), archives.listed_more_than_counted),
    ],
    ids=[
        "pixels",
        "text in a picture",
        "zeros",
        "levels",
        "elements",
        "attributes",
        "columns",
        "list of contents",
    ],
)
def test_s27_a_bomb_stays_small(read, make):
    data = make()
    tracemalloc.start()
    try:
        assert key_of(read, data)
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()
