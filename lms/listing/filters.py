"""Search and filters of a list, read from its address. What is no answer to a filter filters nothing."""

from functools import reduce
from operator import and_, or_
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lms.core.typed_codes import plain_digits

#: So many words of a search are looked for; more make the query slow and find nothing.
MOST_WORDS = 6


class ListFilters(django_filters.FilterSet):
    """Every list's filters: the search, and what a list adds as fields of its own.

    Each word has to be found, in any of `searched`.
    """

    searched: tuple[str, ...] = ()

    q = django_filters.CharFilter(
        method="search",
        label=_("Search"),
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def get_form_class(self) -> type[forms.Form]:
        """Made once: a class for each request took a tenth of a page's time.

        A filter whose choices depend on who asks gives them to the form's field (`form` of the list's own
        filters), not to the class.
        """
        if "_form_class" not in type(self).__dict__:
            type(self)._form_class = super().get_form_class()
        return type(self)._form_class

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        words = plain_digits(value).split()[:MOST_WORDS]
        if not words or not self.searched:
            return rows
        return rows.filter(
            reduce(
                and_,
                (
                    reduce(or_, (Q(**{f"{field}__icontains": word}) for field in self.searched))
                    for word in words
                ),
            )
        )
