"""Categories of Moodle as folders: `$course$/top/Kitchen/Hygiene` is “Kitchen/Hygiene”."""

import re

BEFORE = re.compile(r"^\$\w+\$/?")
LONGEST = 200


def folder_of(category: str) -> str:
    """A slash that belongs to a name is written twice there."""
    said = BEFORE.sub("", category.strip()).replace("//", "\0")
    parts = [" ".join(part.replace("\0", "-").split()) for part in said.split("/")]
    if parts and parts[0] == "top":
        parts = parts[1:]
    return "/".join(part for part in parts if part)[:LONGEST]


def category_of(folder: str) -> str:
    return f"$course$/top/{folder}" if folder else "$course$/top"
