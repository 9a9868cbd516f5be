"""Our own words for the parts of the house stay in the house: no screen says them.

docs/words/en.md says what a term is called there. Texts are read from the catalogues, as promises are.
"""

import re

from tests.architecture import house
from tests.architecture.test_promises import sentences

#: What the code calls things, and what a reader would make of it. Beside each: what the screen says.
INNER = {
    r"faces?": "website",
    r"published structure": "what learners see",
    r"the less being": "(nothing)",
    r"second door|pin gate": "your PIN",
    r"second factor|mfa|totp": "second step",
    r"enrolments?": "takes a course",
    r"cohorts?": "group",
    r"attempts?": "try",
    r"attainments?": "what she has shown",
    r"trainees?": "learner",
    r"case workers?": "adviser",
    r"accompan(?:y|ies|ied|ying)": "supports",
    r"support assignments?": "who supports her",
    r"snapshots?": "(what the certificate says)",
    r"snippets?": "(its name)",
    r"slugs?": "address",
    r"locales?": "language",
    r"listings?": "list",
    r"panels?": "(its name)",
    r"intake": "(what is accepted)",
    r"idempotency|leases?|payloads?|digests?": "(nothing)",
    r"polic(?:y|ies)": "who may open it",
    r"evidence sources?": "how it was shown",
}
SAYS_IT = re.compile(r"\b(?:" + "|".join(INNER) + r")\b", re.IGNORECASE)
#: The same letters with their everyday meaning, and names nobody is shown.
EVERYDAY = {
    "Hidden details, such as the place, are removed. Show no faces.": "of people",
    "Photograph your work, never yourself. No faces, no names, no papers.": "of people",
    "Place and time are taken out of it. Show no faces, no view from a window, no writing.": "of people",
    "No faces, tattoos, writing, views or objects in the picture that lead to somebody": "of people",
    "A picture or a PDF. No faces, no names.": "of people",
    "Use your fingerprint, your face, or the key you set up.": "her own face",
    "Your fingerprint, your face, or a security key. It works on this device, or wherever your key is.": (
        "her own face"
    ),
    "Speak with your colleague first: face to face, or by telephone on a number you know. Somebody who wants"
    " to get in would write to you in a colleague's name.": "face to face",
    "attainment": "a model's name, in no menu of Wagtail's",
    "attainments": "a model's name, in no menu of Wagtail's",
}


def test_no_screen_says_a_word_of_the_house():
    assert {
        text: f"{found[0]!r} in {where}"
        for text, where in sentences().items()
        if (found := SAYS_IT.search(text)) and text not in EVERYDAY
    } == {}


def test_every_exception_is_still_said():
    assert set(EVERYDAY) - set(sentences()) == set()


def test_the_words_for_screens_are_those_of_the_style_sheet():
    """A term that has a row there and a word of its own is listed here too."""
    sheet = house.source(house.ROOT / "docs" / "words" / "en.md")
    rows = [
        [cell.strip() for cell in row.split("|")[1:4]] for row in sheet.splitlines() if row.startswith("|")
    ]
    inner = {term for term, _says, not_said in rows if term == not_said and term.isalpha()}
    assert {term for term in inner if not SAYS_IT.search(term)} == set()
    assert "face" in inner
