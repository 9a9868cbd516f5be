"""What each page of a language says is put together once, and every page says what it would have said."""

import pytest
from django.template import Context, Engine, Template
from django.template.base import TextNode
from django.test import RequestFactory
from django.utils import translation

from lms.core.kept_templates import KeptNode, keep

LIBRARIES = {
    "i18n": "django.templatetags.i18n",
    "static": "django.templatetags.static",
    "lms_ui": "lms.templatetags.lms_ui",
}
HEAD = "{% load i18n static lms_ui %}{# nothing of this is seen #}"
#: Everything a template of ours says, in each of the ways a page can go.
PAGES = [
    "<a>{% translate 'Next' %} {% icon 'next' %}</a>",
    "<a>{% translate 'Next' %} {% icon 'next' small=True %}{{ name }}{% icon icon_name %}</a>",
    "{% if name %}<b>{% translate 'Back' %}</b>{% else %}{% translate 'Next' %}{% endif %}",
    "{% for each in many %}{% translate 'Next' %}{{ each }}{% empty %}{% translate 'Back' %}{% endfor %}",
    "{% translate 'Next' as word %}{{ word }}{% translate name %}{% translate 'Next'|lower %}",
    "{% static 'lms/css/lms.css' %}{% static css %}{% static 'lms/css/lms.css' as file %}{{ file }}",
    "{% autoescape off %}{% translate 'A & B' %}{{ name }}{% endautoescape %}{% translate 'A & B' %}",
    "{% language 'it' %}{% translate 'Next' %}{% endlanguage %}{% translate 'Next' %}",
    "{% block one %}{% translate 'Next' %}{% block two %}{{ name }}{% endblock %}{% endblock %}",
]
PEOPLE = [{"name": "Ana", "many": [1, 2]}, {"name": "", "many": []}, {"name": "<b>", "many": [3]}]


def made(text):
    return Template(HEAD + text, engine=Engine(libraries=LIBRARIES))


def written(template, language, **facts):
    context = {"icon_name": "back", "css": "lms/css/leave.css", **facts}
    with translation.override(language):
        return template.render(Context(context))


@pytest.mark.parametrize("text", PAGES)
def test_a_page_says_the_same_to_everybody_in_each_language(text):
    plain, kept = made(text), made(text)
    keep(kept)
    asked = [(language, facts) for language in ("en", "it", "ar", "en") for facts in PEOPLE]
    assert [written(kept, language, **facts) for language, facts in asked] == [
        written(plain, language, **facts) for language, facts in asked
    ]


FILES = {
    "shell.html": "<b>{% block title %}{{ name }}{% endblock %}</b>{% block main %}<hr>{% endblock %}",
    "inner/page.html": (
        "{% extends 'shell.html' %}{% load i18n %}{% block main %}{{ block.super }}{% translate 'Next' %}"
        "{% include 'inner/part.html' %}{% include './part.html' with name='b' only %}{% include part %}"
        "{% for name in many %}{% include 'inner/part.html' %}{% endfor %}{% endblock %}"
    ),
    "inner/part.html": "{% load i18n %}<i>{{ name }}{{ many|length }}{% translate 'Back' %}</i>",
}


def test_pages_of_several_files_say_the_same_too():
    found_in = ("django.template.loaders.locmem.Loader", FILES)
    plain, kept = (
        Engine(libraries=LIBRARIES, loaders=[loader]).get_template("inner/page.html")
        for loader in (found_in, ("lms.core.kept_templates.Loader", [found_in]))
    )
    asked = [(language, facts) for language in ("en", "it", "en") for facts in PEOPLE]
    assert [written(kept, language, part="inner/part.html", **facts) for language, facts in asked] == [
        written(plain, language, part="inner/part.html", **facts) for language, facts in asked
    ]


def test_what_stands_side_by_side_is_one_and_what_is_hers_stays_itself():
    template = made("<p>{% translate 'Next' %}</p>{% icon 'next' %}{{ name }}<i></i>{# not seen #}<b></b>")
    keep(template)
    assert [type(node).__name__ for node in template.nodelist] == ["KeptNode", "VariableNode", "TextNode"]
    assert template.nodelist[-1].s == "<i></i><b></b>"


def test_it_keeps_no_word_of_a_page():
    """Only nodes that ask the page for nothing are put together: whatever is kept was in the template."""
    template = made(
        "<p>{% translate 'Next' %}</p>{{ name }}{% csrf_token %}{% form_key %}{% include_kept x %}"
    )
    keep(template)
    kept = [node for node in template.nodelist if isinstance(node, KeptNode)]
    written_by = [type(part).__name__ for node in kept for part in node.nodes]
    assert written_by == ["TextNode", "TranslateNode", "TextNode"]


def test_the_sites_templates_are_kept(rf: RequestFactory):
    found = Engine.get_default().get_template("lms/components/skip.html")
    assert [type(node) for node in found.nodelist[:1]] == [KeptNode]
    assert not [node for node in found.nodelist if isinstance(node, TextNode) and not node.s]
