"""Which texts of a translation are translated, and which are still those of its source.

A translation begins as a copy: submitted for translation, or copied by hand, a page in Ukrainian says in
English what nobody has translated yet. Its language says nothing about its texts. A text is translated when
its translator wrote every sentence of it and it was published since; in a copy that nobody keeps in step with
its source, when it says something else than the source.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from wagtail.fields import StreamField

from lms.blocks.languages import Languages
from lms.blocks.untranslated import untranslated

if apps.is_installed("wagtail_localize"):  # a site may do without: then it says itself what is translated
    from wagtail_localize.fields import BaseTranslatableField, SynchronizedField


def own_in_each_language(*names: str) -> list[Any]:
    """For `override_translatable_fields`: what is neither translated nor copied from the source, because it
    is said anew for each language, such as who has reviewed it.
    """
    return list(map(BaseTranslatableField, names)) if apps.is_installed("wagtail_localize") else []


def same_in_each_language(*names: str) -> list[Any]:
    """For `override_translatable_fields`: what authors arrange their things by, which nobody translates."""
    return list(map(SynchronizedField, names)) if apps.is_installed("wagtail_localize") else []


def source_of(instance: Any, language: str = "") -> Any | None:
    """What `instance` is a translation of: the one in `language`, or the one that was there first.

    None when it is the source itself.
    """
    others = type(instance)._base_manager.filter(translation_key=instance.translation_key)
    others = others.select_related("locale").order_by("pk")
    found = others.filter(locale__language_code=language).first() if language else others.first()
    if found is None or found.pk == instance.pk:
        return None
    return found


def languages_of(instance: Any, source_language: str = "") -> Languages:
    """`source_language` when somebody else decided which one is the source."""
    own = instance.locale.language_code
    source = source_of(instance, source_language) if source_language != own else None
    if source is None:
        return Languages(own)
    copied = untranslated([(instance, source)])[instance.pk]
    return Languages(own, source.locale.language_code, copied, source, _kept(instance, source))


def languages_of_all(instances: Sequence[Any], *names: str) -> list[Languages]:
    """For a list: the number of queries does not grow with it. All of them are of one kind. With `names`, of
    these fields of plain text alone.
    """
    sources = _sources_of(instances, names)
    pairs = [(each, sources[each.translation_key]) for each in instances]
    copied = untranslated([(each, source) for each, source in pairs if source.pk != each.pk], *names)
    return [
        Languages(each.locale.language_code, source.locale.language_code, copied[each.pk])
        if each.pk in copied
        else Languages(each.locale.language_code)
        for each, source in pairs
    ]


def _sources_of(instances: Sequence[Any], names: Sequence[str]) -> dict[Any, Any]:
    """By the key all translations share: the one that was there first, with these fields."""
    if not instances:
        return {}
    rows = type(instances[0])._base_manager.filter(
        translation_key__in={each.translation_key for each in instances}
    )
    rows = rows.select_related("locale").order_by("-pk")
    if names:
        rows = rows.only("translation_key", "locale", *names)
    return {row.translation_key: row for row in rows}


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
