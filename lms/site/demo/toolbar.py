"""Django's debug toolbar in the demo, when it is asked for: `./run demo --debug-toolbar`."""

from django.http import HttpRequest


def is_shown(request: HttpRequest) -> bool:
    """On every page; the demo answers nobody but its own machine."""
    return True
