"""Which texts of a translation are translated, and which are still those of its source.

A translation begins as a copy: submitted for translation, or copied by hand, a page in Ukrainian says in
English what nobody has translated yet. Its language says nothing about its texts. A text is translated when
its translator wrote every sentence of it and it was published since; in a copy that nobody keeps in step with
its source, when it says something else than the source.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from wagtail.fields import StreamField

from lms.blocks.languages import Languages

if apps.is_installed("wagtail_localize"):  # a site may do without: then it says itself what is translated
    from wagtail_localize.fields import BaseTranslatableField
    from wagtail_localize.models import StringSegment, StringTranslation, Translation
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

Sentences = dict[str, list[str]]


def own_in_each_language(*names: str) -> list[Any]:
    """For `override_translatable_fields`: what is neither translated nor copied from the source, because it
    is said anew for each language, such as who has reviewed it.
    """
    return list(map(BaseTranslatableField, names)) if apps.is_installed("wagtail_localize") else []


def source_of(instance: Any, language: str = "") -> Any | None:
    """What `instance` is a translation of: the one in `language`, or the one that was there first.

    None when it is the source itself.
    """
    others = instance.get_translations(inclusive=True).select_related("locale").order_by("pk")
    found = others.filter(locale__language_code=language).first() if language else others.first()
    if found is None or found.pk == instance.pk:
        return None
    return found


def untranslated(instance: Any, source: Any) -> frozenset[str]:
    """The places of the texts of `instance` that are still those of `source`, as wagtail-localize names them:
    "title", "body.<block>.text"; a place in a list names the item by its id. None where wagtail-localize is
    not installed: whoever publishes a page in a language has translated it.
    """
    if not apps.is_installed("wagtail_localize"):
        return frozenset()
    said, original = sentences_of(instance), sentences_of(source)
    kept = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id, enabled=True
    ).first()
    if kept is None:
        return frozenset(place for place, words in said.items() if words == original.get(place))
    written = _written(kept)
    for place, words in _frozen(kept).items():
        original.setdefault(place, []).extend(words)
    return frozenset(
        place
        for place, words in said.items()
        if any(_is_copied(each, original.get(place, []), written.get(place, set())) for each in words)
    )


def _is_copied(sentence: str, original: list[str], written: set[str]) -> bool:
    """What a translator wrote is a translation, even when it is spelt like the source. Where nothing was ever
    written, all is a copy, of however old a source.
    """
    return sentence not in written and (not written or sentence in original)


def _written(kept: Any) -> dict[str, set[str]]:
    """What translators ever wrote, by place."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = StringTranslation.objects.filter(
        context__object_id=kept.source.object_id, locale=kept.target_locale_id, has_error=False
    )
    for place, words in rows.values_list("context__path", "data"):
        found[place].add(words)
    return found


def _frozen(kept: Any) -> Sentences:
    """The source as it was when it was last brought in step with its translations."""
    found: Sentences = defaultdict(list)
    rows = StringSegment.objects.filter(source=kept.source_id)
    for place, words in rows.values_list("context__path", "string__data"):
        found[place].append(words)
    return found


def sentences_of(instance: Any) -> Sentences:
    """Every sentence somebody wrote, by its place."""
    found: Sentences = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


def languages_of(instance: Any, source_language: str = "") -> Languages:
    """`source_language` when somebody else decided which one is the source."""
    own = instance.locale.language_code
    source = source_of(instance, source_language) if source_language != own else None
    if source is None:
        return Languages(own)
    return Languages(
        own, source.locale.language_code, untranslated(instance, source), source, _kept(instance, source)
    )


def _kept(instance: Any, source: Any) -> frozenset[str]:
    """The recordings nobody has spoken in this language: the source's file, at the same place."""
    theirs = recordings_of(source)
    return frozenset(place for place, file in recordings_of(instance).items() if theirs.get(place) == file)


def recordings_of(instance: Any) -> dict[str, int]:
    """The file of every recording, by the id of its block, or "audio"."""
    found = {"audio": instance.audio_id} if getattr(instance, "audio_id", None) else {}
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            found |= dict(_recordings_in(getattr(instance, field.name).get_prep_value()))
    return found


def _recordings_in(part: Any) -> Iterator[tuple[str, int]]:
    if isinstance(part, dict):
        value = part.get("value")
        if part.get("id") and isinstance(value, dict) and value.get("audio"):
            yield part["id"], value["audio"]
        for child in part.values():
            yield from _recordings_in(child)
    elif isinstance(part, list):
        for child in part:
            yield from _recordings_in(child)
