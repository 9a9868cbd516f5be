"""A course becomes a package: one JSON file for each page and question, pictures and recordings as they are.

One page is in memory at a time. The same course gives the same bytes.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from courses.interchange.package.known import Known
from courses.interchange.package.origins import Origins
from courses.interchange.package.outward import Outward
from courses.interchange.package.pages import Writing, kind_of
from courses.interchange.package.parts import parts
from courses.interchange.package.questions import write_question
from courses.interchange.package.schema import FORMAT, MEDIA, PACKAGE, VERSION, Problem, Told, as_json
from courses.interchange.package.tree import Node, tree_of
from courses.questions.models import Question

PIECE = 64 * 1024
#: A day for all: when a file was made is nobody's business.
DAY = (1980, 1, 1, 0, 0, 0)
A_FILE = 0o100600 << 16
Tell = Callable[[int, int], None]


def write_package(course: Any, file: IO[bytes], tell: Tell = lambda done, total: None) -> list[Problem]:
    """What stays behind of it."""
    tree, origins = tree_of(course), Origins()
    nodes = list(tree.all())
    outward, known = Outward(origins, {node.key for node in nodes}), Known()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for number, node in enumerate(nodes, start=1):
            _put(packed, *_page(node, Writing(outward, known)))
            tell(number, len(nodes))
        asked = sorted(outward.questions, key=origins.origin_of)
        for key in asked:
            _put(packed, *_question(key, outward, known))
        for part in parts:
            _put(packed, f"parts/{part.key}.json", part.write(tree.key, outward))
        _put(packed, MEDIA, {name: _told_of(name, row) for name, row in outward.media.items()})
        for number, (name, row) in enumerate(sorted(outward.media.items()), start=1):
            _copy(packed, _told_of(name, row)["file"], row)
            tell(number, len(outward.media))
        _put(packed, PACKAGE, _contents(tree, [origins.origin_of(key) for key in asked], origins))
    return outward.problems


def _contents(tree: Node, questions: list[str], origins: Origins) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": origins.origin_of(tree.key),
        "source": tree.source,
        "languages": sorted({language for node in tree.all() for language in node.pages}),
        "modules": [
            {
                "id": origins.origin_of(module.key),
                "lessons": [origins.origin_of(lesson.key) for lesson in module.below],
            }
            for module in tree.below
        ],
        "questions": questions,
        "parts": [part.key for part in parts],
    }


def _page(node: Node, writing: Writing) -> tuple[str, dict[str, Any]]:
    origin = writing.outward.origins.origin_of(node.key)
    name = f"pages/{origin}.json"
    return name, {
        "id": origin,
        "kind": kind_of(node.pages[node.source]),
        "source": node.source,
        "pages": {
            language: writing.page(
                page.get_latest_revision_as_object(), Told(name, f"pages.{language}", None)
            )
            for language, page in node.pages.items()
        },
    }


def _question(key: str, outward: Outward, known: Known) -> tuple[str, dict[str, Any]]:
    origin = outward.origins.origin_of(key)
    name = f"questions/{origin}.json"
    rows = Question.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    languages = {row.locale.language_code: row for row in rows}
    return name, {
        "id": origin,
        "source": next(iter(languages)),
        "questions": {
            language: write_question(row, Told(name, f"questions.{language}", None), outward, known)
            for language, row in languages.items()
        },
    }


def _told_of(name: str, row: Any) -> dict[str, str]:
    suffix = PurePosixPath(row.file.name).suffix
    return {
        "file": f"media/{name}{suffix}",
        "title": row.title,
        "description": getattr(row, "description", "") or "",
    }


def _put(packed: ZipFile, name: str, value: Any) -> None:
    packed.writestr(_entry(name, ZIP_DEFLATED), as_json(value))


def _copy(packed: ZipFile, name: str, row: Any) -> None:
    with (
        row.file.storage.open(row.file.name, "rb") as source,
        packed.open(_entry(name, ZIP_STORED), "w") as to,
    ):
        while piece := source.read(PIECE):
            to.write(piece)


def _entry(name: str, method: int) -> ZipInfo:
    entry = ZipInfo(name, DAY)
    entry.compress_type, entry.external_attr = method, A_FILE
    return entry
