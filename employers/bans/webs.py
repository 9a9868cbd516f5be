"""Websites and mail addresses: whose they are.

Of most, the domain that somebody registered says it. Where many are at home in one domain, it is the name
they have there.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lms.core.typed_codes import plain_text, without_invisible

#: Mail for everybody, in every country: the name before the "@" is theirs.
MAIL = {
    *("gmail", "googlemail", "yahoo", "hotmail", "outlook", "icloud"),
    *("libero", "virgilio", "protonmail", "gmx"),
}
MAIL_DOMAINS = {"live.com", "live.it", "mail.com", "mail.ru", "proton.me", "ukr.net"}
#: Pages of everybody: the first part of the path that is a name is theirs.
PATHS = {
    *("facebook.com", "fb.com", "fb.me", "instagram.com", "linkedin.com", "tiktok.com"),
    *("x.com", "twitter.com", "youtube.com", "linktr.ee", "t.me", "wa.me"),
}
#: Sites of everybody: the name before the domain is theirs.
SITES = {
    *("wixsite.com", "wordpress.com", "blogspot.com", "weebly.com", "business.site", "github.io"),
    *("webnode.it", "webnode.com", "webnode.page", "altervista.org", "jimdofree.com"),
}
#: In a path, what is no name.
_NO_NAME = {"company", "in", "pages", "pg", "people", "profile.php", "p", "c", "channel", "user", "share"}
_PARTED = re.compile(r"[\s,;<>()\[\]]+")
_MAIL = re.compile(r"([^\s@/]+)@([^\s@/]+)")
_IN_WORDS = re.compile(r"https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.\w{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """`home` is the same for the same owner; `name` is what may be written alike elsewhere."""

    home: str
    name: str


def webs_in(field: str) -> list[str]:
    """Each of those that stand in a field for one."""
    return [part for part in _PARTED.split(without_invisible(field)) if "." in part.strip(".")]


def webs_among(words: str) -> list[str]:
    """Those that stand between other words."""
    return [found.rstrip(".,;:)") for found in _IN_WORDS.findall(without_invisible(words))]


def read_web(web: str) -> Web | None:
    """None for what is no address, or nobody's."""
    web = plain_text(web).strip()
    mail = _MAIL.fullmatch(web)
    try:
        parted = urlsplit(f"//{mail[2]}" if mail else web if "//" in web else f"//{web}")
        parts = _labels(parted.hostname or "")
    except ValueError:
        return None
    if len(parts) < 2:
        return None
    two = ".".join(parts[-2:])
    if parts[-2] in MAIL or two in MAIL_DOMAINS:
        return _at_home(parts[-2], mail[1].partition("+")[0].replace(".", "") if mail else "")
    if two in PATHS:
        path = [part.lstrip("@") for part in unquote(parted.path).casefold().split("/") if part]
        return _at_home(two, next((part for part in path if part not in _NO_NAME), ""))
    if two in SITES:
        return _at_home(two, ".".join(parts[:-2]))
    domain = parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:]
    return Web(home=".".join(domain), name=domain[0])


def _at_home(host: str, name: str) -> Web | None:
    return Web(home=f"{host}/{name.casefold()}", name=name.casefold()) if name else None


def _labels(host: str) -> list[str]:
    """As people read it, without www: "xn--…" is how a computer writes other letters."""
    parts = [part for part in host.casefold().removeprefix("www.").split(".") if part]
    return [_readable(part) for part in parts]


def _readable(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label
