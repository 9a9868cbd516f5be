"""Which texts of translations are still those of their sources, by what wagtail-localize keeps about them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Q

if apps.is_installed("wagtail_localize"):
    from wagtail_localize.models import StringSegment, StringTranslation, Translation
    from wagtail_localize.segments import StringSegmentValue
    from wagtail_localize.segments.extract import extract_segments

Sentences = dict[str, list[str]]


class Written(NamedTuple):
    """By place, every sentence that was ever written in a language: by people, and by a machine."""

    by_people: dict[str, set[str]]
    by_machine: dict[str, set[str]]


#: A translation and its source.
Pair = tuple[Any, Any]


def untranslated(pairs: Sequence[Pair], *names: str) -> dict[Any, frozenset[str]]:
    """By the translation: the places of its texts that are still those of its source, as wagtail-localize
    names them: "title", "body.<block>.text"; a place in a list names the item by its id. None where
    wagtail-localize is not installed: whoever publishes a page in a language has translated it.

    With `names`, of these fields of plain text alone. Three queries at most, however many there are.
    """
    if not pairs or not apps.is_installed("wagtail_localize"):
        return {translation.pk: frozenset() for translation, _source in pairs}
    kept = _kept_of([translation for translation, _source in pairs])
    written = _written(kept.values(), names) if kept else {}
    frozen = _frozen(kept.values(), names) if kept else {}
    found = {}
    for translation, source in pairs:
        said, original = sentences_of(translation, *names), sentences_of(source, *names)
        at = translation.translation_key, translation.locale_id
        if at in kept:
            found[translation.pk] = _copied(said, original, frozen[kept[at].source_id], written[at])
        else:
            found[translation.pk] = frozenset(
                place
                for place, words in said.items()
                if words == original.get(place) and any(map(_has_letters, words))
            )
    return found


def sentences_of(instance: Any, *names: str) -> Sentences:
    """Every sentence somebody wrote, by its place; with `names`, of these fields of plain text alone."""
    if names:
        texts = ((name, getattr(instance, name)) for name in names)
        return {name: [StringSegmentValue("", text).string.data] for name, text in texts if text}
    found: Sentences = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


def _has_letters(sentence: str) -> bool:
    """A number or an hour is the same in every language."""
    return any(map(str.isalpha, sentence))


def _copied(said: Sentences, original: Sentences, frozen: Sentences, written: Written) -> frozenset[str]:
    """`frozen`: the source as it was when it was last brought in step with its translations, by place."""

    def is_copied(sentence: str, place: str) -> bool:
        """What a translator wrote is a translation, even when it is spelt like the source. Where nothing was
        ever written, all is a copy, of however old a source. What a machine wrote is none before a person
        has saved it.
        """
        theirs = written.by_people[place]
        if sentence in theirs:
            return False
        if sentence in written.by_machine[place]:
            return True
        return not theirs or sentence in original.get(place, []) or sentence in frozen.get(place, [])

    return frozenset(place for place, words in said.items() if any(is_copied(each, place) for each in words))


def _kept_of(translations: Iterable[Any]) -> dict[Any, Any]:
    """What wagtail-localize keeps in step with a source, by (translation key, locale)."""
    at = {(each.translation_key, each.locale_id) for each in translations}
    rows = Translation.objects.filter(
        source__object_id__in={key for key, _locale in at},
        target_locale__in={locale for _key, locale in at},
        enabled=True,
    ).select_related("source")
    found = {(row.source.object_id, row.target_locale_id): row for row in rows.order_by("-pk")}
    return {each: row for each, row in found.items() if each in at}


def _written(kept: Iterable[Any], names: Sequence[str]) -> dict[Any, Written]:
    found: dict[Any, Written] = defaultdict(lambda: Written(defaultdict(set), defaultdict(set)))
    rows = StringTranslation.objects.filter(
        _at_places(names),
        context__object_id__in={row.source.object_id for row in kept},
        locale__in={row.target_locale_id for row in kept},
        has_error=False,
    )
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    for key, locale, place, how, words in rows.values_list(
        "context__object_id", "locale_id", "context__path", "translation_type", "data"
    ):
        by = found[key, locale].by_machine if how == machine else found[key, locale].by_people
        by[place].add(words)
    return found


def _frozen(kept: Iterable[Any], names: Sequence[str]) -> dict[Any, Sentences]:
    found: dict[Any, Sentences] = defaultdict(lambda: defaultdict(list))
    rows = StringSegment.objects.filter(_at_places(names), source__in={row.source_id for row in kept})
    for source, place, words in rows.values_list("source_id", "context__path", "string__data"):
        found[source][place].append(words)
    return found


def _at_places(names: Sequence[str]) -> Q:
    return Q(context__path__in=names) if names else Q()
