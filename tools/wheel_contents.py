"""What goes into the wheel beside the packages: each app's templates, and compiled messages.

The repository keeps one tree of templates; a wheel has to carry them inside the apps, where Django finds them
in any site. `templates/<label>/` goes to `<the app with that label>/templates/<label>/`. What belongs to no
app (404.html …) is the ready-made site's, so it travels in its user app: a host site that installs only the
plugins never meets it.
"""

import re
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGES = ("lms", "courses", "employers")
OF_THE_SITE = "lms/site/users"
LABEL = re.compile(r'^    label = "(\w+)"$', re.MULTILINE)


def apps_by_label(root: Path) -> dict[str, str]:
    """{label: folder} of every app of ours, read from the apps.py files: a build cannot import them."""
    found = {}
    for package in PACKAGES:
        for path in (root / package).glob("**/apps.py"):
            match = LABEL.search(path.read_text(encoding="utf-8"))
            if match:
                found[match[1]] = path.parent.relative_to(root).as_posix()
    return found


def template_targets(root: Path) -> dict[str, str]:
    """{place in the repository: place in the wheel} of every entry of templates/."""
    apps = apps_by_label(root)
    return {
        str(entry): f"{apps.get(entry.name, OF_THE_SITE)}/templates/{entry.name}"
        for entry in sorted((root / "templates").iterdir())
    }


class WheelContents(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from tools.compile_messages import compile_stale

        compile_stale(root)
        if version != "editable":
            build_data["force_include"].update(template_targets(root))
