"""A file inside a PDF: for one file, and never in what is kept."""

import io

import pikepdf
import pytest

from lms.printing.attached import Attached
from lms.printing.named import named_pdf

FILE = Attached("credential.json", b'{"a": 1}', "application/vc", "Open Badges 3.0")


@pytest.fixture
def sheet(pango, tmp_path, settings):
    """A sheet with a place for a name."""
    (tmp_path / "sheet.html").write_text(
        '<html lang="en" dir="ltr"><head><title>x</title></head>'
        '<body><p data-slot="name">&#160;</p></body></html>'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    def make(**facts) -> bytes:
        return named_pdf("sheet.html", {}, language="en", title="x", **{"name": None, **facts})

    return make


@pytest.mark.parametrize("name", [None, "Amina"])
def test_it_is_in_the_list_and_belongs_to_the_document(sheet, name):
    with pikepdf.open(io.BytesIO(sheet(name=name, attached=FILE))) as pdf:
        spec = pdf.attachments["credential.json"]
        file = spec.get_file()
        [belonging] = list(pdf.Root.AF)
        assert (
            file.read_bytes(),
            file.mime_type,
            spec.description,
            str(belonging.AFRelationship),
            file.creation_date,
            file.mod_date,
        ) == (FILE.content, FILE.media_type, FILE.description, "/Supplement", None, None)


def test_what_is_kept_holds_none(sheet):
    before = sheet()
    sheet(attached=FILE)
    sheet(name="Amina", attached=FILE)
    assert sheet() == before


def test_the_same_file_gives_the_same_bytes(sheet):
    assert sheet(name="Amina", attached=FILE) == sheet(name="Amina", attached=FILE)
