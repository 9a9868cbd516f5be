from typing import Any

from django.views.generic import TemplateView

from lms.contracts.desk.panels import ASIDE, MAIN, Fact, PanelContent, PersonPanel, in_order
from lms.desk.frame import READING, LearnerMixin


class PersonView(LearnerMixin, TemplateView):
    """One learner: what each room shows of her to whoever reads."""

    when_closed = READING
    template_name = "lms/desk/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = self._panels()
        facts: list[Fact] = [fact for _panel, content in shown for fact in content.facts]
        main, aside = (
            [
                (panel.template, content.context)
                for panel, content in shown
                if panel.template and panel.column == column
            ]
            for column in (MAIN, ASIDE)
        )
        return super().get_context_data(**kwargs, person=self.profile, facts=facts, main=main, aside=aside)

    def _panels(self) -> list[tuple[PersonPanel, PanelContent]]:
        found = []
        for panel in in_order():
            if panel.may_see(reader=self.request.user, learner=self.profile):
                content = panel.content(request=self.request, learner=self.profile)
                if content is not None:
                    found.append((panel, content))
        return found
