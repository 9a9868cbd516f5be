"""System checks of how texts are translated."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

#: lms.blocks.machine can be imported where wagtail-localize is installed alone.
DRAFTS = "lms.blocks.machine.Drafts"


@register(Tags.security)
def check_what_a_machine_may_translate(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Texts go to whoever runs the machine: a site says so on purpose, and in the one way that keeps texts
    on rights and coping with people.
    """
    said = getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None)
    if not said:
        return []
    if said.get("CLASS") != DRAFTS:
        return [
            Error(
                "WAGTAILLOCALIZE_MACHINE_TRANSLATOR is set: all that authors write could be sent to another"
                " service, and learners would read what nobody has read.",
                hint=f"Remove it; or put the translator into the OPTIONS of {DRAFTS}"
                " (docs/decisions/0106-a-machine-may-draft.md).",
                id="lms.E029",
            )
        ]
    return [
        Warning(
            "A machine drafts translations of courses and questions: their texts go to whoever runs it"
            f" ({said.get('OPTIONS', {}).get('CLASS')}).",
            hint="If that is agreed with the organisation: add lms.W062 to SILENCED_SYSTEM_CHECKS.",
            id="lms.W062",
        )
    ]
