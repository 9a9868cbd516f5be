"""What a machine may draft for translators, where a site says which one: off, unless it does.

    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "lms.blocks.machine.Drafts",
        "OPTIONS": {"CLASS": "your_site.translators.YourTranslator", "OPTIONS": {}},
    }

Texts go to whoever runs that machine. Only those of models that say `machine_may_draft` go, and of them none
that also stands elsewhere: what a page on rights, on coping or on services says is translated by people. What
a machine wrote is a draft: nobody reads it in the place of the source until a person has saved it
(`lms.blocks.untranslated`).
"""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.module_loading import import_string
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue


class Drafts(BaseMachineTranslator):
    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.machine = import_string(options["CLASS"])(options.get("OPTIONS", {}))

    @property
    def display_name(self) -> str:
        return str(self.machine.display_name)

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        return bool(self.machine.can_translate(source_locale, target_locale))

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Collection[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Of those that may go; wagtail-localize leaves the others as they are."""
        kept = _for_people({each.data for each in strings}, source_locale)
        wanted = [each for each in strings if each.data not in kept]
        return self.machine.translate(source_locale, target_locale, wanted) if wanted else {}


def is_drafted_by_machines(model: type) -> bool:
    return bool(getattr(model, "machine_may_draft", False))


def _for_people(words: set[str], locale: Any) -> set[str]:
    """What of it stands in something that no machine may translate."""
    drafted = ContentType.objects.get_for_models(*filter(is_drafted_by_machines, apps.get_models())).values()
    others = StringSegment.objects.filter(string__locale=locale, string__data__in=words)
    others = others.exclude(source__specific_content_type__in=drafted)
    return set(others.values_list("string__data", flat=True))
