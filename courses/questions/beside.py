"""What else the list of the question bank offers. Those who bring it say so here."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest
from wagtail.admin.widgets.button import HeaderButton

from lms.contracts.registry import Registry

#: Each gives its buttons for whoever asks.
beside_the_bank: Registry[Callable[[HttpRequest], Iterable[HeaderButton]]] = Registry(
    "beside the question bank"
)
