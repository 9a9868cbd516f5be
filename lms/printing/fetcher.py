"""What a sheet may load while it is set. It imports WeasyPrint: use it only through `lms.printing.pdf`."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from lms.printing.fonts import FOLDER as FONTS

SHEETS = Path(__file__).parent / "sheets"


class RefusedAddress(ValueError):
    """WeasyPrint logs it and goes on without the resource."""


class SheetFetcher(URLFetcher):
    """Our own fonts and sheets, and data: URIs.

    Never the network, nor any other file: text on a sheet comes from people.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if urlsplit(url).scheme != "file":
            return super().fetch(url, headers)
        path = _own_file(url)
        mime_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mime_type})


def _own_file(url: str) -> Path:
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path)).resolve()
    if parts.netloc or not any(path.is_relative_to(folder) for folder in (FONTS.resolve(), SHEETS.resolve())):
        raise RefusedAddress(f"A sheet may not load {url}")
    return path
