"""What a package names, as this site has it."""

import re
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.interchange.package.origins import Origins
from courses.interchange.package.outward import FACTS, LINK, PARTS
from courses.interchange.package.schema import Problem, Told
from courses.interchange.records import Level
from courses.questions.models import Question
from lms.blocks.destinations import named
from lms.contacts.models import Contact
from lms.intake.html import whole_html
from lms.intake.problems import printable

MODELS = {"picture": get_image_model, "sound": get_document_model}
PAGE = re.compile(r"page:([A-Za-z0-9-]+)")


@dataclass
class Inward:
    """`keys` holds {id in the package: translation key here} of all that has one, `media` {name: id here} as
    far as it is here yet, `questions` and `pages` {(translation key, language): id here}. While it is only
    planned what is not here yet is nothing.
    """

    origins: Origins
    as_new: bool = False
    #: Translation keys of pages and questions that are here.
    present: Collection[str] = ()
    keys: dict[str, str] = field(default_factory=dict)
    media: dict[str, int] = field(default_factory=dict)
    known_media: Mapping[str, Any] = field(default_factory=dict)
    questions: dict[tuple[str, str], int] = field(default_factory=dict)
    pages: dict[tuple[str, str], int] = field(default_factory=dict)
    known_questions: set[str] = field(default_factory=set)
    known_pages: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    language: str = ""

    def key_of(self, origin: str) -> str:
        """The same for every language of a thing: its own here, or a new one."""
        if origin not in self.keys:
            here = self.origins.key_of(origin)
            self.keys[origin] = here if self.is_here(origin) else str(uuid.uuid4())
        return self.keys[origin]

    def is_here(self, origin: str) -> bool:
        return not self.as_new and self.origins.key_of(origin) in self.present

    def row_key(self, origin: str, *, is_here: bool) -> str:
        """Of what stands in a module: of one that is here it keeps the one it has."""
        if origin not in self.keys:
            self.keys[origin] = self.origins.key_of(origin) if is_here else str(uuid.uuid4())
        return self.keys[origin]

    def chosen(self, model: type[Model], told: Told) -> Any:
        kind, _colon, name = told.text(most=200).partition(":")
        if kind in MODELS and issubclass(model, MODELS[kind]()):
            return self.file(told, kind)
        if kind == "question" and issubclass(model, Question):
            return self.question(told)
        if kind == "contact" and issubclass(model, Contact):
            found = Contact.objects.filter(uuid=_uuid(name)).first()
            if found is None:
                self.note(told, _("This site does not have the contact. Choose one of yours."))
            return found and found.pk
        raise told.wrong(_("“%(value)s” cannot be chosen here.") % {"value": printable(told.value)})

    def file(self, told: Told, kind: str) -> int | None:
        if told.value is None:
            return None
        said, _colon, name = told.text(most=200).partition(":")
        if said != kind or self.known_media.get(name) != kind:
            raise told.wrong(_("“%(value)s” is not in the package.") % {"value": printable(told.value)})
        return self.media.get(name)

    def question(self, told: Told) -> int | None:
        _kind, _colon, rest = told.text(most=200).partition(":")
        origin, _colon, language = rest.partition(":")
        if origin not in self.known_questions:
            raise told.wrong(_("“%(value)s” is not in the package.") % {"value": printable(told.value)})
        key = self.key_of(origin)
        here = [pk for (each, _language), pk in self.questions.items() if each == key]
        return self.questions.get((key, language)) or next(iter(here), None)

    def page(self, told: Told) -> int | None:
        if told.value is None:
            return None
        origin = told.uuid()
        if origin not in self.known_pages:
            raise told.wrong(_("“%(value)s” is not in the package.") % {"value": printable(told.value)})
        return self._page(origin)

    def _page(self, origin: str) -> int | None:
        key = self.key_of(origin)
        here = [pk for (each, _language), pk in self.pages.items() if each == key]
        return self.pages.get((key, self.language)) or next(iter(here), None)

    def leads_to(self, told: Told) -> str:
        found = named(told.text(most=100))
        if found and found[0] == "ask":
            return told.value
        if not found or found[0] not in PARTS or str(found[1]) not in self.known_pages:
            raise told.wrong(_("“%(value)s” is not in the package.") % {"value": printable(told.value)})
        return f"{found[0]}:{self.key_of(str(found[1]))}"

    def formatted(self, told: Told) -> str:
        def link(found: re.Match[str]) -> str:
            facts = dict(FACTS.findall(found[0][: found[0].index(">") + 1]))
            if "linktype" not in facts:
                return found[0]
            page = PAGE.fullmatch(facts.get("id", ""))
            if facts["linktype"] != "page" or page is None or page[1] not in self.known_pages:
                self.note(told, _("A link that leads nowhere is left out."))
                return found[1]
            return f'<a id="{self._page(page[1]) or 0}" linktype="page">{found[1]}</a>'

        return LINK.sub(link, whole_html(told.text()))

    def unknown(self, told: Told) -> None:
        words = _("“%(kind)s” belongs to a part that this site does not have. It is left out.")
        self.note(told, words % {"kind": printable(told.text())})

    def note(self, told: Told, message: str) -> None:
        self.problems.append(Problem(told.file, told.field, message, Level.NOTE))


def _uuid(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(name)
    except ValueError:
        return None
