"""What a package index shows: the README and where everything else is, by addresses that lead somewhere.

The README's links lead from file to file, as they do in the repository. Whoever publishes says where that is
(`HEAL_REPOSITORY`, docs/releasing.md); then they lead into the release there.
"""

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]]*)\]\((?P<place>[^)\s:]+)\)")
PAGES = {
    "Documentation": "blob/{tag}/docs/host-site.md",
    "Changelog": "blob/{tag}/CHANGELOG.md",
    "Source": "tree/{tag}",
    "Issues": "issues",
    "Security": "blob/{tag}/SECURITY.md",
}


def made_absolute(text: str, repository: str, tag: str) -> str:
    def lead(link: re.Match[str]) -> str:
        place = link["place"]
        kind = "raw" if link["picture"] else "tree" if place.endswith("/") else "blob"
        return f"{link['picture']}[{link['words']}]({repository}/{kind}/{tag}/{place})"

    return LINK.sub(lead, text)


def addresses(repository: str, tag: str) -> dict[str, str]:
    return {name: f"{repository}/{page.format(tag=tag)}" for name, page in PAGES.items()}


class IndexMetadata(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        repository = os.environ.get("HEAL_REPOSITORY", "").rstrip("/")
        if repository:
            tag = f"v{metadata['version']}"
            text = made_absolute(text, repository, tag)
            metadata["urls"] = {"Homepage": repository, **addresses(repository, tag)}
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
