"""What of a site is guarded: in a stranger's site only what is this suite's own.

A view is ours when it declares a policy, or when one of our packages defines it: there an undeclared one is a
slip, and closed. What we add to Wagtail's editor goes by the editor's own rights. `LMS_GUARDED_PATHS` names
more of a site; the ready-made one names all of it.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from lms.contracts.checks import OUR_PACKAGES
from lms.core.conf import conf
from lms.safety.access.addresses import is_editor


def is_guarded_path(path: str) -> bool:
    """Whether the site hands this address to us, whoever answers it."""
    return path.startswith(tuple(conf.guarded_paths))


def is_defined_here(view: Callable[..., Any]) -> bool:
    return getattr(view, "view_class", view).__module__.partition(".")[0] in OUR_PACKAGES


def is_ours(request: HttpRequest) -> bool:
    """By the address, and by the view as soon as it is known: before that, and where there is none, the
    address decides.
    """
    if is_guarded_path(request.path_info):
        return True
    match = getattr(request, "resolver_match", None)
    if match is None:
        return False
    return hasattr(match.func, "lms_policy") or (is_defined_here(match.func) and not is_editor(request.path))
