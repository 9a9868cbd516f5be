"""XML and tables."""

from tests.corpus import Case

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)).encode()

XML = [
    Case(
        "ordinary",
        lambda: b'<?xml version="1.0" encoding="UTF-8"?><course title="\xce\x9a"><lesson/></course>',
        "",
    ),
    Case(
        "ordinary UTF-16",
        lambda: '<?xml version="1.0" encoding="UTF-16"?><course title="Кухня"/>'.encode("utf-16"),
        "",
    ),
    Case("empty", lambda: b"", "file.empty"),
    Case("no XML", lambda: b"Dear all,", "xml.broken"),
    Case("cut off", lambda: b"<course><lesson></course>", "xml.broken"),
    Case(
        "billion laughs",
        lambda: b'<!DOCTYPE c [<!ENTITY l0 "ha">' + LAUGHS + b"]><c>&l9;</c>",
        "xml.entities",
    ),
    Case(
        "file of the server",
        lambda: b'<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><c>&x;</c>',
        "xml.entities",
    ),
    Case(
        "another server",
        lambda: b'<!DOCTYPE c [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]><c>&x;</c>',
        "xml.entities",
    ),
    Case(
        "parameter entity",
        lambda: b'<!DOCTYPE c [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]><c/>',
        "xml.entities",
    ),
    Case("a document type", lambda: b'<!DOCTYPE c SYSTEM "http://127.0.0.1:1/c.dtd"><c/>', "xml.entities"),
    Case("UTF-7", lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-c/+AD4-', "xml.encoding"),
    Case("UTF-16 without its mark", lambda: '<?xml version="1.0"?><c/>'.encode("utf-16-le"), "xml.encoding"),
    Case(
        "an entity in UTF-16",
        lambda: '<!DOCTYPE c [<!ENTITY x "y">]><c>&x;</c>'.encode("utf-16"),
        "xml.entities",
    ),
    Case("half a letter in UTF-16", lambda: b"\xff\xfe<\0c\0/\0>\0\0", "xml.encoding"),
    Case("a million levels", lambda: b"<c>" * 1_000_000, "xml.too_deep"),
    Case("too big", lambda: b"<c>" + b" " * 21_000_000 + b"</c>", "xml.too_large"),
    Case("a million elements", lambda: b"<c>" + b"<l/>" * 1_000_000 + b"</c>", "file.too_much"),
    Case(
        "a million attributes",
        lambda: b"<c " + b" ".join(b'a%d=""' % number for number in range(1_000_000)) + b"/>",
        "file.too_much",
    ),
    Case(
        "elements of many attributes",
        lambda: (
            b"<c>"
            + (b"<l " + b" ".join(b'a%d=""' % number for number in range(1000)) + b"/>") * 1000
            + b"</c>"
        ),
        "file.too_much",
    ),
    Case("a long word", lambda: b"<c>" + b"a" * 5_000_000 + b"</c>", ""),
    Case("a long word in a section", lambda: b"<c><![CDATA[" + b"a" * 5_000_000 + b"]]></c>", ""),
]

ADDRESSES = {
    "lessons/one.html": "",
    "lessons/one.html?x=1#y": "",
    "/etc/passwd": "xml.address",
    "../../etc/passwd": "xml.address",
    "lessons/%2e%2e/%2e%2e/x": "xml.address",
    "https://elsewhere.example/x": "xml.address",
    "//elsewhere.example/x": "xml.address",
    "javascript:alert(1)": "xml.address",
    "data:text/html,x": "xml.address",
    "C:\\x": "xml.address",
    "lessons\\one.html": "xml.address",
    "one\0.html": "xml.address",
    "": "xml.address",
}


def table(text: str, encoding: str = "utf-8") -> bytes:
    return text.encode(encoding)


TABLES = [
    Case("ordinary", lambda: table("title,hours\nKitchen,6\n"), ""),
    Case("with a mark", lambda: table("title,hours\nKitchen,6\n", "utf-8-sig"), ""),
    Case("UTF-16", lambda: table("title\thours\nКухня\t6\n", "utf-16"), ""),
    Case("windows-1251", lambda: table("title;hours\nКухня и гостиница;6\n", "cp1251"), ""),
    Case("semicolons", lambda: table('title;hours\n"Kitchen; rooms";6\n'), ""),
    Case("a line in a cell", lambda: table('title,hours\n"Kitchen\nand rooms",6\n'), ""),
    Case("formulas stay text", lambda: table("title,hours\n=cmd|' /C calc'!A0,+6\n@SUM(1),-6\n"), ""),
    Case("empty rows between", lambda: table("title,hours\n\n,\nKitchen,6\n"), ""),
    Case("empty", lambda: b"", "file.empty"),
    Case("spaces", lambda: b" \n \n", "file.empty"),
    Case("other bytes", lambda: bytes(range(128, 256)) * 3, "table.encoding"),
    Case("a column without a name", lambda: table("title,,hours\na,b,c\n"), "table.no_columns"),
    Case("a column twice", lambda: table("title,hours,Title\na,b,c\n"), "table.column_twice"),
    Case("a column missing", lambda: table("title\nKitchen\n"), "table.missing_column"),
    Case("too few cells", lambda: table("title,hours\nKitchen\n"), "table.ragged"),
    Case("too many cells", lambda: table("title,hours\nKitchen,6,7\n"), "table.ragged"),
    Case("an open quotation mark", lambda: table('title,hours\n"Kitchen,6\nRooms,7\n'), "table.quotes"),
    Case("text behind a quotation", lambda: table('title,hours\n"Kitchen"x,6\n'), "table.quotes"),
    Case("NUL", lambda: table("title,hours\nKit\0chen,6\n"), "table.control"),
    Case("an escape", lambda: table("title,hours\nKit\x1b[31mchen,6\n"), "table.control"),
    Case("a million rows", lambda: b"title,hours\n" + b"a,b\n" * 1_000_000, "table.too_many_rows"),
    Case("a long cell", lambda: b"title,hours\n" + b"a" * 30_000 + b",6\n", "table.cell_too_long"),
    Case(
        "a cell of a megabyte", lambda: b"title,hours\n" + b"a" * 1_000_000 + b",6\n", "table.cell_too_long"
    ),
    Case("too big", lambda: b"title,hours\n" + b"a,b\n" * 6_000_000, "file.too_large"),
    Case(
        "a million columns",
        lambda: b",".join(b"c%d" % number for number in range(1_000_000)),
        "file.too_much",
    ),
    Case("commas", lambda: b"title,hours" + b"," * 19_000_000, "file.too_much"),
    Case(
        "a thousand columns",
        lambda: b",".join(b"c%d" % number for number in range(1_000)) + b"\n",
        "file.too_much",
    ),
    Case(
        "many columns and rows",
        lambda: (
            (b",".join(b"c%d" % number for number in range(250)) + b"\n") + (b"a," * 249 + b"a\n") * 20_000
        ),
        "file.too_much|table.missing_column",
    ),
    Case(
        "empty rows of many columns",
        lambda: b"title,hours\n" + (b"," * 250 + b"\n") * 40_000,
        "file.too_much",
    ),
    Case("a few million lines", lambda: b"title,hours\n" + b"\n" * 5_000_000, "table.too_many_rows"),
]

#: Written into every text field, and through every cleaner. `alert` is what the browser tests listen for.
ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//elsewhere.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror=&#97;lert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//elsewhere.example/>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}{{ request.META }}",
    "${alert(1)}#{alert(1)}",
    "';alert(1)//\\';alert(1)//",
    "\u003cscript\u003ealert(1)\u003c/script\u003e",
    "<p>\u202etxt.exe</p>",
    "zero\u200bwidth\u200djoiner\ufeffmark",
]
