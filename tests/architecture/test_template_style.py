"""tools/lint_templates.py finds in a template what curlylint finds by itself, only sooner."""

import subprocess
import sys

import parsy
import pytest
from curlylint.parse import make_parser

from tests.architecture import house
from tools.lint_templates import quick_make_parser, quick_parser

CONFIG = {"template_tags": [["blocktranslate", "plural", "endblocktranslate"], ["language", "endlanguage"]]}
EVERYTHING = """\
{% extends "lms/base.html" %}{% load i18n %}<!DOCTYPE html>
{# a note #}<!-- another -->
{%- if person.is_her and a == "<b>" -%}<p class="a {% if b %}c{% else %}d{% endif %} {{ e }}"
  {% if f %}hidden{% endif %} id=g-{{ h }} data-i='{{ j|default:"k" }}'>{{ l }} { m }</p>{% elif n %}<br>
{% endif %}{% for o in p %}<li>{{ o }}</li>{% empty %}<li>{% translate "None" %}</li>{% endfor %}
{% language "it" %}{% blocktranslate count q=r %}One{% plural %}{{ q }}{% endblocktranslate %}
{% endlanguage %}
{% if s %}<a href="{% url 't' u=v %}">{% endif %}<img src="w" alt="">{% if s %}</a>{% endif %}
<svg><path d="M0 0"/><use href="#x" /></svg><script>if (y < z) {}</script>{%+ include "a.html" with b=c %}
"""
FAULTY = [
    "<p><b>never closed</p>",
    "{% if a %}<p>{% endif %}",
    "{% blocktranslate %}a{% plural %}b",
    "<p class={% if a %}b{% endfor %}>c</p>",
    '<p class="never closed>a</p>',
    "<p {% if a %}hidden>b</p>",
    "a {{ b",
    "{% endblock %}",
    "<div>{% blocktranslate %}a{% endlanguage %}</div>",
]


@pytest.mark.parametrize(
    "source",
    [
        EVERYTHING,
        *(path.read_text() for path in sorted(house.ROOT.glob("templates/lms/safety/**/*.html"))[:4]),
    ],
)
def test_it_reads_the_same(source):
    assert repr(quick_parser(CONFIG).parse(source)) == repr(make_parser(CONFIG)["content"].parse(source))


@pytest.mark.parametrize("source", FAULTY)
def test_it_refuses_the_same_in_the_same_words(source):
    with pytest.raises(parsy.ParseError):
        quick_parser(CONFIG).parse(source)
    with pytest.raises(parsy.ParseError) as told:
        quick_make_parser(CONFIG)["content"].parse(source)
    with pytest.raises(parsy.ParseError) as by_itself:
        make_parser(CONFIG)["content"].parse(source)
    assert str(told.value) == str(by_itself.value)


def test_rules_and_faults_are_told(tmp_path):
    template = tmp_path / "a.html"
    template.write_text('<img src="a.png">\n<a href="/" tabindex="3">b</a>\n')
    broken = tmp_path / "b.html"
    broken.write_text("<p>")
    run = subprocess.run(
        [sys.executable, "tools/lint_templates.py", "--config", "pyproject.toml", str(tmp_path)],
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert [rule for rule in ("image_alt", "tabindex_no_positive", "parse_error") if rule not in said] == []
