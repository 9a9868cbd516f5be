"""In her words: written, spoken, shown. What she sends is clean, private, and read by herself."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from lms.pathways.circle import actions as circle
from lms.pathways.plans.actions import say_aim, translate
from lms.pathways.plans.models import Goal, Pathway, Step
from tests.corpus import files
from tests.factories.people import make_learner
from tests.factories.plans import make_step

pytestmark = pytest.mark.django_db

WORDS = "/learn/pathway/words/"


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return SimpleUploadedFile("20260101_at_home.jpg", out.getvalue(), content_type="image/jpeg")


def recording() -> SimpleUploadedFile:
    return SimpleUploadedFile("at home.wav", files.sound_wav(), content_type="audio/wav")


def stored_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_who_reads_it_and_when_it_goes_stand_before_the_field(browser, plan, ask):
    page = browser.get(WORDS).content.decode()
    assert "only you." in page
    circle.let_in(ask(themes=["work"]), by=plan.person, themes=["work"])
    page = browser.get(WORDS).content.decode()
    parts = ["you, and", "Elena", "365 days after your plan", "A court can ask", "<textarea"]
    assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)


def test_a_step_says_who_sees_its_part_alone(browser, plan, ask):
    circle.let_in(ask(themes=["work"]), by=plan.person, themes=["work"])
    stage = plan.stages.get()
    assert stage.theme == "papers"
    assert "only you." in browser.get(reverse("pathway:step_new", args=[stage.uuid])).content.decode()


def test_what_she_writes_is_hers(browser, plan):
    sent = browser.post(WORDS, {"words": "I want to cook."})
    plan.refresh_from_db()
    assert (sent.status_code, plan.aim, plan.said_in) == (303, {"en": "I want to cook."}, "en")


def test_what_she_says_and_shows_is_clean_private_and_gone_when_she_takes_it_away(browser, plan, private):
    browser.post(WORDS, {"words": "", "voice": recording(), "picture": picture()})
    plan.refresh_from_db()
    assert "home" not in plan.aim_voice.name + plan.aim_picture.name
    kinds = {
        part: browser.get(reverse("pathway:file", args=[plan.uuid, part]))["Content-Type"]
        for part in ("voice", "picture")
    }
    assert kinds == {"voice": "audio/wav", "picture": "image/jpeg"}
    browser.post(WORDS, {"words": "Cook", "no_voice": "on", "no_picture": "on"})
    plan.refresh_from_db()
    assert (bool(plan.aim_voice), bool(plan.aim_picture)) == (False, False)


def test_a_picture_is_no_voice(browser, plan):
    sent = browser.post(WORDS, {"words": "Cook", "voice": picture()})
    assert (sent.status_code, Pathway.objects.get().aim) == (200, {})


def test_nobody_else_hears_it(browser, enter, plan):
    browser.post(WORDS, {"words": "Cook", "voice": recording()})
    other = enter(make_learner().user, pin=True)
    assert other.get(reverse("pathway:file", args=[plan.uuid, "voice"])).status_code == 404


def test_nothing_at_all_is_asked_for_once_more(browser, plan):
    assert browser.post(WORDS, {"words": ""}).status_code == 200


def test_a_step_of_hers(browser, plan):
    stage = plan.stages.get()
    address = reverse("pathway:step_new", args=[stage.uuid])
    browser.post(address, {"words": "Ask for a bus card", "on": "2026-12-24", "at": "09:30", "detail": ""})
    step = Step.objects.get(words={"en": "Ask for a bus card"})
    assert (step.stage, step.is_hers, step.state, str(step.on), str(step.at)) == (
        stage,
        True,
        "open",
        "2026-12-24",
        "09:30:00",
    )


def test_a_step_in_her_words_keeps_what_it_leads_to(browser, plan):
    step = make_step(plan, "Finish the lesson")
    browser.post(reverse("pathway:step_words", args=[step.uuid]), {"words": "Learn about knives"})
    step.refresh_from_db()
    assert (step.words, step.is_hers) == ({"en": "Learn about knives"}, True)


@pytest.mark.parametrize("sent", [{"words": ""}, {"words": "", "picture": picture}])
def test_her_aim_in_another_language_stays_when_she_says_nothing_anew(browser, plan, sent):
    say_aim(plan, "Voglio cucinare.", language="it")
    plan.refresh_from_db()
    day = plan.aim_said_on
    made = {name: value() if callable(value) else value for name, value in sent.items()}
    assert browser.post(WORDS, made).status_code == 303
    plan.refresh_from_db()
    assert (plan.aim, plan.said_in, plan.aim_said_on) == ({"it": "Voglio cucinare."}, "it", day)


def test_her_aim_stays_in_all_its_languages_when_the_field_is_as_it_was(browser, plan):
    both = {"it": "Voglio\ncucinare.", "en": "I want\nto cook."}
    say_aim(plan, both["it"], language="it")
    translate(plan, "aim", both["en"], language="en")
    browser.post(WORDS, {"words": "I want\r\nto cook.", "picture": picture()})
    plan.refresh_from_db()
    assert (plan.aim, plan.said_in) == (both, "it")


@pytest.mark.parametrize("here", [True, False])
def test_a_day_or_a_picture_changes_no_word_of_a_step(browser, plan, here):
    """`here`: whether the words stand in her language; else the field stood empty."""
    words = {"it": "Portare il modulo."} | ({"en": "Take the form."} if here else {})
    detail = {"it": "Dalle 9."} | ({"en": "From 9."} if here else {})
    step = plan.stages.get().steps.get()
    Step.objects.filter(pk=step.pk).update(words=words, detail=detail, said_in="it")
    sent = {
        "words": words.get("en", ""),
        "detail": detail.get("en", ""),
        "on": "2026-12-24",
        "picture": picture(),
    }
    browser.post(reverse("pathway:step_words", args=[step.uuid]), sent)
    step.refresh_from_db()
    assert (step.words, step.detail, step.said_in, step.is_hers) == (words, detail, "it", False)
    assert (str(step.on), bool(step.picture)) == ("2026-12-24", True)


def test_a_picture_changes_no_word_of_a_goal(browser, plan):
    goal = plan.stages.get().goals.get()
    Goal.objects.filter(pk=goal.pk).update(words={"it": "So dove sono."}, said_in="it")
    browser.post(reverse("pathway:goal_words", args=[goal.uuid]), {"words": "", "picture": picture()})
    goal.refresh_from_db()
    assert (goal.words, goal.is_hers, bool(goal.picture)) == ({"it": "So dove sono."}, False, True)


def test_a_step_of_hers_can_go(browser, plan):
    step = make_step(plan, "By mistake")
    assert "By mistake" in browser.get(reverse("pathway:step_remove", args=[step.uuid])).content.decode()
    browser.post(reverse("pathway:step_remove", args=[step.uuid]))
    assert not Step.objects.filter(pk=step.pk).exists()


def test_what_a_template_brought_does_not_go(browser, plan):
    step = plan.stages.get().steps.filter(is_hers=False).first()
    assert browser.post(reverse("pathway:step_remove", args=[step.uuid])).status_code == 404


def test_a_goal_of_hers_is_reached_and_put_away(browser, plan):
    stage = plan.stages.get()
    browser.post(reverse("pathway:goal_new", args=[stage.uuid]), {"words": "I can read my papers."})
    goal = Goal.objects.get(words={"en": "I can read my papers."})
    browser.post(reverse("pathway:goal_words", args=[goal.uuid]), {"words": "I read my papers."})
    for what in ("reached", "leave"):
        browser.post(reverse("pathway:goal_set", args=[goal.uuid, what]))
    goal.refresh_from_db()
    assert (goal.words, goal.is_hers) == ({"en": "I read my papers."}, True)
    assert (goal.reached_on is None, goal.left_on is None) == (False, False)
    page = browser.get(reverse("pathway:stage", args=[stage.uuid])).content.decode()
    assert "Put away" in page


def test_a_part_is_done_when_she_says_so(browser, plan):
    stage = plan.stages.get()
    for what, is_done in (("begin", False), ("done", True), ("open", False)):
        browser.post(reverse("pathway:stage_set", args=[stage.uuid, what]))
        stage.refresh_from_db()
        assert (stage.begun_on is not None, stage.done_on is not None) == (True, is_done)
