"""Word files, as Word writes them: whole ones, and ones with something that must not come in."""

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{RELS}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
STYLES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Caption": "caption",
    "Quote": "Quote",
    "Subtitle": "Subtitle",
}
BULLETS, NUMBERS = 1, 2


def run(words: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(words: str, style: str = "", *, bold: bool = False) -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{run(words, bold=bold)}</w:p>"


def points(*words: str, kind: int = BULLETS) -> str:
    look = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{kind}"/></w:numPr></w:pPr>'
    return "".join(f"<w:p>{look}{run(each)}</w:p>" for each in words)


def table(*rows: tuple[str, ...], head: bool = True) -> str:
    made = ""
    for number, row in enumerate(rows):
        cells = (f"<w:tc>{paragraph(cell, bold=head and number == 0)}</w:tc>" for cell in row)
        made += f"<w:tr>{''.join(cells)}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def picture(number: int, words: str = "") -> str:
    shown = f'<a:blip r:embed="rIdPicture{number}"/>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{number + 1}" name="x" descr="{escape(words)}"/>'
        f"<a:graphic><a:graphicData><pic:pic><pic:blipFill>{shown}</pic:blipFill></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def page_break() -> str:
    return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def word(*parts: str, pictures: tuple[tuple[str, bytes], ...] = (), **more: str | bytes) -> bytes:
    """`pictures` are (ending, content). `more` holds other files, by their name with `__` for each slash."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{kind}"><w:lvl w:ilvl="0"><w:numFmt w:val="{look}"/></w:lvl>'
        f"</w:abstractNum>"
        for kind, look in ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    ) + "".join(
        f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>' for kind in (BULLETS, NUMBERS)
    )
    kinds = "".join(
        f'<Default Extension="{ending}" ContentType="image/{ending}"/>'
        for ending in {e for e, _c in pictures}
    )
    leads = "".join(
        f'<Relationship Id="rIdPicture{number}" Type="{RELS}/image" Target="media/image{number}.{ending}"/>'
        for number, (ending, _content) in enumerate(pictures)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(parts)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{lists}</w:numbering>",
        "word/_rels/document.xml.rels": _relations(
            f'<Relationship Id="rId1" Type="{RELS}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{RELS}/numbering" Target="numbering.xml"/>{leads}'
        ),
        **{f"word/media/image{n}.{ending}": content for n, (ending, content) in enumerate(pictures)},
        **{name.replace("__", "/"): content for name, content in more.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
