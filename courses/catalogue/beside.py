"""What else the page of an author's courses offers. Those who bring it say so here."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest

from lms.contracts.registry import Registry
from lms.core.links import Link

#: Each gives its links for whoever asks.
beside_the_courses: Registry[Callable[[HttpRequest], Iterable[Link]]] = Registry("beside the courses")
