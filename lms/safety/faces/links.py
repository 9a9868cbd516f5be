"""Links from one face to another: refused when a page is saved, taken out when one is shown.

What a page refers to (pages, pictures, documents, in fields, rich text and blocks) is read with Wagtail's own
extractor; addresses that somebody typed are looked for in every text, however they are written.
"""

import html
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from lms.safety.access.addresses import is_editor
from lms.safety.access.request import current_request
from lms.safety.faces.belonging import kind_of_collection
from lms.safety.faces.domains import registrable_domain
from lms.safety.faces.editor_wall import is_over_the_wall
from lms.safety.faces.models import Face
from lms.safety.faces.queries import all_faces

logger = logging.getLogger("lms.links")
REFUSED = {
    "page": _(
        "There is a link to a page of the other website here. Take it out: the two websites "
        "never lead to each other."
    ),
    "file": _(
        "A picture or a file of the other website is used here. Choose one of this website, or upload it"
        " again here."
    ),
    "address": _(
        "There is an address of the other website here. Take it out: the two websites never lead to each"
        " other."
    ),
}
#: An attribute that leads somewhere, in what a page shows.
LEADS = re.compile(
    r"""\s(?:href|src|srcset|action|poster|cite|formaction|data-[\w-]+|content)\s*=\s*(?:"[^"]*"|'[^']*')""",
    re.IGNORECASE,
)


class KeepsToItsFace(models.Model):
    """A page or snippet that refuses to be saved, as a draft too, while it leads to another face."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        problems: dict[str, list[Any]] = {}
        for field, kind in links_elsewhere(self):
            if REFUSED[kind] not in problems.setdefault(field, []):
                problems[field].append(REFUSED[kind])
        if problems:
            raise ValidationError(
                {
                    field: [ValidationError(words, code="elsewhere") for words in said]
                    for field, said in problems.items()
                }
            )


def links_elsewhere(thing: models.Model) -> Iterator[tuple[str, str]]:
    """(field, kind of REFUSED) for everything of another face that `thing` leads to or shows.

    Nothing where there is one face.
    """
    faces = all_faces()
    kind = _kind_of(thing, faces)
    others = [face for face in faces if face.kind != kind]
    if not kind or not others:
        return
    homes = _homes(others)
    for content_type, key, path, _content_path in ReferenceIndex._extract_references_from_object(thing):
        target = ContentType.objects.get_for_id(content_type).model_class()
        if target is None:
            continue
        field = path.split(".")[0]
        if issubclass(target, Page):
            if any(
                found.startswith(tuple(homes))
                for found in Page.objects.filter(pk=key).values_list("path", flat=True)
            ):
                yield field, "page"
        elif hasattr(target, "collection"):
            found = target._default_manager.filter(pk=key).select_related("collection").first()
            if found is not None and kind_of_collection(found.collection) != kind:
                yield field, "file"
    for field, text in _written(thing):
        if names_host(
            text,
            tuple(face.site.hostname for face in others),
            tuple(face.site.hostname for face in faces if face.kind == kind),
        ):
            yield field, "address"


def links_between_faces() -> Iterator[tuple[str, str]]:
    """(where it stands, what it is) for everything saved that leads to another face, as `check_neutral`
    prints it.
    """
    for model in apps.get_models():
        if issubclass(model, KeepsToItsFace):
            for thing in model._default_manager.order_by("pk"):
                yield from (
                    (f"{model._meta.label} {thing.pk}, {field}", f"leads to the other face ({kind})")
                    for field, kind in links_elsewhere(thing)
                )


def _kind_of(thing: models.Model, faces: list[Face]) -> str:
    """By where a page stands; what has no place yet belongs to the face on whose host it is being written."""
    path = getattr(thing, "path", "")
    if path:
        for face in faces:
            if path.startswith(tuple(_homes([face]))):
                return str(face.kind)
    return getattr(getattr(current_request.get(), "face", None), "kind", "")


def _homes(faces: list[Face]) -> list[str]:
    keys = Page.objects.filter(pk__in=[face.site.root_page_id for face in faces]).values("translation_key")
    return list(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True))


def _written(thing: models.Model) -> Iterator[tuple[str, str]]:
    """What is written in each field, blocks as they are stored."""
    for field in thing._meta.concrete_fields:
        if not field.is_relation and isinstance(
            field, (models.CharField, models.TextField, models.JSONField)
        ):
            yield field.name, str(field.value_to_string(thing))
    for relation in getattr(thing._meta, "child_relations", []):
        for child in getattr(thing, relation.get_accessor_name()).all():
            yield from ((relation.get_accessor_name(), text) for _name, text in _written(child))


def plain_address(text: str) -> str:
    """In one way of writing: no entities, no percent signs, no wide letters, no capitals, nothing that is not
    seen.
    """
    for _time in range(3):
        text = unquote(html.unescape(text))
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\\/", "/")
    return "".join(letter for letter in folded if unicodedata.category(letter) != "Cf")


@lru_cache(64)
def _hosts(others: tuple[str, ...], own: tuple[str, ...]) -> re.Pattern[str]:
    """Any name below the domains of the other faces; where two faces share one, the exact names."""
    ours = {registrable_domain(host) for host in own}
    patterns = []
    for host in others:
        domain = registrable_domain(host)
        shared = not domain or domain in ours
        patterns.append(
            rf"(?<![\w.-]){re.escape(host)}" if shared else rf"(?<![\w-])(?:[\w-]+\.)*{re.escape(domain)}"
        )
        patterns += [
            pattern.replace(re.escape(host), re.escape(_in_ascii(host)))
            for pattern in patterns[-1:]
            if _in_ascii(host) != host
        ]
    return re.compile(rf"(?:{'|'.join(patterns)})(?![\w-])" if patterns else r"(?!)")


def _in_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def names_host(text: str, others: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return bool(_hosts(others, own).search(plain_address(text)))


def without_links_elsewhere(shown: str, kind: str, *, thoroughly: bool = True) -> str:
    """A page as the face `kind` shows it, without attributes that lead to another and without its host names.

    `thoroughly` looks for disguised addresses too; else a page in which no name stands plainly is left as it
    is, which costs next to nothing.
    """
    faces = all_faces()
    others = tuple(face.site.hostname for face in faces if face.kind != kind)
    own = tuple(face.site.hostname for face in faces if face.kind == kind)
    if not others or not _stands_in(shown, others, own, thoroughly=thoroughly):
        return shown
    kept = LEADS.sub(lambda match: "" if names_host(match[0], others, own) else match[0], shown)
    return re.sub(_hosts(others, own).pattern, "…", kept, flags=re.IGNORECASE)


def _stands_in(shown: str, others: tuple[str, ...], own: tuple[str, ...], *, thoroughly: bool) -> bool:
    if thoroughly:
        return names_host(shown, others, own)
    low = shown.lower()
    return any((registrable_domain(host) or host).casefold() in low for host in others) and bool(
        _hosts(others, own).search(low)
    )


class NoWayAcrossMiddleware:
    """Whatever a page holds, it leads nobody to another face.

    Pages of Wagtail's, which authors write, are read thoroughly.

    An address of the editor that names a page of another face is one that does not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if is_editor(request.path) and request.user.is_authenticated and is_over_the_wall(request, kwargs):
            raise Http404

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        face = getattr(request, "face", None)
        if (
            face is None
            or is_editor(request.path)
            or response.streaming
            or not response.get("Content-Type", "").startswith("text/html")
        ):
            return response
        match = request.resolver_match
        written = response.content.decode(response.charset)
        kept = without_links_elsewhere(
            written, face.kind, thoroughly=match is not None and match.url_name == "wagtail_serve"
        )
        if kept != written:
            logger.error("a page led to another face")
            response.content = kept
        return response
