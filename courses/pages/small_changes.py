"""A small change to a page, a typo or a comma, leaves its translations right: they are kept as they are."""

from typing import Any

from django.apps import apps
from django.db import transaction
from rapidfuzz.fuzz import ratio

from courses.pages.languages import is_older, outdated_in
from courses.pages.rules import may_publish
from lms.core.people import Person
from lms.core.permissions import permit

#: How alike, in percent, a sentence must be to the one it was, for its translation to be kept.
ALIKE = 80


@transaction.atomic
def keep_translations(source: Any, *, by: Person) -> list[str]:
    """Let the translations that were up to date before the source was published last be so again.

    A sentence keeps its translation when it is nearly the one that was translated; any other waits for a
    translator. PermissionDenied for whoever may not publish the source. The languages that stay out of date.
    """
    permit(may_publish(by, source))
    for language in outdated_in(source):
        page = source.get_translations().filter(locale__language_code=language).first()
        if _is_kept_in_step(source, page):
            _carry(source, page.locale)
        elif not page.has_unpublished_changes and is_older(page, source):
            page.specific.save_revision(user=by).publish(user=by)
    return outdated_in(source)


def _is_kept_in_step(source: Any, page: Any) -> bool:
    return apps.is_installed("wagtail_localize") and (
        apps.get_model("wagtail_localize", "Translation")
        .objects.filter(source__object_id=source.translation_key, target_locale=page.locale_id, enabled=True)
        .exists()
    )


def _carry(source: Any, locale: Any) -> None:
    """From sentences that were to those that stand in their place now."""
    segments = apps.get_model("wagtail_localize", "StringSegment").objects.filter(
        source__object_id=source.translation_key, source__locale=source.locale_id
    )
    model = apps.get_model("wagtail_localize", "StringTranslation")
    now = list(segments.values_list("context_id", "string_id", "string__data"))
    written = list(
        model.objects.filter(context__object_id=source.translation_key, locale=locale, has_error=False)
        .select_related("translation_of")
        .order_by("-updated_at")
    )
    translated = {(row.context_id, row.translation_of_id) for row in written}
    standing = {(context, string) for context, string, _words in now}
    older = [row for row in written if (row.context_id, row.translation_of_id) not in standing]
    for context, string, words in now:
        if (context, string) in translated:
            continue
        same = [row for row in older if row.context_id == context]
        nearest = max(same, key=lambda row: ratio(row.translation_of.data, words), default=None)
        if nearest is not None and ratio(nearest.translation_of.data, words) >= ALIKE:
            kept = model.objects.create(
                translation_of_id=string,
                context_id=context,
                locale=locale,
                data=nearest.data,
                translation_type=nearest.translation_type,
                tool_name=nearest.tool_name,
                last_translated_by=nearest.last_translated_by,
            )
            # nothing was written now: what is published says it already
            model.objects.filter(pk=kept.pk).update(updated_at=nearest.updated_at)
