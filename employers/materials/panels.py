from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from employers.materials.counting.queries import counts_of


class TakenPanel(Panel):
    """In the editor of the shelf: how often each sheet was taken. Nothing is written in it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("How often they are taken"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "employers_materials/taken_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            shelf = self.instance
            return {
                **(super().get_context_data(parent_context) or {}),
                "counts": counts_of([shelf, *shelf.guides()]),
            }
