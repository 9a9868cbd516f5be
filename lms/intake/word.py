"""Word files (.docx): their words as simple HTML, and their pictures made clean.

For a process of its own (see `child`): nothing here knows Django. The answer is one piece: the length of a
JSON head, the head, then the pictures one after the other. `word_files` reads it.
"""

import io
import json
import zipfile
from collections import Counter
from typing import Any

import mammoth
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from lms.intake.pictures.clean import clean_picture
from lms.intake.received import Received
from lms.intake.refusals import Refusal
from lms.intake.word_facts import HEAD, KINDS, MOST_PICTURES, TOO_MANY

LARGEST_PICTURE = 20 * 1024 * 1024
#: What our pages ask of the HTML: where a screen could begin, what a quotation and a caption are.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
br[type='page'] => hr
"""
#: Whatever a part is called, its list of contents may name it as one to be read.
READ = (".xml", ".rels")
LIKE_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
#: What is neither words nor a picture, or was never meant for readers, by its name in the file.
LEFT = {
    "oMath": "formula",
    "chart": "chart",
    "relIds": "chart",
    "OLEObject": "object",
    "commentReference": "comment",
    "ins": "change",
    "del": "change",
    "footnoteReference": "footnote",
    "endnoteReference": "footnote",
}


def open_word(data: bytes) -> Received:
    try:
        left = _left(data)
    except (zipfile.BadZipFile, KeyError):
        raise Refusal("file.wrong_kind", kinds=KINDS) from None
    except DefusedXmlException:
        raise Refusal("xml.entities") from None
    pictures = _Pictures()
    made = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(pictures.take),
    )
    head = json.dumps({"html": made.value, "pictures": pictures.told, "left": left}).encode()
    return Received(b"".join([len(head).to_bytes(HEAD, "big"), head, *pictures.content]), "word")


def _left(data: bytes) -> dict[str, int]:
    """Looks through every part before anybody else reads one: XML that defines entities is refused."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.getinfo("[Content_Types].xml")
        for name in packed.namelist():
            part = packed.read(name)
            if name.endswith(READ) or part.lstrip().startswith(LIKE_XML):
                root = fromstring(part, forbid_dtd=True)
                if name.startswith("word/document"):
                    kinds = (LEFT.get(_plain(element.tag)) for element in root.iter())
                    found.update(kind for kind in kinds if kind)
    return dict(found)


def _plain(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


class _Pictures:
    """`told` says of each what it is called for, and its ending and size or why it was refused."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self.content: list[bytes] = []

    def take(self, image: Any) -> dict[str, str]:
        number = len(self.told)
        self.told.append(self._told(image) if number < MOST_PICTURES else {"problem": TOO_MANY})
        return {"src": f"picture:{number}"}

    def _told(self, image: Any) -> dict[str, Any]:
        try:
            with image.open() as file:
                data = file.read(LARGEST_PICTURE + 1)
        except Exception:  # it stands elsewhere, or nowhere
            return {"problem": "file.missing"}
        if len(data) > LARGEST_PICTURE:
            return {"problem": "file.too_large"}
        try:
            received = clean_picture(data)
        except Refusal as refusal:
            return {"problem": refusal.key}
        self.content.append(received.content)
        return {"kind": received.extension, "size": len(received.content), "words": image.alt_text or ""}
