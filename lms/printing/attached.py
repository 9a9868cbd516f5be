"""A file inside a PDF: found by readers in their list of attachments, and belonging to the document as
PDF 2.0 and PDF/A-3 have it (associated file).
"""

from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Attached:
    """`description` is what a reader shows beside it; it has no date, which would say when it was printed."""

    filename: str
    content: bytes
    media_type: str
    description: str

    def to(self, pdf: pikepdf.Pdf) -> None:
        file = pikepdf.AttachedFileSpec(
            pdf,
            self.content,
            filename=self.filename,
            description=self.description,
            mime_type=self.media_type,
            relationship=pikepdf.Name.Supplement,
        )
        pdf.attachments[self.filename] = file
        pdf.Root.AF = pikepdf.Array([file.obj])
