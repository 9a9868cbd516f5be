"""The steps that come next on one sheet, hers first, each line in both languages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from lms.core.conf import conf
from lms.core.slots import a_slot
from lms.core.texts import direction_of
from lms.pathways.plans.shown import Plan, PlanStep
from lms.printing import pdf

TEMPLATE = "lms_pathways/together/steps_sheet.html"
WAIT_SECONDS = 5


def steps_pdf(steps: Sequence[PlanStep], *, plan: Plan, languages: tuple[str, str]) -> bytes:
    """Kept nowhere. `languages`: hers, and that of whoever sat beside her."""
    hers, ours = languages
    context = {
        "steps": steps,
        "next_on": plan.next_review_on,
        "next_at": plan.next_review_at,
        "ours": ours if ours != hers else "",
        "ours_direction": direction_of(ours),
    }
    with override(hers):
        title = _("My next steps")
    with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
        return pdf.render_pdf(TEMPLATE, context, language=hers, title=title)
