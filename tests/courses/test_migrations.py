"""What learners and authors have is carried over when the structure of the data changes, and back."""

import hashlib
import json
import uuid

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.slow
BEFORE, AFTER = ("courses", "0004_wrong_names"), ("courses", "0009_activities_only")
RIGHT, WRONG = str(uuid.uuid4()), str(uuid.uuid4())


def migrate(target: tuple[str, str]):
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


def digest(body: dict, key: dict) -> str:
    return hashlib.sha256(json.dumps([body, key], sort_keys=True).encode()).hexdigest()


def lived(apps) -> dict[str, int]:
    """A question with a draft and a version, asked in a step and answered twice."""
    make = {name: apps.get_model("courses", name).objects.create for name in (
        "Course", "Module", "Lesson", "Step", "LessonText", "Enrolment", "Question", "QuestionChoice",
        "QuestionVersion", "Answer",
    )}  # fmt: skip
    asked = uuid.uuid4()
    locale, _created = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    question = make["Question"](translation_key=asked, locale=locale, kind="single", text="Which?")
    rows = [
        {"key": RIGHT, "text": "Red", "right": True, "feedback": "", "sort_order": 0},
        {"key": WRONG, "text": "Green", "right": False, "feedback": "For salad.", "sort_order": 1},
    ]
    for row in rows:
        make["QuestionChoice"](question=question, **row)
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="courses", model="question"
    )
    draft = apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=kind, base_content_type=kind, object_id=str(question.pk), created_at="2026-01-01T00:00Z",
        content={"pk": question.pk, "kind": "single", "text": "Which board?", "choices": rows},
    )  # fmt: skip
    body = {"kind": "single", "text": "Which?", "audio_url": "", "choices": [{"id": RIGHT, "text": "Red"}]}
    key = {"right": [RIGHT], "feedback": {}, "why": "", "hint": ""}
    version = make["QuestionVersion"](
        question=asked, language="en", number=1, body=body, key=key, digest=digest(body, key)
    )
    lesson = make["Lesson"](
        uuid=uuid.uuid4(),
        module=make["Module"](uuid=uuid.uuid4(), course=make["Course"](uuid=uuid.uuid4())),
    )
    step = make["Step"](uuid=uuid.uuid4(), lesson=lesson, question=asked)
    blocks = [{"kind": "text", "html": "<p>Boards</p>"}]
    make["LessonText"](
        lesson=lesson,
        language="en",
        body=[{"step": str(step.uuid), "blocks": blocks, "question": str(asked), "size": 7}],
    )
    person = apps.get_model("heal_users", "User").objects.create(username="learner")
    enrolment = make["Enrolment"](course=lesson.module.course, person=person)
    for chosen, right in ((WRONG, False), (RIGHT, True)):
        make["Answer"](
            enrolment=enrolment, step=step, version=version, question=asked, chosen=[chosen], right=right
        )
    return {"question": question.pk, "draft": draft.pk, "step": step.pk, "asked": str(asked)}


def choices(stored: list) -> list[tuple]:
    (block,) = stored
    return [
        (block["type"], item["id"], item["value"]["text"], item["value"]["is_correct"])
        for item in block["value"]["choices"]
    ]


def test_r07_answers_steps_questions_and_drafts_are_carried_over_and_back(own_database):
    ids = lived(migrate(BEFORE))

    apps = migrate(AFTER)
    model = {
        name: apps.get_model("courses", name).objects for name in ("Answer", "StepActivity", "LessonText")
    }
    assert [
        (row.response, row.marking_state, row.score, row.max_score) for row in model["Answer"].order_by("pk")
    ] == [([WRONG], "not_yet", 0, 1), ([RIGHT], "correct", 1, 1)]
    assert [(row.step_id, str(row.question), row.position) for row in model["StepActivity"].all()] == [
        (ids["step"], ids["asked"], 0)
    ]
    (shown,) = model["LessonText"].get().body
    assert shown["blocks"] == [
        {"kind": "text", "html": "<p>Boards</p>"},
        {"kind": "question", "question": ids["asked"]},
    ]
    version = apps.get_model("courses", "QuestionVersion").objects.get()
    assert version.answer_key == {"correct": [RIGHT], "feedback": {}, "why": "", "hint": ""}
    assert version.digest == digest(version.body, version.answer_key)
    expected = [("single", RIGHT, "Red", True), ("single", WRONG, "Green", False)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT activity FROM courses_question")
        assert choices(json.loads(cursor.fetchone()[0])) == expected
    draft = apps.get_model("wagtailcore", "Revision").objects.get(pk=ids["draft"]).content
    assert (draft["text"], choices(json.loads(draft["activity"]))) == ("Which board?", expected)

    apps = migrate(BEFORE)
    answers = apps.get_model("courses", "Answer").objects.order_by("pk")
    assert [(row.chosen, row.right) for row in answers] == [([WRONG], False), ([RIGHT], True)]
    assert str(apps.get_model("courses", "Step").objects.get().question) == ids["asked"]
    (shown,) = apps.get_model("courses", "LessonText").objects.get().body
    assert (shown["question"], len(shown["blocks"])) == (ids["asked"], 1)
    version = apps.get_model("courses", "QuestionVersion").objects.get()
    assert (version.key["right"], version.digest) == ([RIGHT], digest(version.body, version.key))
    rows = apps.get_model("courses", "QuestionChoice").objects.order_by("sort_order")
    assert [(str(row.key), row.text, row.right, row.feedback) for row in rows] == [
        (RIGHT, "Red", True, ""),
        (WRONG, "Green", False, "For salad."),
    ]
    draft = apps.get_model("wagtailcore", "Revision").objects.get(pk=ids["draft"]).content
    assert [(row["key"], row["right"]) for row in draft["choices"]] == [(RIGHT, True), (WRONG, False)]
