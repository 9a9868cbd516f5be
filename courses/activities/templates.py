"""Templates that stand beside an activity type, in its own folder.

They are read from the file, so a type in any package brings them without a setting of the site; they use the
site's template engine, with its tags.
"""

import sys
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template import Engine, Origin, Template, TemplateDoesNotExist

from lms.core.kept_templates import keep


def template_beside(kind: type, name: str) -> Template:
    """The template in the folder of the class, or of the nearest class it inherits from."""
    if settings.DEBUG:
        return _compile(_file_beside.__wrapped__(kind, name))
    return _compiled(_file_beside(kind, name))


@cache
def _file_beside(kind: type, name: str) -> Path:
    for ancestor in kind.__mro__:
        file = getattr(sys.modules.get(ancestor.__module__), "__file__", None)
        path = Path(file).parent / name if file else None
        if path and path.is_file():
            return path
    raise TemplateDoesNotExist(f"{name} beside {kind.__module__}")


def _compile(path: Path) -> Template:
    origin = Origin(name=str(path), template_name=f"{path.parent.name}/{path.name}")
    return Template(path.read_text(encoding="utf-8"), origin=origin, engine=Engine.get_default())


@cache
def _compiled(path: Path) -> Template:
    template = _compile(path)
    keep(template)
    return template
