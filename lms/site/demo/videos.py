"""Videos of the demo's lessons, drawn by us, each with captions in every language of the site."""

from pathlib import Path
from typing import Any

from wagtail.documents import get_document_model
from wagtail.models import Collection

from lms.site.demo.made import made_here

VIDEOS = Path(__file__).resolve().parents[3] / "demo" / "videos"


def video_for(name: str, collection: Collection) -> Any:
    return _document(name.replace("-", " "), VIDEOS / f"{name}.webm", collection)


def captions_for(name: str, collection: Collection) -> dict[str, int]:
    """The file of each language."""
    found = {}
    for file in sorted(VIDEOS.glob(f"{name}.*.vtt")):
        language = file.name.split(".")[-2]
        found[language] = _document(f"{name.replace('-', ' ')} ({language})", file, collection).pk
    return found


def _document(title: str, file: Path, collection: Collection) -> Any:
    model = get_document_model()
    if existing := model.objects.filter(title=title).first():
        return existing
    made = model(title=title, collection=collection)
    made.file = made_here(file.read_bytes(), file.suffix.removeprefix("."))
    made.file_size = made.file.size
    made._set_file_hash()
    made.save()
    return made
