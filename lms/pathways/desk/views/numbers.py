from typing import Any

from django.views.generic import TemplateView

from lms.desk.frame import DeskMixin
from lms.pathways.desk.numbers import FEWEST, network_numbers


class NumbersView(DeskMixin, TemplateView):
    template_name = "lms_pathways/desk/numbers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tables, alone = network_numbers()
        return super().get_context_data(**kwargs, tables=tables, alone=alone, fewest=FEWEST)
