"""What somebody types as a code is read in lms.core.typed_codes, in every form that asks for one."""

import ast
import importlib

import pytest
from django import forms

from courses.certificates.forms import VerifyForm
from employers.applications.forms import AgainForm as ApplicationAgainForm
from employers.applications.forms import CodeForm
from employers.members.forms import InvitationForm
from lms.accounts.factors.forms import AgainForm, AppForm, FactorForm
from lms.accounts.forms import EnterForm, PinField, PinForm, SetPinForm
from lms.services.forms.slip import OpenForm
from lms.stories.views.forms import SlipForm
from tests.architecture import house

#: Who looks at digits otherwise: numbers that our own pages send, never typed.
MACHINES = {
    "lms.core.typed_codes",
    "lms.core.numbers",
    "lms.site.demo.accounts",
    "lms.audit.anchor",
    "lms.safety.http.wsgi",
}
#: Every form with a code in it: {form: its fields}. Each has a test that types it in Arabic digits.
ASKING = {
    EnterForm: {"code"},
    SetPinForm: {"pin", "pin_again"},
    PinForm: {"pin"},
    FactorForm: {"code"},
    AgainForm: {"code"},
    AppForm: {"code"},
    VerifyForm: {"code"},
    OpenForm: {"code"},
    SlipForm: {"number"},
    CodeForm: {"code"},
    ApplicationAgainForm: {"code"},
    InvitationForm: {"code"},
}
CODE_CLASS = "field__input--code"


def all_forms() -> list[type[forms.BaseForm]]:
    for path in house.python_files():
        if "forms" in path.parts or path.name == "forms.py":
            importlib.import_module(house.module_name(path))
    found, left = [], [forms.BaseForm]
    while left:
        form = left.pop()
        left += form.__subclasses__()
        found.append(form)
    return [form for form in found if form.__module__.startswith(tuple(house.PACKAGES))]


def asks_for_a_code(field: forms.Field) -> bool:
    attrs = field.widget.attrs
    return CODE_CLASS in attrs.get("class", "") or attrs.get("inputmode") == "numeric"


def test_every_form_that_asks_for_a_code_is_known():
    found = {
        form: {name for name, field in getattr(form, "base_fields", {}).items() if asks_for_a_code(field)}
        for form in all_forms()
    }
    assert {form: names for form, names in found.items() if names} == ASKING


def test_digits_are_told_apart_in_one_place():
    """`isdigit`, `isdecimal` and tables of look-alike letters."""
    found = {
        house.module_name(path)
        for path in house.python_files()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"isdigit", "isdecimal", "isnumeric"}
    }
    assert found - MACHINES == set()
    assert "lms.core.typed_codes" in found


@pytest.mark.parametrize("typed", ["٦٤٩١٣٧", "۶۴۹۱۳۷", "６４９１３７", "649 137", "649I37", "\u200e649137"])
def test_a_pin_is_read_as_it_was_meant(typed):
    assert PinField().clean(typed) == "649137"
