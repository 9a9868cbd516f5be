"""The demo's guides for employers: the same in every language, and each fits on its pages."""

import io
import re

import pypdf
import pytest
from wagtail.models import Locale

from employers.materials.booklet import booklet_pdf
from employers.materials.enums import COUNTRIES, Drawing, Topic
from employers.materials.models import GuidePage, GuidesPage
from employers.materials.sheets import guide_pdf
from lms.competences.importing import starter
from lms.site.demo import guides, handouts, rooms
from lms.site.demo.content import read

SHELF = read(guides.FOLDER / "guides.toml")
LANGUAGES = sorted(SHELF["title"])
FACTS = {each["id"]: each for each in SHELF["guides"]}
A4 = (595, 842)
#: The language whose words need most room.
LONGEST = "el"
FILES = [guides.FOLDER / f"{name}.{language}.toml" for name in FACTS for language in LANGUAGES]


def shape(block: dict) -> tuple:
    """What is the same in every language."""
    lists = {name: len(value) for name, value in block.items() if isinstance(value, list)}
    kept = {name: block.get(name) for name in ("country", "days_ago", "tone")}
    return block["type"], lists, kept, block.get("occupations")


@pytest.mark.parametrize("name", FACTS)
def test_a_guide_says_the_same_in_every_language(name):
    said = {language: read(guides.FOLDER / f"{name}.{language}.toml") for language in LANGUAGES}
    assert {(each["id"], language) for language, each in said.items()} == {
        (each["id"], each["language"]) for each in said.values()
    }
    shapes = {language: [shape(block) for block in each["blocks"]] for language, each in said.items()}
    assert {language: each for language, each in shapes.items() if each != shapes["en"]} == {}


def test_all_files_are_on_the_shelf_with_facts_that_are_known():
    assert set(guides.FOLDER.glob("*.*.toml")) == set(FILES)
    assert {each["topic"] for each in FACTS.values()} == set(Topic.values)
    assert {each["drawing"] for each in FACTS.values() if "drawing" in each} == set(Drawing.values)


def test_rules_are_told_for_all_countries():
    said = read(guides.FOLDER / "contracts.en.toml")
    assert {block["country"] for block in said["blocks"] if block["type"] == "law"} == set(COUNTRIES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_have_no_straight_quotes_and_no_exclamation_marks(path):
    text = path.read_text(encoding="utf-8")
    inside = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    assert [sign for sign in ("!", "'", '\\"') if sign in inside] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guide_fits_its_pages_and_is_tagged(faces, language):
    starter.load()
    locale, _created = Locale.objects.get_or_create(language_code=language)
    shelf = GuidesPage(title="For employers", slug=f"shelf-{language}", locale=locale)
    faces.skills.add_child(instance=shelf)
    found, pages = {}, []
    for name, facts in FACTS.items():
        said = read(guides.FOLDER / f"{name}.{language}.toml")
        page = GuidePage(
            title=said["title"],
            summary=said["summary"],
            body=guides.body_of(said),
            sheets=facts["sheets"],
            slug=name,
            locale=locale,
        )
        shelf.add_child(instance=page)
        printed = pypdf.PdfReader(io.BytesIO(guide_pdf(page, caution=SHELF["caution"][language])))
        sizes = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in printed.pages}
        found[name] = (len(printed.pages), sizes, bool(printed.trailer["/Root"]["/MarkInfo"]["/Marked"]))
        pages.append(page)
    assert found == {name: (facts["sheets"], {A4}, True) for name, facts in FACTS.items()}
    if language == LONGEST:
        folded = pypdf.PdfReader(io.BytesIO(booklet_pdf(shelf, pages)))
        sides = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in folded.pages}
        assert (sides, len(folded.pages) % 2) == ({A4[::-1]}, 0)


def sentences(held: object) -> set[str]:
    """Of five words or more, from all texts of a file."""
    if isinstance(held, dict):
        return set().union(*(sentences(each) for name, each in held.items() if name != "id"))
    if isinstance(held, list):
        return set().union(*map(sentences, held))
    plain = re.sub(r"<[^>]*>", " ", str(held))
    parts = [" ".join(part.split()).casefold() for part in re.split(r"[.?;:·«»“”„]", plain)]
    return {part for part in parts if len(part.split()) >= 5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_s16_what_both_websites_tell_employers_shares_no_sentence(language):
    """Whoever reads both finds nothing twice."""
    here = [read(guides.FOLDER / f"{name}.{language}.toml") for name in FACTS]
    here += [SHELF[name][language] for name in ("title", "seo", "intro", "caution")]
    there = [
        read(handouts.HANDOUTS / f"handouts.{language}.toml"),
        read(rooms.FOLDER / f"rooms.{language}.toml"),
    ]
    assert sentences(here) & sentences(there) == set()
    assert (len(sentences(here)) > 100, len(sentences(there)) > 100) == (True, True)
