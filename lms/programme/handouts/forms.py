"""The author's form of a handout: a draft may be as long as it likes, publishing names the page that does not
fit, in which form, and by how much.
"""

from collections import defaultdict
from typing import Any

from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from lms.printing.imposition import TooManyPages
from lms.printing.pdf import PrintingUnavailable
from lms.programme.handouts.forms_of_paper import Paper
from lms.programme.handouts.sheets import problems_of
from lms.programme.handouts.shown import too_long, too_many

#: The buttons that lead outside: publishing, and handing in for it.
OUTWARDS = ("action-publish", "action-submit")


class HandoutPageForm(WagtailAdminPageForm):
    measured = False

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not self.measured and any(self.data.get(name) for name in OUTWARDS):
            self.measured = True
            valid = self._fits()
        return valid

    def _fits(self) -> bool:
        panels = self.cleaned_data["panels"]
        too_long_ones: dict[int, list[str]] = defaultdict(list)
        fits = True
        for row in self.formsets["papers"].forms:
            if not row.cleaned_data or row.cleaned_data.get("DELETE"):
                continue
            form = Paper(row.cleaned_data["paper"]).form
            try:
                for problem in problems_of(self.instance, form, panels):
                    sentence = too_long(form, problem.number, problem.millimetres)
                    too_long_ones[problem.number - 1].append(sentence)
            except TooManyPages:
                row.add_error("paper", too_many(form, len(panels)))
                fits = False
            except PrintingUnavailable:
                return True
        if too_long_ones:
            self.add_error("panels", _at_their_pages(too_long_ones))
            self.add_error(None, _("Some pages are too long. The pages below say by how much."))
        return fits and not too_long_ones


def _at_their_pages(sentences: dict[int, list[str]]) -> Any:
    return StreamBlockValidationError(
        block_errors={
            index: StructBlockValidationError(non_block_errors=ErrorList(told))
            for index, told in sentences.items()
        }
    )
