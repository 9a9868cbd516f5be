"""The name of a website as somebody types it, or copies it from the bar of a browser."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from lms.safety.faces.domains import registrable_domain

LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
LONGEST, LAST_PORT = 253, 65535
PORTS = {"http": 80, "https": 443}


class NoHost(ValueError):
    """It names no host. `why` is "name", "port" or "path"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Host:
    name: str
    port: int

    @property
    def address(self) -> str:
        usual = {80: "http://", 443: "https://"}
        start = usual.get(self.port, "http://")
        return f"{start}{self.name}{'' if self.port in usual else f':{self.port}'}"


def usual_port() -> int:
    """What stands in the addresses that are printed: where all is sent over TLS, nobody types a port."""
    return 443 if settings.SECURE_SSL_REDIRECT else 80


def read_host(typed: str, port: int | None = None) -> Host:
    """`typed` may begin with http:// or https://, and end with a port or a slash. `port` is the one meant
    where none is typed. Names in other alphabets become what the network calls them. Raises NoHost.
    """
    text = typed.strip()
    scheme = text.partition("://")[0].lower() if "://" in text else ""
    try:
        parts = urlsplit(text if scheme else f"//{text}")
        told = parts.port
    except ValueError:
        raise NoHost("port" if "[" not in text else "name") from None
    if told == 0 or (scheme and scheme not in PORTS):
        raise NoHost("port" if told == 0 else "name")
    if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise NoHost("path")
    return Host(_name(parts.hostname or ""), told or PORTS.get(scheme, 0) or port or usual_port())


def _name(host: str) -> str:
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise NoHost("name") from None
    if not name or len(name) > LONGEST or not all(LABEL.fullmatch(label) for label in name.split(".")):
        raise NoHost("name")
    return name


def is_let_in(name: str) -> bool:
    """Whether Django answers to this name at all (ALLOWED_HOSTS)."""
    allowed = settings.ALLOWED_HOSTS or ([".localhost", "127.0.0.1", "[::1]"] if settings.DEBUG else [])
    return validate_host(name, allowed)


def joined_by(one: str, other: str) -> str:
    """The domain that two host names share, "" where none tells of the other."""
    domain = registrable_domain(one)
    return domain if domain and domain == registrable_domain(other) else ""
