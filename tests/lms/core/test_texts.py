"""What people wrote says its language where it is not the page's."""

import json
import pickle

import pytest
from django.template import engines
from django.utils import translation
from django.utils.html import format_html

from lms.core.texts import Text, in_a_row, language_of, name_here, sentence, together

KNIFE = Text("A knife & fork", "en")
AMID = '<span class="amid" lang="en" dir="ltr">A knife &amp; fork</span>'
IN_ENGLISH = '<span lang="en" dir="ltr">A knife &amp; fork</span>'


def shown(template: str, **context) -> str:
    loaded = "{% load i18n lms_ui %}" + template
    return engines["django"].from_string(loaded).render(context)


@pytest.mark.parametrize(
    ("reader", "text", "found"),
    [
        ("ar", KNIFE, IN_ENGLISH),
        ("uk", KNIFE, IN_ENGLISH),
        ("en", KNIFE, "A knife &amp; fork"),
        ("en-gb", KNIFE, "A knife &amp; fork"),
        ("en", Text("سكين", "ar"), '<span lang="ar" dir="rtl">سكين</span>'),
        ("ar", Text("", "en"), ""),
        ("ar", "A knife", "A knife"),
    ],
)
def test_it_says_it_by_itself(reader, text, found):
    with translation.override(reader):
        assert shown("{{ text }}", text=text) == found


def test_it_says_it_wherever_it_is_put():
    with translation.override("ar"):
        assert shown('{{ texts|join:", " }}', texts=[KNIFE, "x"]) == f"{IN_ENGLISH}, x"
        assert shown("{{ none|default:text }}", none="", text=KNIFE) == IN_ENGLISH
        assert (
            shown("{% blocktranslate %}<b>{{ text }}</b>{% endblocktranslate %}", text=KNIFE)
            == f"<b>{IN_ENGLISH}</b>"
        )
        assert format_html("<p>{}</p>", KNIFE) == f"<p>{IN_ENGLISH}</p>"


def test_an_element_that_is_the_text_carries_it_instead():
    with translation.override("ar"):
        assert shown("<p{% lang_of text %}>{{ text|bare }}</p>", text=KNIFE) == (
            '<p lang="en" dir="ltr">A knife &amp; fork</p>'
        )
    with translation.override("en"):
        assert shown("<p{% lang_of text %}>{{ text|bare }}</p>", text=KNIFE) == "<p>A knife &amp; fork</p>"


def test_a_sentence_of_the_site_keeps_the_language_of_what_stands_amid_it():
    said = sentence("Test <%(module)s>", module=KNIFE)
    assert said == "Test <A knife & fork>"
    with translation.override("ar"):
        assert shown("{{ said }}", said=said) == f"Test &lt;{AMID}&gt;"


def test_texts_of_one_language_together_are_one():
    both = together([KNIFE, "", Text("A pan", "en")], " · ")
    assert (both, language_of(both)) == ("A knife & fork · A pan", "en")
    assert language_of(together([KNIFE, Text("Un tagliere", "it")])) == ""
    assert language_of(together([KNIFE, "–"])) == ""


def test_everywhere_else_it_is_a_string():
    kept = pickle.loads(pickle.dumps([KNIFE, sentence("%(a)s", a=KNIFE)]))  # noqa: S301 - our own bytes
    assert (kept[0], kept[0].language, kept[1]) == (KNIFE, "en", "A knife & fork")
    assert json.dumps({"text": KNIFE}) == '{"text": "A knife & fork"}'
    assert (type(str(KNIFE)), f"{KNIFE}!") == (str, "A knife & fork!")


@pytest.mark.parametrize(
    ("page", "language", "row"),
    [("en", "ar", "يداي، السكين"), ("ar", "en", "يداي, السكين"), ("ar", "", "يداي، السكين")],
)
def test_a_row_has_the_comma_of_its_words(page, language, row):
    words = ["يداي", "", "السكين"]
    with translation.override(page):
        made = in_a_row([Text(word, language) for word in words] if language else words)
    assert (made, language_of(made)) == (row, language)


@pytest.mark.parametrize(("language", "called"), [("en", "Italian"), ("it", "italiano"), ("el", "Ιταλικά")])
def test_a_language_is_called_as_inside_a_sentence(language, called):
    with translation.override(language):
        assert name_here("it") == called
