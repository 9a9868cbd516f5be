"""What a browser never sends and a stranger does.

Each is (name, arguments of the test client beside the address).
"""

import json
from typing import Any

LONG = "a" * 100_000
BAD_TEXTS = (
    "\0",
    "%00",
    "\ud83d",
    "\u202e",
    "a" * 5000,
    "-1",
    "9" * 40,
    "NaN",
    "2026-02-30",
    "2026-03-29T02:30",
    "{{ 7 }}",
    "'; DROP TABLE x; --",
    "../../etc/passwd",
    "[]",
    "null",
    "9" * 4301,
    "[" * 3000,
)
NAMES = (
    "uuid",
    "id",
    "key",
    "step",
    "version",
    "choice",
    "code",
    "handle",
    "pin",
    "name",
    "next",
    "page",
    "q",
    "language",
    "lang",
    "until",
    "items",
    "second",
    "p",
    "credential",
    "sealed",
    "ago",
    "path",
    "form",
    "login",
    "password",
    "pin_again",
    "group-cohort",
)

QUERIES = {
    "NUL": "?q=%00&page=%00&next=%00&lang=%00",
    "half a letter": "?q=%ED%A0%80&lang=%ED%A0%80&page=%ED%A0%80",
    "other bytes": "?q=%FF%FE&lang=%FF&second=%FF",
    "huge numbers": f"?page={'9' * 400}&p={'9' * 400}",
    "negative": "?page=-1&p=-1&id=-1",
    "no numbers": "?page=NaN&p=Infinity",
    "twice": "?page=1&page=2&lang=en&lang=it",
    "lists": "?page[]=1&page[a]=1&lang[]=x",
    "2 000 parameters": "?" + "&".join(f"x{number}=1" for number in range(2000)),
    "bad dates": "?until=2026-02-30&from=2026-03-29T02:30",
    "elsewhere": "?next=//elsewhere.example&next=https:elsewhere.example&lang=../../x&second=//x",
    "template": "?q={{7*7}}&lang={%25debug%25}",
    "long": f"?q={'a' * 4000}&lang={'b' * 4000}",
}

HEADERS: dict[str, dict[str, str]] = {
    "method override": {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_X_METHOD_OVERRIDE": "PUT"},
    "odd languages": {"HTTP_ACCEPT_LANGUAGE": "en;q=NaN,*;q=-1,x-" + "y" * 500},
    "twice": {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_HOST": "elsewhere.example, elsewhere.example"},
    "ranges": {"HTTP_RANGE": "bytes=" + ",".join(f"{number}-{number}" for number in range(500))},
    "odd cookies": {"HTTP_COOKIE": "s=\x01; c=%00; l=../../etc; __Host-s=x; =; s; " + "a=" + "b" * 4000},
    "odd times": {"HTTP_IF_MODIFIED_SINCE": "Thu, 99 Foo 9999 99:99:99 GMT", "HTTP_IF_NONE_MATCH": '"' * 200},
    "odd addresses": {"HTTP_X_FORWARDED_FOR": "not-an-address, 999.1.1.1, ::::", "REMOTE_ADDR": ""},
    "odd referrer": {"HTTP_REFERER": "javascript:alert(1)", "HTTP_ORIGIN": "null"},
}


def form(text: str) -> dict[str, Any]:
    return {"data": dict.fromkeys(NAMES, text)}


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


BODIES: dict[str, dict[str, Any]] = {
    **{
        f"fields {text[:12].encode('unicode_escape').decode()}": form(text)
        for text in BAD_TEXTS
        if text != "\ud83d"
    },
    "nothing": {"data": {}},
    "half a letter": {
        "data": b"handle=%ED%A0%80&code=%ED%A0%80&name=%ED%A0%80&pin=%FF",
        "content_type": "application/x-www-form-urlencoded",
    },
    "lists": {"data": {name: ["1", "2", "x"] for name in NAMES}},
    "2 000 fields": {"data": {f"x{number}": "1" for number in range(2000)}},
    "JSON": {"data": json.dumps(dict.fromkeys(NAMES, -1)), "content_type": "application/json"},
    "big JSON": {"data": json.dumps({"x": LONG * 40}), "content_type": "application/json"},
    "deep JSON": {"data": nested(10_000), "content_type": "application/json"},
    "JSON without numbers": {
        "data": '{"step": NaN, "version": Infinity}',
        "content_type": "application/json",
    },
    "wrong type": {"data": b"\x00\x01\x02", "content_type": "image/png"},
    "no type": {"data": b"handle=x", "content_type": ""},
    "unknown letters": {
        "data": b"handle=x",
        "content_type": "application/x-www-form-urlencoded; charset=klingon",
    },
    "parts without a border": {"data": b"--x\r\n", "content_type": "multipart/form-data"},
    "parts cut off": {
        "data": b'--x\r\nContent-Disposition: form-data; name="handle"\r\n\r\nab',
        "content_type": "multipart/form-data; boundary=x",
    },
    "a file for a text": {
        "data": b'--x\r\nContent-Disposition: form-data; name="handle"; filename="a"\r\n\r\nab\r\n--x--\r\n',
        "content_type": "multipart/form-data; boundary=x",
    },
    "XML": {
        "data": b'<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&x;</c>',
        "content_type": "application/xml",
    },
}
