"""What else the page of an author's courses offers, and each module on it. Those who bring it say so here."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest

from lms.contracts.registry import Registry
from lms.core.links import Link

#: Each gives its links for whoever asks.
beside_the_courses: Registry[Callable[[HttpRequest], Iterable[Link]]] = Registry("beside the courses")
#: The same of a module, by its page, for whoever may begin a lesson in it.
beside_a_module: Registry[Callable[[HttpRequest, Any], Iterable[Link]]] = Registry("beside a module")
