"""What the list of contacts is narrowed by."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from lms.contacts.models import Contact
from lms.contacts.queries import to_check

DUE = "due"


class ContactFilter(WagtailFilterSet):
    waiting = django_filters.ChoiceFilter(
        label=_("To check"),
        choices=[(DUE, _("Not checked, or soon to be checked again"))],
        method="keep_waiting",
        empty_label=_("All"),
    )

    class Meta:
        model = Contact
        fields = ["kind", "country"]

    def keep_waiting(self, contacts: QuerySet[Contact], name: str, value: Any) -> QuerySet[Contact]:
        return contacts.filter(pk__in=to_check().values("pk")) if value == DUE else contacts
