"""Rules about dangerous code, held over Python's own syntax tree: what semgrep would look for (decision 8).

A line in an ALLOWED table is a decision: it says why it is safe there.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from lms.site.settings import base
from tests.architecture import house

#: Modules that reach out, or read what nobody made harmless: {module: {who may: why}}
FETCHING = (
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "socket",
    "ssl",
    "ftplib",
    "smtplib",
    "telnetlib",
    "asyncio",
)
ALLOWED = {
    "urllib.request": {
        "lms.printing.fetcher": "url2pathname, which turns an address into a path and fetches nothing"
    },
    "subprocess": {
        "lms.intake.limited": "the process that opens foreign files",
        "lms.privacy.backups": "pg_dump and pg_restore, with arguments from the settings",
        "lms.site.demo.speech": "espeak-ng on words of the demo",
    },
    "zipfile": {
        "lms.intake.archives": "the one reader",
        "lms.intake.spreadsheets": "counts what is in a workbook before openpyxl reads it",
        "lms.intake.word": "looks at what is in a Word file, in a process of its own",
        "courses.interchange.package.writing": "writes course packages, reads none",
        "courses.interchange.beginning.building": "the same, of a template",
        "lms.privacy.copying": "writes her copy, reads none",
        "lms.services.hsds.exporting": "writes tables, reads none",
    },
    "importlib.util": {"lms.site.settings.production": "looks whether a driver is installed, runs nothing"},
    "csv": {
        "lms.intake.csv_rows": "the one reader and writer",
        "lms.services.hsds.exporting": "writes tables for machines, reads none",
    },
    "xml": {
        "lms.intake.xml": "types and the tree; defusedxml parses",
        "courses.interchange.moodle.reading": "elements that lms.intake.xml read",
        "courses.interchange.moodle.files": "the same",
        "courses.interchange.moodle.gaps": "the same",
        "courses.interchange.moodle.writing": "writes questions, reads none",
    },
    "PIL": {
        f"lms.intake.pictures.{part}": "the one reader, in a process of its own"
        for part in ("clean", "colours", "gif", "moving")
    }
    | {"lms.intake.pictures.once_more": "what was cleaned, as another file"},
    "pikepdf": {
        "lms.intake.pdf": "the one reader",
        "lms.printing.pdf": "our own PDFs, just made",
        "lms.printing.reading": "the same",
        "lms.printing.named": "the same",
        "lms.printing.attached": "the same",
        "lms.printing.folded": "the same",
    },
}
WATCHED = (
    *FETCHING,
    "subprocess",
    "zipfile",
    "tarfile",
    "shutil.unpack_archive",
    "csv",
    "xml",
    "lxml",
    "PIL",
    "pikepdf",
    "pickle",
    "shelve",
    "marshal",
    "yaml",
    "importlib.util",
)
CALLS = ("eval", "exec", "compile", "__import__", "RawSQL", "extra", "raw", "mark_for_escaping")
UNGUARDED = {
    "lms.safety.leaving.views": "leave: anybody may make her leave (S2)",
    "lms.safety.access.tokenless": "what is open to anyone and asks nobody who she is; it names each",
}


@cache
def trees() -> dict[str, ast.Module]:
    return {
        house.module_name(path): ast.parse(house.source(path))
        for path in house.python_files()
        if "migrations" not in path.parts
    }


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield (node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")), node


def is_from_request(node: ast.AST) -> bool:
    """`request.POST`, `self.request.GET.dict()`, `form.data` and what is made of them."""
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in {"GET", "POST", "FILES", "COOKIES", "META", "headers", "data"}
        for part in ast.walk(node)
    )


def test_s30_nothing_reaches_out_and_each_kind_of_file_has_one_reader():
    found = set()
    for module, tree in trees().items():
        for name in imported(tree):
            watched = next(
                (watched for watched in WATCHED if name == watched or name.startswith(f"{watched}.")), None
            )
            if watched and module not in ALLOWED.get(watched, {}):
                found.add(f"{module} imports {name}")
    assert found == set()


def test_no_allowance_is_left_over():
    used = {
        (watched, module)
        for module, tree in trees().items()
        for name in imported(tree)
        for watched in ALLOWED
        if name == watched or name.startswith(f"{watched}.")
    }
    assert {(watched, module) for watched, modules in ALLOWED.items() for module in modules} - used == set()


def test_s30_wagtail_embeds_nothing():
    assert (
        base.WAGTAILEMBEDS_FINDERS,
        base.WAGTAIL_GRAVATAR_PROVIDER_URL,
        base.WAGTAIL_ENABLE_UPDATE_CHECK,
        base.WAGTAIL_ENABLE_WHATS_NEW_BANNER,
    ) == ([], None, False, False)
    assert not [app for app in settings.INSTALLED_APPS if app.startswith("wagtail.embeds")]


def test_s32_no_request_becomes_arguments():
    """`Model.objects.filter(**request.GET)` lets whoever asks choose the field."""
    found = [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for _name, node in calls(tree)
        for keyword in node.keywords
        if keyword.arg is None and is_from_request(keyword.value)
    ]
    assert found == []


def test_s32_every_form_lists_its_fields():
    found = []
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id in {"fields", "exclude"} for target in node.targets
            ):
                is_all = isinstance(node.value, ast.Constant) and node.value.value == "__all__"
                if is_all or (
                    any(target.id == "exclude" for target in node.targets if isinstance(target, ast.Name))
                ):
                    found.append(f"{module}:{node.lineno}")
    assert found == []


def test_s26_no_code_is_made_of_text_and_no_sql_of_strings():
    found = [
        f"{module}:{node.lineno} {name}"
        for module, tree in trees().items()
        for name, node in calls(tree)
        if name in CALLS and not (name == "compile" and isinstance(node.func, ast.Attribute))
    ]
    assert found == []


def test_s26_html_is_built_around_a_constant():
    """format_html escapes what is filled in, and nothing of its first argument."""
    found = [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for name, node in calls(tree)
        if (name == "format_html" and not isinstance(node.args[0], ast.Constant))
        or (name == "format_html_join" and not all(isinstance(part, ast.Constant) for part in node.args[:2]))
    ]
    assert found == []


def test_s31_only_leaving_and_what_is_declared_goes_without_a_token():
    named = {
        module
        for module, tree in trees().items()
        for name in imported(tree)
        if name.endswith(("csrf_exempt", "requires_csrf_token"))
    }
    assert named == set(UNGUARDED)


def test_s27_no_sql_is_put_together():
    """`execute` gets a constant; the names of tables come from Django."""
    found = []
    for module, tree in trees().items():
        for name, node in calls(tree):
            if (
                name in {"execute", "executemany"}
                and node.args
                and isinstance(node.args[0], ast.BinOp | ast.Call)
            ):
                found.append(f"{module}:{node.lineno}")
    assert found == []


# -- templates

TAG = re.compile(r"<(\w+)\b([^>]*)>", re.DOTALL)


def tags(name: str) -> list[tuple[str, str]]:
    return TAG.findall(house.without_comments(house.templates()[name]))


@pytest.mark.parametrize("rule", ["iframe", "object", "embed", "frame", "portal"])
def test_s28_foreign_content_stands_in_a_sandbox_or_nowhere(rule):
    found = [
        name
        for name in house.templates()
        for tag, attributes in tags(name)
        if tag.lower() == rule
        and (rule != "iframe" or "sandbox=" not in attributes or "allow-same-origin" in attributes)
    ]
    assert found == []


def test_s20_a_link_outside_does_not_say_where_it_was_followed():
    found = []
    for name in house.templates():
        for tag, attributes in tags(name):
            is_outside = re.search(r"""href\s*=\s*["']?\s*(?:https?:)?//""", attributes) or (
                tag.lower() == "a" and "target=" in attributes
            )
            if tag.lower() in {"a", "area", "form"} and is_outside and "noreferrer" not in attributes:
                found.append(f"{name}: {attributes[:80]}")
    assert found == []


def test_s20_no_template_of_ours_uses_wagtails_unfiltered_rich_text():
    assert [
        name
        for name, text in house.templates().items()
        if re.search(r"\|\s*richtext\b", house.without_comments(text))
    ] == []


#: {place: why an error may be swallowed there without a word in the logs}
SILENT = {
    "lms/safety/http/errors.py:_way_out": "answers an error that is logged already",
    "lms/safety/http/errors.py:_is_somebody_else": "the same",
    "lms/safety/http/errors.py:_what_was_sent": "the same",
    "lms/safety/http/errors.py:_plain": "the same",
    "lms/intake/word.py:_told": "the same process: the page says that a picture is missing",
    "lms/intake/child.py:answer": "a process of its own; the parent says what became of the file",
}


def swallows(node: ast.AST) -> bool:
    """Whether whatever goes wrong is dropped: `suppress(Exception)`, or a handler of everything that neither
    looks at the error nor raises.
    """
    if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "suppress":
        return any(ast.unparse(kind) in {"Exception", "BaseException"} for kind in node.args)
    if not isinstance(node, ast.ExceptHandler) or node.name:
        return False
    takes_all = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    return takes_all and not any(isinstance(part, ast.Raise) for part in ast.walk(node))


def test_no_error_is_swallowed_without_a_word():
    found = {
        f"{house.place(path)}:{function.name}"
        for path in house.python_files()
        for function in ast.walk(house.tree(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if swallows(node)
    }
    assert found == set(SILENT), "lms.core.faults.met tells the logs"


def test_the_corpus_is_code_alone():
    """No bomb lies in the repository."""
    folder = Path(__file__).parents[1] / "corpus"
    assert {
        path.suffix for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    } == {".py"}
