"""A step of a lesson: what is shown, what an answer does, and what it costs.

Everything by plain GET and POST.
"""

import re
import uuid

import pytest
from django.urls import reverse

from courses.attempts.models import Answer
from courses.catalogue.models import Course, Lesson, LessonText, Step
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.player.asking import Feedback
from courses.player.languages import Notice
from courses.progress.models import StepRecord
from courses.questions.models import QuestionVersion
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db
MORE = "6f0a1f5e-6b5d-4c59-9c52-1d2f8e7f0a11"
WHY, HINT, FEEDBACK = "Each food has its own board.", "Look at the chart.", "That one is for bread."


@pytest.fixture(scope="module")
def lesson_id(shared_faces) -> int:
    """A lesson of three steps, of text, of a question with one right answer and of one with two.

    Another lesson follows.
    """
    course = make.course_page(shared_faces.skills)
    module = make.module_page(course, "Module 1")
    one, two = make.question(feedback=FEEDBACK), make.question("Which two?", right=2, wrong=1)
    body = [
        [("text", {"text": "<p>Step 1</p>", "audio": None})],
        [("question", one.pk)],
        [("question", two.pk)],
    ]
    page = make.lesson_page(module, "Boards and knives")
    page.body = make.lesson_body(body)
    page.save_revision().publish()
    make.lesson_page(module, "Washing hands", steps=1)
    for source in (course, module, page):
        translated = make.translate(source, "it", f"{source.title} (it)")
    stored = translated.body.get_prep_value()
    stored[0]["value"]["blocks"][0]["value"]["text"] = "<p>Passo 1</p>"
    translated.body = translated.body.stream_block.to_python(stored)
    translated.save_revision().publish()
    make.translate_question(one, "it", "Quale tagliere?")
    return Lesson.objects.get(uuid=page.translation_key).pk


@pytest.fixture
def lesson(lesson_id) -> Lesson:
    return Lesson.objects.get(pk=lesson_id)


@pytest.fixture
def steps(lesson) -> list[Step]:
    return list(lesson.steps.filter(retired_at=None))


@pytest.fixture
def learner(lesson):
    entered = make_learner()
    enrol(entered.user, Course.objects.get(), by=entered.user)
    return entered.user


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


def address(step, prefix: str = "") -> str:
    return f"{prefix}/learn/{step.uuid}/"


def right_of(step) -> list[str]:
    return version_of(step.questions[0]).answer_key["correct"]


def wrong_of(step) -> str:
    version = version_of(step.questions[0])
    return next(
        choice["id"]
        for choice in version.body["choices"]
        if choice["id"] not in version.answer_key["correct"]
    )


def answer(browser, step, *chosen: str, headers=None, **more):
    """Answers as the page's own form does, key and version included."""
    shown = browser.get(address(step)).context
    posted = {
        "key": str(shown["question"].key),
        "version": shown["question"].version,
        "choice": chosen,
        **more,
    }
    return browser.post(address(step), posted, headers=headers)


def read(browser, address) -> str:
    return browser.get(address).content.decode()


def form_of(html: str) -> str:
    return html[
        html.index('<form class="lesson-block"') : html.index(
            "</form>", html.index('<form class="lesson-block"')
        )
    ]


# ── showing ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_step_shows_its_text_its_place_and_the_way_on(browser, steps):
    page = browser.get(address(steps[0]))
    shown = page.context
    assert [re.sub(r"<[^>]+>", "", block).strip() for block in shown["parts"][0].blocks] == ["Step 1"]
    assert (shown["number"], shown["count"], shown["marks"]) == (
        1,
        3,
        ["now", "later", "later"],
    )
    assert (shown["previous_url"], shown["next_url"], shown["question"]) == ("", address(steps[1]), None)


def test_the_last_step_leads_to_the_end_of_the_lesson(browser, steps, lesson):
    shown = browser.get(address(steps[2])).context
    assert (shown["previous_url"], shown["next_url"]) == (
        address(steps[1]),
        reverse("player:lesson_done", args=[lesson.uuid]),
    )


def test_going_on_marks_the_step_and_leads_to_the_next(browser, steps, learner):
    gone_on = browser.post(address(steps[0]), {"action": "next"})
    assert (gone_on.status_code, gone_on["Location"]) == (303, address(steps[1]))
    assert browser.get(address(steps[1])).context["marks"] == ["done", "now", "later"]
    assert list(StepRecord.objects.filter(enrolment__person=learner).values_list("step", flat=True)) == [
        steps[0].pk
    ]


def test_the_key_is_not_in_the_page_before_she_answers(browser, steps):
    html = read(browser, address(steps[1]))
    assert [
        words
        for words in (WHY, HINT, FEEDBACK, "data-state", "checked", "disabled")
        if words in form_of(html)
    ] == []
    texts = [choice["text"] for choice in version_of(steps[1].questions[0]).body["choices"]]
    rows = [
        re.sub(r'value="[^"]*"', "", row).replace(text, "")
        for row, text in zip(re.findall(r'<label class="choice".*?</label>', html), texts, strict=True)
    ]
    assert len(set(rows)) == 1, "the right choice is written like the wrong ones"


# ── answering ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_right_answer_says_why_and_nothing_else(browser, steps):
    saved = answer(browser, steps[1], *right_of(steps[1]))
    assert (saved.status_code, saved["Location"]) == (303, f"{address(steps[1])}#feedback")
    shown = browser.get(address(steps[1])).context["question"]
    assert shown.feedback == Feedback(
        tone="right", title="Yes, that is right", why=WHY, near=right_of(steps[1])[0]
    )
    assert [(choice.text, choice.state) for choice in shown.shown.choices if choice.state] == [
        ("Right 0", "right")
    ]
    assert shown.answered_right is True


def test_a_wrong_answer_is_not_yet_and_does_not_give_the_key_away(browser, steps):
    answer(browser, steps[1], wrong_of(steps[1]))
    page = browser.get(address(steps[1]))
    shown = page.context["question"]
    assert shown.feedback == Feedback(
        tone="not-yet", title="Not yet", why=FEEDBACK, hint=HINT, near=wrong_of(steps[1])
    )
    assert [(choice.text, choice.state) for choice in shown.shown.choices if choice.state] == [
        ("Wrong 1", "chosen")
    ]
    assert WHY not in page.content.decode()
    assert page.content.decode().count("feedback--") == 1


def test_half_of_several_right_answers_is_not_yet_and_says_neither_which(browser, steps):
    chosen = right_of(steps[2])[0]
    answer(browser, steps[2], chosen)
    shown = browser.get(address(steps[2])).context["question"]
    assert shown.feedback.why == "Look again: a right answer is missing, or one of your answers is not right."
    assert {choice.id: choice.state for choice in shown.shown.choices} == {
        choice.id: "chosen" if choice.id == chosen else "" for choice in shown.shown.choices
    }


def test_all_of_several_right_answers_are_right(browser, steps):
    answer(browser, steps[2], *right_of(steps[2]))
    assert browser.get(address(steps[2])).context["question"].answered_right is True


def test_she_may_try_again_and_the_newest_answer_is_shown(browser, steps, learner):
    answer(browser, steps[1], wrong_of(steps[1]))
    answer(browser, steps[1], *right_of(steps[1]))
    assert list(Answer.objects.filter(enrolment__person=learner).values_list("marking_state", flat=True)) == [
        "not_yet",
        "correct",
    ]
    assert browser.get(address(steps[1])).context["question"].answered_right is True


def test_going_past_a_question_saves_no_answer_but_where_she_is(browser, steps, learner):
    gone_on = browser.post(address(steps[1]), {"skip": "1"})
    assert (gone_on.status_code, gone_on["Location"]) == (303, address(steps[2]))
    assert (Answer.objects.count(), StepRecord.objects.count()) == (0, 0)
    assert Enrolment.objects.get(person=learner).current_step == steps[1]


@pytest.mark.parametrize("number", [1, 2])
def test_going_on_answers_nothing_again_whatever_is_sent_beside_it(browser, steps, number):
    answer(browser, steps[number], wrong_of(steps[number]))
    gone_on = answer(browser, steps[number], wrong_of(steps[number]), skip="1")
    lesson_done = reverse("player:lesson_done", args=[steps[0].lesson.uuid])
    assert (gone_on.status_code, gone_on["Location"]) == (303, [address(steps[2]), lesson_done][number - 1])
    assert Answer.objects.count() == 1


def test_going_on_is_a_form_that_holds_no_answer(browser, steps):
    answer(browser, steps[1], wrong_of(steps[1]))
    html = read(browser, address(steps[1]))
    [button] = re.findall(r"<button[^>]*name=\"skip\"[^>]*>", html)
    [form] = re.findall(r'<form id="on".*?</form>', html, re.DOTALL)
    assert 'form="on"' in button
    assert set(re.findall(r'name="(\w+)"', form)) == {"csrfmiddlewaretoken"}


def test_not_yet_of_several_stands_under_all_of_them_and_a_word_at_the_wrong_one(browser, lesson_id, learner):
    asks = make.question("Which three?", right=2, wrong=2, feedback=FEEDBACK)
    step = Lesson.objects.get(pk=lesson_id).steps.create(uuid=uuid.uuid4(), position=9, completion="answered")
    step.activities.create(question=asks.translation_key)
    version = version_of(asks.translation_key)
    right, wrong = version.answer_key["correct"][0], wrong_of(step)
    answer(browser, step, right, wrong)
    shown = browser.get(address(step))
    assert shown.context["question"].feedback.near == ""
    html = form_of(shown.content.decode())
    assert html.rindex('class="choice"') < html.index("feedback--not-yet")
    rows = dict(re.findall(r'<label class="choice".*?value="([^"]+)"(.*?)</label>', html, re.DOTALL))
    assert [choice for choice, row in rows.items() if FEEDBACK in row] == [wrong]


# ── practising again ────────────────────────────────────────────────────────────────────────────────────────
def practise(browser, step) -> dict:
    shown = browser.get(address(step)).context["question"]
    return browser.get(shown.practise_url.partition("#")[0]).context["question"]


def test_a_right_answer_can_be_practised_again(browser, steps):
    answer(browser, steps[1], *right_of(steps[1]))
    html = read(browser, address(steps[1]))
    assert html.count("Practise again") == 1
    asked = practise(browser, steps[1])
    assert (asked.feedback, asked.answered_right, asked.practises) == (None, False, True)
    assert [choice.checked for choice in asked.shown.choices] == [False] * 3


def test_practising_lowers_nothing(browser, steps, learner):
    answer(browser, steps[1], *right_of(steps[1]))
    before = (
        Enrolment.objects.filter(person=learner).values("steps_done", "lessons_done", "completed_at").get()
    )
    answer(browser, steps[1], wrong_of(steps[1]))
    after = (
        Enrolment.objects.filter(person=learner).values("steps_done", "lessons_done", "completed_at").get()
    )
    assert after == before
    assert StepRecord.objects.count() == 1
    shown = browser.get(address(steps[1]))
    assert shown.context["question"].still_counts is True
    assert "You had it right before. That still counts." in shown.content.decode()
    course_map = browser.get(reverse("player:map", args=[Course.objects.get().uuid])).context
    assert course_map["practise"] == []


# ── without leaving the page ────────────────────────────────────────────────────────────────────────────────
def test_a_page_that_sends_without_leaving_is_told_where_to_go(browser, steps):
    key = str(uuid.uuid4())
    told = [
        answer(browser, steps[1], wrong_of(steps[1]), key=key, headers={"accept": "application/json"})
        for _time in range(2)
    ]
    assert [(page.status_code, page.json()) for page in told] == [
        (200, {"go": f"{address(steps[1])}#feedback"})
    ] * 2
    assert Answer.objects.count() == 1


def test_choosing_nothing_is_told_and_saves_nothing(browser, steps):
    refused = answer(browser, steps[1])
    assert (refused.status_code, refused.context["form_error"]) == (400, "Choose an answer first.")
    assert Answer.objects.count() == 0


def test_two_answers_where_one_is_asked_are_told_and_kept_on_the_page(browser, steps):
    chosen = [*right_of(steps[1]), wrong_of(steps[1])]
    refused = answer(browser, steps[1], *chosen)
    assert (refused.status_code, refused.context["form_error"]) == (400, "Choose one answer only.")
    assert {choice.id for choice in refused.context["question"].shown.choices if choice.checked} == set(
        chosen
    )
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("version", ["", "0", "999999", "x", "9" * 30])
def test_a_version_that_is_not_of_this_question_is_told(browser, steps, version):
    refused = answer(browser, steps[1], *right_of(steps[1]), version=version)
    assert (refused.status_code, refused.context["form_error"]) == (
        400,
        "This question has changed. Read it again and choose.",
    )
    assert Answer.objects.count() == 0


def test_the_version_of_another_question_is_told(browser, steps):
    other = QuestionVersion.objects.filter(question=steps[2].questions[0]).first()
    assert answer(browser, steps[1], *right_of(steps[2]), version=other.pk).status_code == 400


def test_an_old_form_without_a_key_counts(browser, steps):
    posted = {"choice": right_of(steps[1]), "version": version_of(steps[1].questions[0]).pk}
    assert browser.post(address(steps[1]), posted).status_code == 303
    assert Answer.objects.get().is_correct is True


# ── the same write twice ────────────────────────────────────────────────────────────────────────────────────
def test_the_same_key_with_the_same_answer_is_one_answer(browser, steps):
    key = str(uuid.uuid4())
    for _time in range(3):
        saved = answer(browser, steps[1], *right_of(steps[1]), key=key)
        assert (saved.status_code, saved["Location"]) == (303, f"{address(steps[1])}#feedback")
    assert [str(row.idempotency_key) for row in Answer.objects.all()] == [key]


def test_the_same_key_with_another_answer_is_a_conflict_and_the_first_one_stands(browser, steps):
    key = str(uuid.uuid4())
    answer(browser, steps[1], *right_of(steps[1]), key=key)
    refused = answer(browser, steps[1], wrong_of(steps[1]), key=key)
    assert (refused.status_code, refused.context["form_error"]) == (
        409,
        "You have already saved another answer. The first one counts.",
    )
    assert Answer.objects.get().is_correct is True


def test_the_same_key_at_another_step_is_a_conflict(browser, steps):
    key = str(uuid.uuid4())
    answer(browser, steps[1], *right_of(steps[1]), key=key)
    assert answer(browser, steps[2], *right_of(steps[2]), key=key).status_code == 409
    assert Answer.objects.count() == 1


def test_two_learners_may_happen_on_the_same_key(browser, steps, enter):
    other = make_learner().user
    enrol(other, Course.objects.get(), by=other)
    key = str(uuid.uuid4())
    for person in (browser, enter(other)):
        assert answer(person, steps[1], *right_of(steps[1]), key=key).status_code == 303
    assert Answer.objects.count() == 2


# ── languages ───────────────────────────────────────────────────────────────────────────────────────────────
def test_changing_the_language_keeps_what_she_did(browser, steps, learner):
    browser.post(address(steps[0]), {"action": "next"})
    answer(browser, steps[1], *right_of(steps[1]))
    shown = browser.get(address(steps[1], "/it")).context
    assert (shown["lesson"].title, shown["question"].text) == (
        "Boards and knives (it)",
        "Quale tagliere?",
    )
    assert (shown["marks"], shown["question"].answered_right) == (["done", "now", "later"], True)
    browser.post(address(steps[0], "/it"), {"action": "next"})
    assert StepRecord.objects.filter(enrolment__person=learner).count() == 2


def test_an_answer_in_one_language_is_the_same_answer_in_the_other(browser, steps):
    shown = browser.get(address(steps[1], "/it")).context
    saved = browser.post(
        address(steps[1], "/it"),
        {
            "key": shown["question"].key,
            "version": shown["question"].version,
            "choice": right_of(steps[1]),
        },
    )
    assert saved["Location"] == f"{address(steps[1], '/it')}#feedback"
    assert browser.get(address(steps[1])).context["question"].answered_right is True
    assert Answer.objects.get().version.language == "it"


def test_what_is_not_translated_is_shown_in_its_own_language_and_says_so(browser, steps):
    page = browser.get(address(steps[0], "/es"))
    assert (page.context["notice"].language, page.context["notice"].whole) == ("English", True)
    assert '<div class="stack stack--roomy" lang="en" dir="ltr">' in page.content.decode()
    assert "Step 1" in page.content.decode()


def test_what_is_translated_says_nothing_about_languages(browser, steps):
    page = browser.get(address(steps[0], "/it"))
    assert page.context["notice"] is None
    assert "<p>Passo 1</p>" in page.content.decode()


def test_of_a_step_that_is_translated_in_part_each_block_says_its_language(browser, steps, lesson):
    """And what is not translated is read as the source says it now."""
    source, italian = make.page_of(lesson), make.page_of(lesson, "it")
    more = make.lesson_body([[("text", {"text": "<p>Wash them.</p>", "audio": None})]]).get_prep_value()
    for page in (source, italian):
        stored = page.body.get_prep_value()
        stored[0]["value"]["blocks"].append({**more[0]["value"]["blocks"][0], "id": MORE})
        page.body = page.body.stream_block.to_python(stored)
        page.save_revision().publish()
    stored = source.body.get_prep_value()
    stored[0]["value"]["blocks"][-1]["value"]["text"] = "<p>Wash them well.</p>"
    source.body = source.body.stream_block.to_python(stored)
    source.save_revision().publish()
    page = browser.get(address(steps[0], "/it"))
    assert page.context["notice"] == Notice("English", whole=False)
    assert [(part.language, "well" in "".join(part.blocks)) for part in page.context["parts"]] == [
        ("it", False),
        ("en", True),
    ]


def test_a_question_that_is_not_translated_is_asked_in_its_own_language(browser, steps):
    assert browser.get(address(steps[2], "/it")).context["question"].text == "Which two?"


# ── what is not there ───────────────────────────────────────────────────────────────────────────────────────
def test_a_retired_step_leads_on_in_its_lesson(browser, steps, lesson):
    browser.post(address(steps[0]), {"action": "next"})
    page = make.page_of(lesson)
    page.body = page.body.stream_block.to_python([page.body.get_prep_value()[number] for number in (0, 2)])
    page.save_revision().publish()
    led = browser.get(address(steps[1]), follow=True)
    assert [where for where, _status in led.redirect_chain] == [
        reverse("player:lesson", args=[lesson.uuid]),
        address(steps[2]),
    ]
    assert (led.status_code, led.context["number"], led.context["count"]) == (200, 2, 2)
    answered = browser.post(
        address(steps[1]),
        {"choice": right_of(steps[1]), "key": uuid.uuid4(), "version": version_of(steps[1].questions[0]).pk},
    )
    assert (answered.status_code, answered["Location"]) == (302, reverse("player:lesson", args=[lesson.uuid]))


def test_s23_a_step_of_a_course_she_does_not_take_is_no_step(enter, steps, same_absence):
    stranger = enter(make_learner().user)
    assert same_absence(stranger, address(steps[0]), f"/learn/{uuid.uuid4()}/")
    assert stranger.post(address(steps[0]), {"action": "next"}).status_code == 404
    assert StepRecord.objects.count() == 0


def test_s23_a_course_she_left_is_closed(browser, learner, steps):
    Enrolment.objects.filter(person=learner).update(ended_at="2026-01-01T00:00Z")
    assert browser.get(address(steps[0])).status_code == 404


def test_a_visitor_is_shown_the_way_in_without_the_address(client, steps):
    asked = client.get(address(steps[0]))
    assert (asked.status_code, asked["Location"]) == (302, "/learn/enter/")


# ── cost ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_step_asks_the_database_at_most_ten_times(browser, steps, count_queries):
    answer(browser, steps[1], *right_of(steps[1]))
    browser.get(address(steps[0]))
    assert count_queries(browser.get, address(steps[0])) <= 8
    assert count_queries(browser.get, address(steps[1])) <= 10


def test_an_answer_asks_the_database_at_most_eleven_times(browser, steps, count_queries):
    browser.get(address(steps[1]))
    posted = {
        "key": str(uuid.uuid4()),
        "version": version_of(steps[1].questions[0]).pk,
        "choice": wrong_of(steps[1]),
    }
    assert count_queries(browser.post, address(steps[1]), posted, status=303) <= 11


def test_a_step_costs_the_same_in_a_short_and_in_a_long_lesson(browser, steps, lesson, count_queries):
    browser.get(address(steps[0]))
    few = count_queries(browser.get, address(steps[0]))
    Step.objects.bulk_create(
        [Step(uuid=uuid.uuid4(), lesson=lesson, position=10 + number) for number in range(30)]
    )
    assert count_queries(browser.get, address(steps[0])) == few


def test_the_text_is_read_from_the_database_once_for_everybody(
    browser, steps, enter, django_assert_num_queries
):
    browser.get(address(steps[0]))
    LessonText.objects.all().delete()
    other = make_learner().user
    enrol(other, Course.objects.get(), by=other)
    assert "Step 1" in read(enter(other), address(steps[0]))
