"""The files of the demo's lessons: complete, the same in every language, and fit for the skills face."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from courses.pages.reading import level_of, long_sentences
from lms.competences.importing import starter
from lms.intake.documents import clean_for_library

DEMO = Path(__file__).resolve().parents[4] / "demo"
KITCHEN, EVERYDAY = DEMO / "content" / "kitchen", DEMO / "content" / "everyday-life"
COURSES = {
    folder: tomllib.loads((folder / "course.toml").read_text(encoding="utf-8"))
    for folder in (DEMO / "content" / name for name in ("kitchen", "words-and-rights", "everyday-life"))
}
FILES = sorted(path for folder in COURSES for path in folder.glob("*.*.toml"))
#: The languages of the countries in which the partners work, and English.
PARTNERS = ("en", "it", "es", "el", "ro")
#: In which the third course is written too.
MORE = ("ar", "fr", "uk")
TRANSLATED = [path for path in FILES if not path.name.endswith(".en.toml")]
#: What no learner, employer or neighbour may read in a lesson: what the learners lived through, and the
#: programme's name.
TELLING = re.compile(
    r"\b(traffick\w*|victims?|survivors?|abus\w*|shelters?|police|HEAL|tratta|vittim[ae]|sopravvissut[aei]|polizia|rifugio|violenza|violence"
    r"|víctimas?|supervivientes?|policía|violencia|explotación|victim[ae]le|supraviețuitoar\w*|poliția|violență"
    r"|θύμα\w*|επιζών\w*|αστυνομία\w*|βία|εκμετάλλευση\w*)\b|ضحي|ضحايا|ناجي|شرطة|الاتجار"
    r" بال|عنف|ملجأ",
)

#: What of a block is no text.
NOT_SAID = frozenset({"type", "image", "video", "question", "tone", "contact", "language"})


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def source_of(path):
    return read(path.with_name(path.name.split(".")[0] + ".en.toml"))


def blocks(module):
    return [block for lesson in module["lessons"] for step in lesson["steps"] for block in step["blocks"]]


def parts(something):
    """How many there are of what it has several of, and how many words are in each."""
    counted = {
        "lines",
        "words",
        "pairs",
        "rows",
        "parts",
        "points",
        "steps",
        "cards",
        "gaps",
        "groups",
        "accepted",
    }
    return {
        name: [len(each) if isinstance(each, list) else 1 for each in value]
        for name, value in something.items()
        if name in counted and isinstance(value, list)
    }


def skeleton(module):
    """Everything of a module that a translation must leave as it is."""
    return {
        "lessons": [
            (
                lesson["id"],
                lesson["minutes"],
                lesson.get("cover"),
                [
                    (
                        step["id"],
                        [
                            (*map(block.get, ("type", "image", "question", "tone", "contact")), parts(block))
                            for block in step["blocks"]
                        ],
                    )
                    for step in lesson["steps"]
                ],
            )
            for lesson in module["lessons"]
        ],
        "questions": [
            (
                question["id"],
                question["kind"],
                [
                    (*map(choice.get, ("id", "right", "image", "box")), "feedback" in choice)
                    for choice in question.get("choices", ())
                ],
                [
                    [(way["id"], way["how"], way["then"]) for way in moment["ways"]]
                    for moment in question.get("moments", ())
                ],
                parts(question),
                (question.get("number"), question.get("answer")),
            )
            for question in module["questions"]
        ],
        "practice": [(task["id"], task["competence"]) for task in module["practice"]],
        "competences": [(row["id"], row["level"]) for row in module["competences"]],
        "objectives": len(module["objectives"]),
        "quiz": (module["quiz"]["questions"], module["quiz"]["pass_percent"], module["quiz"]["attempts"]),
        "hours": module["hours"],
        "disciplines": module["disciplines"],
        "cover": module["cover"],
    }


def by_name(path):
    return path.name


def test_the_first_course_has_what_it_promises():
    modules = {name: read(KITCHEN / f"{name}.en.toml") for name in COURSES[KITCHEN]["modules"]}
    assert len(modules) >= 3
    assert sum(len(module["lessons"]) for module in modules.values()) >= 10
    assert {name: len(module["questions"]) >= 14 for name, module in modules.items()} == dict.fromkeys(
        modules, True
    )
    assert {question["kind"] for question in modules["a-clean-kitchen"]["questions"]} == {
        "single",
        "multiple",
        "order",
    }
    assert len(modules["a-clean-kitchen"]["lessons"]) == 5


def test_every_module_is_there_in_the_languages_of_the_partners_and_some_in_more():
    expected = {
        f"{name}.{language}.toml"
        for course in COURSES.values()
        for name in course["modules"]
        for language in PARTNERS
    }
    whole = {f"{name}.{language}.toml" for name in COURSES[EVERYDAY]["modules"] for language in MORE}
    assert {path.name for path in FILES} == expected | whole | {"a-clean-kitchen.ar.toml"}


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_file_says_which_module_and_language_it_is(path):
    module = read(path)
    assert f"{module['id']}.{module['language']}.toml" == path.name
    course = COURSES[path.parent]
    assert module["id"] in course["modules"]
    assert module["language"] in course["title"]
    assert set(course["title"]) == set(course["summary"])


@pytest.mark.parametrize("path", TRANSLATED, ids=by_name)
def test_a_translation_has_the_same_lessons_steps_and_questions(path):
    assert skeleton(read(path)) == skeleton(source_of(path))


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_question_has_a_key(path):
    for question in read(path)["questions"]:
        if "settings" in question:  # a person marks it, or she alone says how it was
            continue
        choices = question.get("choices", [])
        ids = [choice["id"] for choice in choices]
        right = [choice["id"] for choice in choices if choice.get("right")]
        assert not ids or len(ids) == len(set(ids)) >= 3, question["id"]
        can_be_marked = {
            "single": len(right) == 1,
            "picture_choice": len(right) == 1,
            "hotspot": len(right) == 1 and bool(question.get("alt")),
            "multiple": 1 < len(right) < len(ids),
            "order": ids and not right,
            "self_assessment": ids and not right,
        }
        assert can_be_marked.get(question["kind"], not ids), question["id"]
        assert question["why"], question["id"]
        assert question["hint"], question["id"]


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_question_is_asked_once(path):
    module = read(path)
    asked = [block["question"] for block in blocks(module) if block["type"] == "question"] + module["quiz"][
        "questions"
    ]
    assert sorted(asked) == sorted(question["id"] for question in module["questions"])


def test_ids_of_lessons_are_used_once_in_all_courses():
    ids = [lesson["id"] for path in FILES if path not in TRANSLATED for lesson in read(path)["lessons"]]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_a_step_asks_at_most_one_question_at_its_end(path):
    for lesson in read(path)["lessons"]:
        for step in lesson["steps"]:
            kinds = [block["type"] for block in step["blocks"]]
            assert kinds.count("question") <= 1, step["id"]
            assert "question" not in kinds[:-1], step["id"]


def test_competences_and_levels_are_those_of_the_starter_list():
    competences = {row.code for row in starter.read_list().skills}
    levels = {level["id"] for level in starter.levels()}
    for path in FILES:
        module = read(path)
        taught = {row["id"] for row in module["competences"]}
        assert taught <= competences, path.name
        assert {row["level"] for row in module["competences"]} <= levels, path.name
        assert {task["competence"] for task in module["practice"]} <= taught, path.name


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_pictures_exist_and_are_described(path):
    module = read(path)
    named = (
        {block["image"] for block in blocks(module) if block["type"] in {"picture", "video"}}
        | {lesson["cover"] for lesson in module["lessons"]}
        | {module["cover"]}
    )
    assert {
        name
        for name in named
        if not (DEMO / "pictures" / f"{name}.webp").exists()
        or not (DEMO / "drawings" / f"{name}.svg").exists()
    } == set()
    assert [
        block["image"]
        for block in blocks(module)
        if block["type"] in {"picture", "video"} and not block["alt"]
    ] == []


def test_videos_are_small_have_nothing_to_take_out_and_captions_in_every_language():
    wrong = []
    for video in (DEMO / "videos").glob("*.webm"):
        captions = {file.name.split(".")[1]: file for file in video.parent.glob(f"{video.stem}.*.vtt")}
        if video.stat().st_size > 300_000 or set(captions) != {code for code, _name in settings.LANGUAGES}:
            wrong.append(video.name)
        wrong += [
            file.name
            for file in (video, *captions.values())
            if clean_for_library(file.read_bytes()).content != file.read_bytes()
        ]
    assert wrong == []


def test_drawings_are_small_and_without_words():
    drawings = list((DEMO / "drawings").glob("*.svg"))
    assert len([path for path in drawings if path.name.startswith("kitchen-")]) >= 6
    assert {path.name: path.stat().st_size for path in drawings if path.stat().st_size >= 12 * 1024} == {}
    assert [path.name for path in drawings if "<text" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", [*FILES, *(folder / "course.toml" for folder in COURSES)], ids=by_name)
def test_s01_no_word_tells_what_the_learners_lived_through(path):
    text = path.read_text(encoding="utf-8")
    assert [found.group() for found in TELLING.finditer(text)] == []
    assert "HEAL" not in text


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_texts_fit_their_fields(path):
    module = read(path)
    assert [
        text
        for text in module["objectives"] + [task["text"] for task in module["practice"]]
        if len(text) > 200
    ] == []
    assert len(module["summary"]) <= 400


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_lesson_is_easy_to_read_in_its_language(path):
    """By the measures that an author sees beside her lesson."""
    module = read(path)
    asked = {question["id"]: question for question in module["questions"]}
    hard = {}
    for lesson in module["lessons"]:
        shown = [*blocks({"lessons": [lesson]})]
        said = [text for block in shown for text in said_in(block)]
        said += [
            asked[block["question"]][part]
            for block in shown
            if block["type"] == "question"
            for part in ("text", "why", "hint")
        ]
        long = [found for text in said for found in long_sentences(text, module["language"])]
        hard[lesson["id"]] = (level_of(said, module["language"]).level in {"A1", "A2"}, long)
    assert hard == dict.fromkeys(hard, (True, []))


@pytest.mark.parametrize("path", TRANSLATED, ids=by_name)
def test_no_text_of_a_block_is_that_of_the_source(path):
    """A block of which one text is still the source's is shown whole in the language of the source."""
    pairs = zip(said_in(blocks(read(path))), said_in(blocks(source_of(path))), strict=True)
    assert [text for text, source in pairs if text == source and any(map(str.isalpha, text))] == []


def said_in(something):
    """Every text of a block."""
    if isinstance(something, dict):
        something = [value for name, value in something.items() if name not in NOT_SAID]
    if isinstance(something, list):
        return [text for each in something for text in said_in(each)]
    return [something] if isinstance(something, str) else []
