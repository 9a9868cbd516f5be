"""What pages and questions name, as a package says it. What comes along is noted, and what stays behind."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.interchange.package.origins import Origins
from courses.interchange.package.schema import Problem, Told
from courses.interchange.records import Level
from courses.questions.models import Question
from lms.blocks.destinations import named
from lms.contacts.models import Contact
from lms.intake.html import whole_html

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
FACTS = re.compile(r"\b(linktype|id|href)=\"([^\"]*)\"")
#: The kinds of link that lead to a part of a course.
PARTS = ("course", "module", "lesson")


@dataclass
class Outward:
    """`keys` are those of the pages of the course. `media` holds {name in packages: the file's row} of what
    was met, `questions` the keys of those that are asked.
    """

    origins: Origins
    keys: Collection[str]
    media: dict[str, Any] = field(default_factory=dict)
    questions: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    _rows: dict[tuple[type[Model], Any], Any] = field(default_factory=dict)

    def row(self, model: type[Model], pk: Any) -> Any:
        """Asked for once, however often it is named."""
        if (model, pk) not in self._rows:
            found = model._base_manager.filter(pk=pk)
            if model is Question:
                found = found.select_related("locale")
            self._rows[model, pk] = found.first()
        return self._rows[model, pk]

    def chosen(self, model: type[Model], told: Told) -> str | None:
        row = self.row(model, told.value)
        if row is None:
            return None
        if isinstance(row, Question):
            self.questions.add(str(row.translation_key))
            return f"question:{self.origins.origin_of(row.translation_key)}:{row.locale.language_code}"
        if isinstance(row, get_image_model() | get_document_model()):
            return self.file(row)
        if isinstance(row, Contact):
            self.note(
                told, _("A contact stays behind: another site has its own. It is found there by its id.")
            )
            return f"contact:{row.uuid}"
        self.note(told, _("What is chosen here stays behind."))
        return None

    def file(self, row: Any) -> str | None:
        """The name of a picture or recording, which comes along."""
        if not row.file or not row.file.storage.exists(row.file.name):
            return None
        name = self.origins.origin_of(PurePosixPath(row.file.name).stem)
        kind = "picture" if isinstance(row, get_image_model()) else "sound"
        self.media[name] = row
        return f"{kind}:{name}"

    def page(self, row: Any, told: Told) -> str | None:
        """The name of a page of the course. Another one stays behind."""
        if row is None:
            return None
        if str(row.translation_key) in self.keys:
            return self.origins.origin_of(row.translation_key)
        self.note(told, _("“%(title)s” is outside of this course and stays behind.") % {"title": row.title})
        return None

    def leads_to(self, told: Told) -> str:
        found = named(told.value)
        if found and found[0] in PARTS and str(found[1]) in self.keys:
            return f"{found[0]}:{self.origins.origin_of(found[1])}"
        if found and found[0] == "ask":
            return told.value
        self.note(told, _("A link leads out of the course and stays behind."))
        return ""

    def formatted(self, told: Told) -> str:
        def link(found: re.Match[str]) -> str:
            opening = found[0][: found[0].index(">") + 1]
            facts = dict(FACTS.findall(opening))
            if "linktype" not in facts:
                return found[0]
            page = self.row(Page, int(facts["id"])) if facts["linktype"] == "page" else None
            if page is not None and str(page.translation_key) in self.keys:
                target = f"page:{self.origins.origin_of(page.translation_key)}"
                return f'<a id="{target}" linktype="page">{found[1]}</a>'
            self.note(told, _("A link leads out of the course and stays behind."))
            return found[1]

        return whole_html(LINK.sub(link, told.value))

    def unknown(self, told: Told) -> None:
        self.note(told, _("A block of a part that is not installed stays behind."))

    def note(self, told: Told, message: str) -> None:
        self.problems.append(Problem(told.file, told.field, message, Level.NOTE))
