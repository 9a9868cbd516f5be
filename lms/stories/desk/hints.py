"""What in a text may lead to somebody, as far as a machine can see it: for the readers to look at first. What
it does not see is theirs to see.
"""

from lms.core.typed_codes import only_digits, plain_digits

MOST = 40
ENDS = (".", "!", "?", "…", ":", "”", '"', "»")
AROUND = ".,;:!?()“”\"'«»"
#: Of an address that somebody is written to or found at.
WAYS = ("@", "://", "www.", "#")


def hints(text: str) -> list[str]:
    """Numbers, addresses, and capitals that begin no sentence: each once, in the order of the text."""
    found = []
    for line in plain_digits(text).splitlines():
        begins = True
        for word in line.split():
            bare = word.strip(AROUND)
            is_name = not begins and bare[:1].isupper() and len(bare) > 1
            if is_name or only_digits(bare) or any(way in word for way in WAYS):
                found.append(bare)
            begins = word.endswith(ENDS)
    return list(dict.fromkeys(found))[:MOST]
