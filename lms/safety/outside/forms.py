"""The editor's form of a page that visitors may be shown: a draft may say anything, publishing names the
field and the word.
"""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from lms.safety.neutral.words import known_names
from lms.safety.outside.texts import problem_with

#: The buttons that lead outside: publishing, and handing in for it.
OUTWARDS = ("action-publish", "action-submit")


class OutsideForm(WagtailAdminPageForm):
    looked_at = False

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not self.looked_at and any(self.data.get(name) for name in OUTWARDS):
            self.looked_at = True
            valid = not self._name_what_tells() and valid
        return valid

    def _name_what_tells(self) -> bool:
        if not self.instance.may_be_shown_outside():
            return False
        names = known_names()
        problems: list[tuple[Any, str | None, Any]] = []
        for field, text in self.instance.outside_texts(with_lists=False):
            if problem := problem_with(text, names):
                problems.append((self, field if field in self.fields else None, problem))
        for formset in self.formsets.values():
            problems += [
                (row, field, problem)
                for row, field, text in _written(formset)
                if (problem := problem_with(text, names))
            ]
        problems += [(self, None, problem) for problem in self.instance.telling_elsewhere(names)]
        for form, field, problem in problems:
            form.add_error(field, problem)
        return bool(problems)


def _written(formset: Any) -> list[tuple[Any, str, str]]:
    rows = [
        row for row in formset.forms if hasattr(row, "cleaned_data") and not row.cleaned_data.get("DELETE")
    ]
    return [
        (row, name, value)
        for row in rows
        for name, value in row.cleaned_data.items()
        if isinstance(value, str)
    ]
