"""What somebody sees beside a number while she changes it."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel

from lms.contacts.models import Edition
from lms.contacts.queries import printed_with


class PrintsPanel(Panel):
    """Which prints carry the contact as it is, and which are to be thrown away already because it changed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "lms/contacts/prints_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            editions: list[Edition] = list(printed_with(self.instance))
            return super().get_context_data(parent_context) | {
                "carrying": [each for each in editions if each.withdrawn_at is None],
                "old": sum(each.withdrawn_at is not None for each in editions),
                "editions_url": reverse("contacts_editions"),
            }
