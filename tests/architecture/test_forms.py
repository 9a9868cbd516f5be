"""What is wrong with a form is said by us: in her language, in plain words, beside the field."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.forms import BaseForm

from lms.core.plain_words import PlainForm, PlainWords, djangos_words, plain_words
from tests.architecture import house

TEMPLATES = house.ROOT / "templates"
FORM = re.compile(r"<form\b(?:[^>{]|\{%.*?%\}|\{\{.*?\}\})*>", re.DOTALL)
#: A field of a form that a page draws by itself, without lms/components/field.html.
DRAWN = re.compile(r"\{\{ (form\.[a-z_0-9]+) \}\}")
HIDDEN = {
    "form.digest",
    "form.sealed",
    "form.sealed_first",
    "form.agreed_by_worker",
    "form.agreed_by_her",
    "form.aim_is_goal",
}
#: Forms of Wagtail's editor and of its library for lists: they are shown by their own templates.
NOT_OURS = ("wagtail", "django_filters", "modelcluster", "allauth")


#: Programs, and what only Django loads.
NOT_LOADED = {"settings", "migrations", "management"}


def load_all() -> None:
    """A form may stand anywhere, though it should not."""
    for path in house.python_files():
        if not NOT_LOADED & set(path.parts):
            import_module(house.module_name(path))


def our_forms(kind: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for one in kind.__subclasses__():
        yield from our_forms(one)
        if one.__module__.split(".")[0] in {"lms", "courses", "employers"}:
            yield one


def is_of_the_editor(form: type[BaseForm]) -> bool:
    return any(base.__module__.startswith(NOT_OURS) for base in form.__mro__)


def test_no_browser_says_it_first():
    silent = [
        f"{path.relative_to(TEMPLATES)}: {tag[:60]}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for tag in FORM.findall(path.read_text(encoding="utf-8"))
        if "novalidate" not in tag
    ]
    assert silent == []


def test_every_form_of_ours_has_plain_words():
    load_all()
    ours = {form for form in our_forms() if not is_of_the_editor(form)}
    without = {f"{form.__module__}.{form.__qualname__}" for form in ours if not issubclass(form, PlainWords)}
    assert (without, len(ours) > 20) == (set(), True)


def test_whatever_a_field_can_refuse_is_said_in_our_words():
    load_all()
    foreign = {
        f"{form.__name__}.{name}: {key}"
        for form in our_forms()
        if issubclass(form, PlainWords)
        for name, field in form.base_fields.items()
        for key, words in djangos_words(field).items()
        if field.error_messages[key] == words and key not in plain_words(field)
    }
    assert foreign == set()


def test_what_is_wrong_stands_beside_the_field():
    away = {
        f"{path.relative_to(TEMPLATES)}: {name}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for text in [path.read_text(encoding="utf-8")]
        for name in DRAWN.findall(text)
        if name not in HIDDEN and f"{name}.errors" not in text
    }
    assert away == set()


class Everything(PlainForm):
    text = forms.CharField(max_length=3)
    again = forms.CharField(min_length=3)
    one = forms.ChoiceField(choices=[("a", "A")])
    day = forms.DateField()
    number = forms.IntegerField(max_value=3)
    own = forms.CharField(error_messages={"required": "Type the name."})


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        (
            {},
            {
                "text": "Write something here.",
                "again": "Write something here.",
                "one": "Choose one.",
                "day": "Choose a day.",
                "number": "Type a number.",
                "own": "Type the name.",
            },
        ),
        (
            {"text": "abcd", "again": "a", "one": "b", "day": "31", "number": "4", "own": "\x00"},
            {
                "text": "This is too long: 4 letters. There is room for 3.",
                "again": "This is too short. It needs at least 3 letters.",
                "one": "What you chose is no longer there. Choose again.",
                "day": "This is not a day. Choose one from the calendar.",
                "number": "Type a number that is not above 3.",
                "own": "There is a character in it that cannot be kept. Type it again.",
            },
        ),
    ],
)
def test_it_is_said_plainly(posted, said):
    form = Everything(posted)
    assert {name: " ".join(errors) for name, errors in form.errors.items()} == said
