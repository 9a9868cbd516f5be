"""A moment becomes a day in lms.core.days, and a day becomes words in lms.core.written: nowhere else."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import house

#: Who makes a day otherwise, and why: {module: what it may}.
ALLOWED = {
    "lms.core.days": {"date()", "combine", "get_default_timezone"},
    "lms.messaging.working_days": {"date()"},  # of a moment that lms.core.days made local
    "lms.safety.faces.middleware": {"get_current_timezone"},  # a host's, which it gets back
    "lms.safety.http.logs": {"date()"},  # the month of a pseudonym: nobody reads it
    "lms.safety.leaving.views": {"replace(hour)"},  # a machine's UTC (RFC 9116)
    "lms.audit.anchor": {"a format"},  # a machine's UTC, marked with Z
    "lms.site.demo.times": {"replace(hour)"},  # of a moment that lms.core.days made local
}
CALLS = {
    *("localdate", "localtime", "make_aware", "make_naive", "get_current_timezone", "get_default_timezone"),
    *("combine", "utcnow", "strftime", "fromordinal", "date_format", "time_format", "number_format"),
    *("TruncDate", "TruncDay", "TruncMonth", "TruncYear", "ExtractYear", "ExtractMonth", "ExtractDay"),
}
LOOKUP = re.compile(r"_(at|until|since|seen|login)__(date|year|month|day|week_day|quarter|hour)\b")
FORMAT = re.compile(r"%[YmdHMBbAaj]")
MODULES = ("django.utils.formats", "django.utils.timesince", "django.utils.dateformat", "babel", "calendar")
WRITES = "lms.core.written"


def own_ways(tree: ast.Module) -> Iterator[str]:
    """What makes a day, or words of it, by itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _calls(node)
        elif isinstance(node, ast.Attribute):
            if ast.unparse(node) in {"datetime.date.today", "date.today", "datetime.datetime.today"}:
                yield "today"
            if node.attr in {"year", "month", "day"} and ast.unparse(node.value).endswith(("_at", ".now()")):
                yield f".{node.attr}"
        elif isinstance(node, ast.keyword) and node.arg and LOOKUP.search(node.arg):
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and LOOKUP.search(node.value):
            yield node.value
        elif isinstance(node, ast.FormattedValue) and node.format_spec and _is_now_in_a_format(node):
            yield "a format"


def _is_now_in_a_format(node: ast.FormattedValue) -> bool:
    return bool(FORMAT.search(ast.unparse(node.format_spec))) and "now()" in ast.unparse(node.value)


def _calls(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in CALLS:
        yield name
    if name == "date" and isinstance(node.func, ast.Attribute) and not node.args:
        yield "date()"
    if name == "replace" and {"hour", "minute"} & {keyword.arg for keyword in node.keywords}:
        yield "replace(hour)"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("timezone.now().date()", ["date()"]),
        ("row.issued_at.date()", ["date()"]),
        ("timezone.localdate(at)", ["localdate"]),
        ("datetime.date.today()", ["today"]),
        ("models.DateField(default=datetime.date.today)", ["today"]),
        ("row.started_at.year", [".year"]),
        ("rows.filter(issued_at__date=day)", ["issued_at__date"]),
        ("rows.values('expires_at__year')", ["expires_at__year"]),
        ("rows.annotate(day=TruncDate('at'))", ["TruncDate"]),
        ("datetime.datetime.combine(day, noon, tzinfo=datetime.UTC)", ["combine"]),
        ("now.replace(hour=0)", ["replace(hour)"]),
        ("f'{timezone.now():%Y-%m-%d}'", ["a format"]),
        ("row.observed_on.year; time.time(); datetime.time(12); timezone.now()", []),
    ],
)
def test_it_is_seen_when_somebody_makes_a_day_alone(source, found):
    assert list(own_ways(ast.parse(source))) == found


@pytest.mark.parametrize("path", house.python_files(), ids=house.place)
def test_days_are_made_in_one_place(path):
    module = house.module_name(path)
    assert set(own_ways(house.tree(path))) - ALLOWED.get(module, set()) == set()


def test_what_is_allowed_is_still_there():
    by_module = {house.module_name(path): path for path in house.python_files()}
    assert {
        module: set(own_ways(house.tree(by_module[module]))) & allowed for module, allowed in ALLOWED.items()
    } == ALLOWED


def test_words_of_days_and_numbers_are_made_in_one_place():
    found = {
        house.module_name(path)
        for path in house.python_files()
        for name in house.imported_modules(path)
        if f"{name}.".startswith(tuple(f"{taken}." for taken in MODULES))
    }
    assert found == {WRITES}


IN_TEMPLATES = re.compile(
    r"\|\s*(date|time|timesince|timeuntil|floatformat|localize|intcomma|naturalday|naturaltime|localtime|utc)\b"
    r"|\{%\s*(now|localtime|localize|timezone)\b"
)


def test_templates_write_days_and_numbers_by_the_one_library():
    found = {
        name: [match[0] for match in IN_TEMPLATES.finditer(house.without_comments(text))]
        for name, text in house.templates().items()
    }
    assert {name: ways for name, ways in found.items() if ways} == {}


def test_no_template_shows_a_moment_as_it_is():
    """`{{ row.issued_at }}` without a filter is Django's own format."""
    bare = re.compile(r"\{\{\s*[\w.]+(_at|_on|_until|\.at|\.since|\.until|\btoday)\s*\}\}")
    inside = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL)
    found = {
        name: [match[0] for match in bare.finditer(inside.sub("", text))]
        for name, text in house.templates().items()
    }
    assert {name: shown for name, shown in found.items() if shown} == {}
