"""What anybody may read, without an account: looked at when it is published, and once more when it is shown
(S1).

A page that may be shown to visitors of the skills face is a `ShownOutside`. Its drafts may say anything;
publishing is refused with the field and the word, whichever way it is published. Should a telling text be
live all the same (an older word list, a question or a picture renamed since), the page looks like one that
does not exist until it is mended.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from lms.core.shared import shared
from lms.safety.faces.links import KeepsToItsFace
from lms.safety.neutral.words import known_names, told_outside
from lms.safety.outside.forms import OutsideForm
from lms.safety.outside.seen import pages_seen_outside, published
from lms.safety.outside.texts import TellingOutside, plain, problem_with, texts_of

ELSEWHERE = _(
    "%(page)s (%(language)s), %(field)s: “%(word)s” says too much where anybody may read it. Change it there"
    " first."
)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
#: What a page says of itself in our shells: in a site's own design it is no `main`, and the site's stands
#: around all of ours, the way out and what it says included.
MAIN = re.compile(r'<(?:main|div)\b[^>]*\bid="main".*?(?:</main>|<footer\b)', re.DOTALL)
MAIN_OF_THEIRS = re.compile(r"<main\b.*?</main>", re.DOTALL)
NAMES_SECONDS = 60


class ShownOutside(KeepsToItsFace):
    """For pages of the skills face that visitors may be shown. `seen_outside` of a class says which, and what
    lists them (lms.safety.outside.seen).
    """

    base_form_class = OutsideForm
    seen_outside: ClassVar[bool | str] = False

    class Meta:
        abstract = True

    @property
    def marked_outside(self) -> bool:
        """What its author says; whether visitors meet it depends on the pages above it too."""
        seen = type(self).seen_outside
        return bool(getattr(self, seen)) if isinstance(seen, str) else seen

    def is_open_to_visitors(self) -> bool:
        """Whether Wagtail may serve the page to anyone; the learner's side never asks."""
        return type(self).seen_outside is True or self.pk in pages_seen_outside()

    def get_route_paths(self) -> list[str]:
        """Wagtail leads from an address a page had to the one it has: not to what nobody may know of."""
        return super().get_route_paths() if self.is_open_to_visitors() else []

    def may_be_shown_outside(self) -> bool:
        """Whether this page, as it is being published, is meant for anybody's eyes."""
        return True

    def outside_texts(self, *, with_lists: bool = True) -> Iterator[tuple[str, str]]:
        """(field, text) of everything a visitor may read on it.

        In the editor, the lists below it are the form's.
        """
        yield from texts_of(self, with_lists=with_lists)

    def shown_with(self) -> Iterable["ShownOutside"]:
        """Pages that are live already and come into sight by publishing this one: what it is in other
        languages.
        """
        return published(self.get_translations()).select_related("locale")

    def telling_elsewhere(self, names: Iterable[str]) -> Iterator[ValidationError]:
        for page in self.shown_with():
            for field, text in page.outside_texts():
                if found := told_outside(plain(text), names):
                    params = {
                        "page": page.title,
                        "language": page.locale.language_code,
                        "field": words_for(page, field),
                        "word": found[0],
                    }
                    yield ValidationError(ELSEWHERE, code="telling", params=params)

    def refuse_telling(self) -> None:
        if not self.may_be_shown_outside():
            return
        names = known_names()
        problems: dict[str, list[ValidationError]] = {}
        for field, text in self.outside_texts():
            if problem := problem_with(text, names):
                problems.setdefault(field, []).append(problem)
        if elsewhere := list(self.telling_elsewhere(names)):
            problems["__all__"] = elsewhere
        if problems:
            said = {
                field: [message for problem in found for message in problem.messages]
                for field, found in problems.items()
            }
            raise TellingOutside(
                problems,
                " ".join(
                    f"{self.title}, {words_for(self, field)}: {message}"
                    for field, messages in said.items()
                    for message in messages
                ),
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A draft of a live page is a revision: what is written here is what visitors will read."""
        if self.live and kwargs.get("clean", True) and not kwargs.get("update_fields"):
            if self.locale_id is None:  # Wagtail gives it one too, and later
                self.locale = self.get_default_locale()
            self.refuse_telling()
        super().save(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return refuse_to_show_telling(super().serve(request, *args, **kwargs))


def words_for(page: models.Model, field: str) -> str:
    found = {each.name: each for each in page._meta.get_fields()}.get(field)
    return str(getattr(found, "verbose_name", "") or field)


@lru_cache(512)
def _tells(text: str, names: tuple[str, ...]) -> bool:
    return bool(told_outside(plain(text), names))


def tells_outside(*texts: str) -> bool:
    """For what is about to be shown: the names of organisations may be a minute old."""
    names = tuple(shared("telling-names", known_names, seconds=NAMES_SECONDS))
    return any(_tells(text, names) for text in texts if text)


def refuse_to_show_telling(response: HttpResponse) -> HttpResponse:
    """The answer, unless its title or its content tells: then there is no such page."""
    if hasattr(response, "render"):
        response = response.render()
    if not response.get("Content-Type", "").startswith("text/html"):
        return response
    page = response.content.decode(response.charset)
    said = [*TITLE.findall(page), *(MAIN.findall(page) or MAIN_OF_THEIRS.findall(page))]
    if tells_outside(*said):
        raise Http404
    return response


def page_classes() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, ShownOutside)]


def texts_shown_outside() -> Iterator[tuple[str, str]]:
    for model in page_classes():
        for page in published(model.objects.all()):
            if page.may_be_shown_outside():
                yield from ((f"page {page.pk}, {field}", plain(text)) for field, text in page.outside_texts())
