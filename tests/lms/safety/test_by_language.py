"""Words of a face in several languages: one line for each, and only those that were written are kept."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory

from lms.safety.faces.models import Face

pytestmark = pytest.mark.django_db
Form = modelform_factory(Face, fields=["place_in"])


def test_what_is_written_is_kept_by_language():
    form = Form({"place_in_it": " Torino ", "place_in_es": ""}, instance=Face(name="Open Path"))
    assert (form.is_valid(), form.cleaned_data["place_in"]) == (True, {"it": "Torino"})


def test_each_language_has_a_line_that_names_it():
    shown = str(Form(instance=Face(place_in={"it": "Torino"}))["place_in"])
    assert 'name="place_in_it" value="Torino"' in shown
    assert [name for name in ("italiano", "español", "العربيّة") if name not in shown] == []


def test_nothing_written_is_nothing():
    form = Form({}, instance=Face(name="Open Path"))
    assert (form.is_valid(), form.cleaned_data["place_in"]) == (True, {})


def test_they_are_neutral_on_the_skills_face():
    with pytest.raises(ValidationError) as refused:
        Face(kind="skills", name="Open Path", signatory_role_in={"it": "HEAL"}).clean()
    assert list(refused.value.message_dict) == ["signatory_role_in"]
