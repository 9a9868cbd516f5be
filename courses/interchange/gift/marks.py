"""The signs of GIFT. One with a backslash before it is an ordinary sign: it is put out of the way, as a
character that no text holds, while the others are looked for.
"""

import re

NEWLINE = "n"
SIGNS = f"~=#{{}}:\\{NEWLINE}"
#: U+FDD0 and those after it stand for no character, in no text.
AWAY = {sign: chr(0xFDD0 + number) for number, sign in enumerate(SIGNS)}
BACK = {ord(away): "\n" if sign == NEWLINE else sign for sign, away in AWAY.items()}
NONE = re.compile("[\ufdd0-\ufdef]")
ESCAPED = re.compile(r"\\([~=#{}:\\n])")
CATEGORY = re.compile(r"\s*\$CATEGORY:([^\n]*)")


def hidden(text: str) -> str:
    return ESCAPED.sub(lambda found: AWAY[found[1]], NONE.sub("", text))


def shown(text: str) -> str:
    return text.translate(BACK)


def escaped(text: str) -> str:
    """As it is written into a file."""
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")
