"""Two people at one screen: both languages, one form, the next two steps on paper."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.audit.models import AccessEntry
from lms.core import days
from lms.organisations.models import Role
from lms.pathways.models import Goal, Helper, Pathway, Review
from lms.pathways.plans.actions import do_step, object_to, say_aim, translate
from lms.pathways.plans.queries import plan_of
from lms.pathways.reviews.actions import answer
from tests.factories.people import make_learner, make_worker
from tests.factories.plans import let_in, make_plan, make_step, make_template, stage_block, step_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def elena(faces):
    return make_worker(Role.CASE_WORKER, username="elena", first_name="Elena")


@pytest.fixture
def learner(elena):
    return make_learner(worker=elena, language="ar", handle="River Maple 42").user


@pytest.fixture
def pathway(learner, elena):
    work = stage_block("Work", theme="work", steps=({"words": "Look at a canteen."},))
    made = make_plan(learner, template=make_template("A way", stage_block(), work))
    let_in(made, elena, Role.CASE_WORKER)
    return made


def address(pathway, name="together", query="?ours=it&hers=ar") -> str:
    return reverse(f"plans_desk:{name}", args=[pathway.uuid]) + query


def sent(**more) -> dict:
    return {"key": str(uuid.uuid4()), "next_review_on": days.in_days(28).isoformat(), **more}


def test_each_half_is_in_its_language_and_direction(enter, elena, pathway):
    page = enter(elena).get(address(pathway)).content.decode()
    assert 'class="pair__half" lang="it" dir="ltr"' in page
    assert 'class="pair__half pair__half--hers" lang="ar" dir="rtl"' in page


def test_without_a_choice_her_half_is_in_the_language_she_reads(enter, elena, pathway):
    page = enter(elena).get(address(pathway, query=""))
    assert (page.context["page"].ours.language, page.context["page"].hers.language) == ("en", "ar")


def test_opening_it_is_kept_for_her_to_read(enter, elena, pathway, learner):
    enter(elena).get(address(pathway))
    entry = AccessEntry.objects.get()
    assert (entry.person, entry.reader, entry.what, entry.thing) == (learner, elena, "plan", pathway.uuid)


def test_what_changed_since_the_last_time_stands_there(enter, elena, pathway, learner):
    do_step(step_named(pathway, "Look at a canteen."), by=learner)
    page = enter(elena).get(address(pathway)).context["page"]
    assert [(str(line.ours), str(line.hers), line.by_itself) for line in page.lines] == [
        ("Look at a canteen.", "Look at a canteen.", False)
    ]


def test_one_form_says_what_happened_what_comes_next_and_when(enter, elena, pathway, learner):
    folder = step_named(pathway, "Put all my papers into one folder.")
    canteen = step_named(pathway, "Look at a canteen.")
    third = make_step(pathway, "Call the school.")
    answer = enter(elena).post(
        address(pathway),
        sent(
            **{
                f"happened-{folder.uuid}": "done",
                f"happened-{third.uuid}": "open",
                "next": [str(canteen.uuid)],
                "words-1-it": "Ritirare la ricevuta",
                "words-1-ar": "استلام الإيصال",
                "on-1": days.in_days(2).isoformat(),
                "at-1": "09:30",
                "helper-1": str(pathway.helpers.get().uuid),
                "interpreter": "Amina",
                "agreed_by_worker": "on",
                "agreed_by_her": "on",
            }
        ),
    )
    assert answer.status_code == 303
    review = Review.objects.get()
    assert (review.languages, review.interpreter, review.agreed_by_her) == (["ar", "it"], "Amina", True)
    made = step_named(pathway, "Ritirare la ricevuta")
    assert (made.on, made.at, made.helper.person, made.said_in) == (
        days.in_days(2),
        datetime.time(9, 30),
        elena,
        "ar",
    )
    assert {step.uuid for step in plan_of(learner).next_steps} == {canteen.uuid, made.uuid}
    said = enter(elena).get(answer["Location"])
    assert [step.uuid for step in said.context["steps"]] == [canteen.uuid, made.uuid]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"next_review_on": "2020-01-01"}, "Choose a day after today."),
        ({"next_review_on": ""}, "Choose a day."),
        ({"on-2": "2027-01-01"}, "Say what the step is."),
        ({"words-1-it": "a", "words-2-it": "b", "next": "third"}, "Two steps at most"),
        ({"at-1": "half past"}, "This is not a time."),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(enter, elena, pathway, more, told):
    if more.get("next"):
        make_step(pathway, "Call the school.")
        more = {**more, "next": str(step_named(pathway, "Look at a canteen.").uuid)}
    page = enter(elena).post(address(pathway), sent(**{"words-1-ar": "كلماتها", **more}))
    assert page.status_code == 200
    assert told in page.content.decode()
    assert "كلماتها" in page.content.decode()
    assert not Review.objects.exists()


def test_one_language_is_written_once(enter, elena, pathway):
    page = enter(elena).get(address(pathway, query="?ours=it&hers=it"))
    assert [line.theirs for line in page.context["form"].lines] == [None, None]


def test_a_language_nobody_offers_changes_nothing(enter, elena, pathway):
    page = enter(elena).get(address(pathway, query="?ours=xx&hers=yy"))
    assert (page.context["page"].ours.language, page.context["page"].hers.language) == ("en", "ar")


def test_before_every_field_stands_what_a_court_may_ask_for(enter, elena, pathway):
    page = enter(elena).get(address(pathway, query="?ours=en&hers=en")).content.decode()
    assert page.index("A court can ask for what is written here.") < page.index("<textarea")
    for name in ("suggest", "colleague"):
        page = enter(elena).get(address(pathway, name, "")).content.decode()
        form = page.index('class="form"')
        assert page.index("A court can ask for what is written here.") < form


def test_the_two_steps_are_printed_without_her_handle(enter, elena, pathway, monkeypatch):
    asked = {}

    def render_pdf(template, context, *, language, title):
        asked.update(template=template, language=language, title=title, **context)
        return b"%PDF"

    monkeypatch.setattr("lms.printing.pdf.render_pdf", render_pdf)
    page = enter(elena).get(address(pathway, "steps_print"))
    assert page["Content-Type"] == "application/pdf"
    assert [str(step.words.here) for step in asked["steps"]] == [
        "Put all my papers into one folder.",
        "Look at a canteen.",
    ]
    assert (asked["language"], asked["ours"]) == ("ar", "it")
    assert "River Maple" not in repr({name: asked[name] for name in asked if name != "steps"})


@pytest.fixture
def counted(enter, elena):
    def count(query_address) -> int:
        browser = enter(elena)
        browser.get(query_address)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(query_address).status_code == 200
        return len(seen)

    return count


@pytest.mark.parametrize("name", ["together", "plan", "said", "suggest"])
def test_thirty_steps_ask_as_often_as_one(counted, pathway, name):
    first = counted(address(pathway, name))
    for number in range(30):
        make_step(pathway, f"Step {number}")
    assert counted(address(pathway, name)) == first


def test_a_plan_at_its_end_is_read_and_no_more(enter, elena, pathway):
    Pathway.objects.update(closed_at=timezone.now())
    assert enter(elena).get(address(pathway)).status_code == 303
    assert enter(elena).get(address(pathway, "plan", "")).context["may_write"] is False


def aim(pathway, words="Voglio una chiave mia.") -> None:
    say_aim(pathway, words, language="it")
    translate(pathway, "aim", "أريد مفتاحًا لي.", language="ar")


def goals_of(pathway) -> list[tuple[str, dict[str, str], bool]]:
    rows = Goal.objects.filter(stage__pathway=pathway).select_related("stage").order_by("pk")
    return [(row.stage.theme, row.words, row.is_hers) for row in rows]


def test_where_she_is_going_becomes_a_goal_of_hers_when_she_says_yes(enter, elena, pathway):
    aim(pathway)
    before = goals_of(pathway)
    desk, work = enter(elena), str(pathway.stages.get(theme="work").uuid)
    assert 'name="aim_goal_in"' in desk.get(address(pathway)).content.decode()
    without_her = desk.post(address(pathway), sent(aim_goal_in=work, agreed_by_worker="on"))
    assert "it is kept when she ticks her box" in without_her.content.decode()
    assert (goals_of(pathway), Review.objects.count()) == (before, 0)
    desk.post(address(pathway), sent(aim_goal_in=work, agreed_by_her="on"))
    words = {"it": "Voglio una chiave mia.", "ar": "أريد مفتاحًا لي."}
    assert goals_of(pathway) == [*before, ("work", words, True)]
    assert 'name="aim_goal_in"' not in desk.get(address(pathway)).content.decode()


@pytest.mark.parametrize(
    ("field", "ours", "hers"),
    [
        ("aim_voice", "She said it in her own voice. She alone can hear it.", "قلتِه بصوتكِ."),
        ("aim_picture", "She showed it in a picture. She alone can see it.", "أظهرتِه في صورة."),
    ],
)
def test_what_she_said_without_words_is_not_called_nothing(enter, elena, pathway, field, ours, hers):
    Pathway.objects.update(**{field: "plans/hers.bin"})
    desk = enter(elena)
    page = desk.get(address(pathway, query="?ours=en&hers=ar")).content.decode()
    assert (ours in page, hers in page, "not said yet where" in page) == (True, True, False)
    assert ours in desk.get(address(pathway, "plan", "")).content.decode()


def test_without_words_of_hers_no_goal_is_offered(enter, elena, pathway):
    assert 'name="aim_goal_in"' not in enter(elena).get(address(pathway)).content.decode()


def test_what_she_says_is_not_right_is_there_for_both_until_it_is_answered(enter, elena, pathway):
    work = step_named(pathway, "Look at a canteen.")
    about_work, about_all = (
        object_to(pathway, words, language="ar", step=step)
        for words, step in (("لم يكن كذلك.", work), ("هذه ليست خطتي.", None))
    )
    desk = enter(elena)
    seen = [row.uuid for row in desk.get(address(pathway)).context["page"].contested]
    assert seen == [about_work.uuid, about_all.uuid]
    answer(about_all, "We put it right.", language="en", by=elena)
    Helper.objects.update(themes=["papers"])
    page = desk.get(address(pathway))
    assert (page.context["page"].contested, "لم يكن كذلك." in page.content.decode()) == ([], False)
