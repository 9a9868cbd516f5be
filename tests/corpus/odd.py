"""Requests no browser makes, grown from parts: a path, a query, headers and a body, each whole or spoilt.

They go to the WSGI application itself, as the server hands them over: the test client would refuse to write
many of them.
"""

import encodings.aliases
import io
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import WSGIHandler
from hypothesis import strategies as st

from tests.corpus.requests import NAMES

#: Pieces of an address, as bytes of a path that was already unquoted.
PIECES: tuple[bytes, ...] = (
    b"a" * 256,
    b"a" * 5000,
    b"9" * 4301,
    b"9" * 20,
    b"-1",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"..",
    b".",
    b"%00",
    b"%2e%2e%2f",
    b"\\",
    b"a\nb",
    b"\r\nX: y",
    b"~root",
    b"CON",
    b" ",
    b"?",
    b"#",
    b"{{7*7}}",
    b"%s%n%(x)s",
    b"{0.__class__}",
    b"[",
    b"*",
    "ﷺ".encode() * 90,
    "\u202e".encode(),
    "\U0001f468\u200d\U0001f469".encode(),
    b"//elsewhere.example",
    b"/" * 300,
    b"a/" * 500,
    b"00000000-0000-0000-0000-00000000000",
    b"00000000-0000-0000-0000-000000000000",
    b"ZZZZ-ZZZZ",
    b"x.png",
    b"x" * 300 + b".png",
)
#: Values of fields and parameters.
VALUES: tuple[str, ...] = (
    "",
    " ",
    "\0",
    "a\0b",
    "a" * 5000,
    "9" * 4301,
    "9" * 20,
    "-" + "9" * 4301,
    "٣٤٥",
    "²",
    "1e400",
    "NaN",
    "-0",
    "0x10",
    "1_000",
    "[" * 3000,
    '{"a":' * 3000,
    "null",
    "[]",
    "{}",
    '{"id": 1, "rawId": [], "response": null}',
    '"x"',
    "1",
    "true",
    (
        '{"response": {"clientDataJSON": 1, "authenticatorData": "é", "signature": {}}, "id": "é", "rawId":'
        ' "é", "type": "public-key"}'
    ),
    "\ud83d",
    "\u202e",
    "\ufeff",
    "//elsewhere.example",
    "https:elsewhere.example",
    "/\\elsewhere.example",
    "http://[",
    "http://[::1",
    "javascript:alert(1)",
    "2026-02-30",
    "2026-03-29T02:30",
    "0000-00-00",
    "99999-01-01",
    "{{ 7 }}",
    "'; DROP TABLE x; --",
    "../../etc/passwd",
    "%",
    "%zz",
    "=1+1",
    "en",
    "../it",
    "x" * 300,
    "ar-" + "x" * 400,
    "00000000-0000-0000-0000-000000000000",
    "urn:uuid:00000000-0000-0000-0000-000000000000",
)
#: Headers a stranger chooses, with what may stand in them.
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_HOST": (
        "localhost:99999",
        "localhost:",
        "[::1",
        "LOCALHOST",
        "localhost.",
        "local host",
        "heal.localhost",
        "",
        "é",
        "a" * 300,
        "localhost:٣",
    ),
    "HTTP_ACCEPT_LANGUAGE": (
        "en;q=NaN,*;q=-1",
        "x-" + "y" * 500,
        "," * 5000,
        "it;q=9e999",
        "é",
        "*" * 50,
        "ar," * 2000,
        "zh-hans-" * 60,
    ),
    "HTTP_COOKIE": (
        "s=\x01; c=%00; l=../../etc; =; s; a=" + "b" * 4000,
        's="\\377"',
        "s=" + "a" * 5000,
        "c=x; c=y",
        "n=é; g=1",
        "messages=[[",
        "l=" + "x" * 600,
        ";" * 3000,
    ),
    "HTTP_RANGE": (
        "bytes=" + ",".join(f"{number}-{number}" for number in range(500)),
        "bytes=-",
        "bytes=9999999999999999999-",
        "bytes=5-1",
        "lines=1-2",
        "bytes=٣-",
    ),
    "HTTP_IF_MODIFIED_SINCE": (
        "Thu, 99 Foo 9999 99:99:99 GMT",
        "Thu, 01 Jan 0000 00:00:00 GMT",
        "Fri, 31 Dec 99999 23:59:59 GMT",
        "9" * 4301,
        "Mon, 31 Feb 2026 10:00:00 GMT",
    ),
    "HTTP_IF_NONE_MATCH": ('"' * 200, "W/", "*", '"é"'),
    "HTTP_IF_UNMODIFIED_SINCE": ("Mon, 31 Feb 2026 10:00:00 GMT",),
    "HTTP_X_FORWARDED_FOR": ("not-an-address, 999.1.1.1, ::::", "," * 500, "fe80::1%é", "1.1.1.1:99999"),
    "HTTP_X_FORWARDED_PROTO": ("gopher", "https,http"),
    "HTTP_X_REQUESTED_WITH": ("XMLHttpRequest",),
    "HTTP_REFERER": (
        "javascript:alert(1)",
        "http://[",
        "http://localhost:99999999/",
        "http://[::1/x",
        "é",
        "http://localhost:x/",
        "//",
    ),
    "HTTP_ORIGIN": ("null", "http://[", "http://localhost:x", "é", "https://localhost@elsewhere.example"),
    "HTTP_ACCEPT": ("é", "*/*;q=é", "," * 2000, "text/html;v=" + "a" * 3000, "/", "application/json"),
    "HTTP_ACCEPT_ENCODING": ("gzip;q=é", "br;q=-1", "*;q=0", "identity;q=0"),
    "HTTP_SEC_FETCH_DEST": ("é", "iframe"),
    "HTTP_AUTHORIZATION": ("Basic !!!!", "Bearer é", "Basic " + "A" * 4000),
    "HTTP_EXPECT": ("100-continue", "200-é"),
    "HTTP_TRANSFER_ENCODING": ("chunked", "gzip, chunked"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "REMOTE_ADDR": ("", "unix:", "::ffff:1.2.3.4", "fe80::1%eth0", "not"),
    "SERVER_PORT": ("0",),
}
LANGUAGES = ("", "/it", "/ar", "/xx", "/zh-hans")
METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "get",
    "FOO",
    "É",
    "A" * 300,
)
CHARSETS = tuple(
    sorted(
        {
            *encodings.aliases.aliases,
            *encodings.aliases.aliases.values(),
            "idna",
            "mbcs",
            "oem",
            "undefined",
            "utf-8-sig",
            "klingon",
            "",
            '"',
            "é",
            "a" * 3000,
        }
    )
)
#: One of each sort: what turns bytes into bytes, what always fails, what needs pairs or marks, what nobody
#: knows.
ODD_CHARSETS = (
    "rot13", "base64", "bz2", "hex", "quopri", "uu", "zip", "punycode", "idna", "undefined", "unicode_escape",
    "raw_unicode_escape", "utf_7", "utf_16", "utf_32", "cp037", "latin-1", "mbcs", "klingon", "",
    '"', "é", "a" * 3000, "UTF-8", "utf8", "us-ascii",
)  # fmt: skip
TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json",
    "text/plain",
    "image/png",
    "",
    "é",
    "/",
    ";",
    "a/b" * 900,
)
PARAMETERS = (
    "",
    "; boundary=x",
    "; boundary=",
    "; boundary=é",
    '; boundary="',
    "; boundary=" + "x" * 400,
    "; boundary*=utf-8''x",
    "; charset*=klingon''x",
    "; charset*0=utf; charset*1=-8",
    ";;;=;",
)
LENGTHS = ("right", "", "-1", "é", "9" * 30, "1", "0", "999999")


@dataclass(frozen=True)
class Odd:
    """One request.

    `path` is what stands in PATH_INFO, as bytes; `length` is what the header says of the body.
    """

    path: bytes
    method: str = "GET"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str | None = None
    body: bytes = b""
    length: str = "right"

    def environ(self, host: str) -> dict[str, Any]:
        length = str(len(self.body)) if self.length == "right" else self.length
        environ = {
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path.decode("latin-1"),
            "SCRIPT_NAME": "",
            "QUERY_STRING": self.query,
            "SERVER_NAME": host,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": host,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(self.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            **{name: value.encode().decode("latin-1") for name, value in self.headers.items()},
        }
        if self.content_type is not None:
            environ["CONTENT_TYPE"] = self.content_type.encode().decode("latin-1")
        if length:
            environ["CONTENT_LENGTH"] = length
        return environ


@dataclass(frozen=True)
class Answer:
    """`fault` is what went past everything that should have caught it."""

    status: int
    headers: dict[str, str]
    body: bytes
    fault: str = ""


def send(application: WSGIHandler, odd: Odd, *, host: str = "localhost", cookies: str = "") -> Answer:
    environ = odd.environ(host)
    if cookies:
        environ["HTTP_COOKIE"] = f"{cookies}; {environ.get('HTTP_COOKIE', '')}"
    told: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        told.update(status=int(status.split(" ", maxsplit=1)[0]), headers=dict(headers))

    try:
        response = application(environ, start_response)
        body = b"".join(response)
        response.close()
    except Exception as error:
        return Answer(0, {}, b"", f"{type(error).__name__}: {error}")
    return Answer(told["status"], told["headers"], body)


def multipart(fields: dict[str, str], *, border: str = "x", cut: int = 0, a_file: bool = False) -> bytes:
    extra = '; filename="a\\"' if a_file else ""
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    whole = ("".join(parts) + f"--{border}--\r\n").encode("utf-8", "surrogatepass")
    return whole[: len(whole) - cut] if cut else whole


def urlencoded(fields: dict[str, str]) -> bytes:
    return "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in fields.items()
    ).encode()


def paths(addresses: list[str]) -> st.SearchStrategy[bytes]:
    """An address as it is, with a piece in the place of one of its own, or with a piece after it."""

    def spoil(address: str, piece: bytes, place: int, language: str, slash: bool) -> bytes:
        parts = f"{language}{address}".encode().split(b"/")
        if place == 0:
            return b"/".join(parts)
        if place > 0:
            parts[min(place, len(parts) - 1)] = piece
            return b"/".join([*parts, b""] if slash else parts)
        return b"/".join(parts).rstrip(b"/") + b"/" + piece + b"/" * slash

    return st.builds(
        spoil,
        st.sampled_from(addresses),
        st.sampled_from(PIECES),
        st.integers(-2, 4),
        st.sampled_from(LANGUAGES),
        st.booleans(),
    )


values = st.sampled_from(VALUES) | st.text(max_size=30)
fields = st.dictionaries(
    st.sampled_from(
        (
            *NAMES,
            "login",
            "password",
            "credential",
            "sealed",
            "ago",
            "path",
            "form",
            "second",
            "csrfmiddlewaretoken",
        )
    ),
    values,
    max_size=6,
)
headers = st.lists(
    st.sampled_from(sorted(HEADERS)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from(HEADERS[name]))
    ),
    max_size=3,
).map(dict)
queries = st.one_of(
    st.just(""),
    fields.map(lambda given: urlencoded(given).decode()),
    st.sampled_from(
        [
            "%",
            "=&=&",
            "a" * 20_000,
            "&".join(f"x{number}=1" for number in range(2000)),
            "%ED%A0%80=%FF",
            "é",
            "[]=1&a[b]=2",
            "next=%0d%0aX:y",
        ]
    ),
)
content_types = st.one_of(
    st.none(),
    st.builds(lambda kind, parameter: kind + parameter, st.sampled_from(TYPES), st.sampled_from(PARAMETERS)),
    st.builds(
        lambda kind, charset: f"{kind}; charset={charset}", st.sampled_from(TYPES), st.sampled_from(CHARSETS)
    ),
)
bodies = st.one_of(
    st.just(b""),
    fields.map(urlencoded),
    st.builds(
        multipart,
        fields,
        border=st.sampled_from(["x", "", "xx"]),
        cut=st.integers(0, 40),
        a_file=st.booleans(),
    ),
    fields.map(lambda given: json.dumps(given).encode()),
    st.sampled_from(
        [b"[" * 200_000, b"\xff" * 1000, b"--x\r\n" * 5000, b"&" * 5000, b"a=1&" * 3000, b"\0", b"{"]
    ),
    st.binary(max_size=200),
)


def odd_requests(addresses: list[str]) -> st.SearchStrategy[Odd]:
    return st.builds(
        Odd,
        path=paths(addresses),
        method=st.sampled_from(METHODS),
        query=queries,
        headers=headers,
        content_type=content_types,
        body=bodies,
        length=st.sampled_from(LENGTHS),
    )
