"""Templates of plans: written in the editor, looked at for telling words, shown before they are published."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from lms.blocks.destinations import destinations, named
from lms.contracts import destination
from lms.contracts.destination import Choice, DestinationKind
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.pathways.models import PlanTemplate
from lms.pathways.templates.queries import offered, written
from lms.pathways.templates.titles import template_texts
from lms.safety.faces.models import Face
from tests.factories.plans import make_template, stage_block, translate_template

pytestmark = pytest.mark.django_db
BEANS, GONE = uuid4(), uuid4()


class Garden(DestinationKind):
    key, label, icon, order, is_reached = "garden", "Garden", "book", 1, True

    def titles(self, uuids, *, language):
        return {BEANS: "Beans"} if BEANS in uuids else {}

    def choices(self, *, language):
        return [Choice(uuid=BEANS, title="Beans", under="South bed")]


@pytest.fixture
def garden():
    yield destination.register(Garden())
    destination.forget("garden")


def step(leads_to: str, **more) -> dict:
    return {"words": "Sow the beans.", "detail": "", "leads_to": leads_to, **more}


def test_what_may_be_led_to_stands_under_its_kind(garden):
    assert destinations()[0] == ("Garden", [(f"garden:{BEANS}", "Beans · South bed")])


@pytest.mark.parametrize("stored", ["", "garden", "garden:beans", None])
def test_what_names_nothing_leads_nowhere(stored):
    assert named(stored) is None


def test_what_was_chosen_stays_when_its_thing_is_withdrawn(garden):
    block = PlanTemplate._meta.get_field("stages").stream_block.child_blocks["stage"]
    leads = block.child_blocks["steps"].child_block.child_blocks["leads_to"]
    assert leads.clean(f"garden:{GONE}") == f"garden:{GONE}"
    with pytest.raises(ValidationError):
        leads.clean(f"nowhere:{GONE}")


def test_reading_and_saving_asks_for_no_list(garden, monkeypatch):
    """A template of thirty steps would ask thirty times for everything one may lead to."""
    template = make_template(
        "A way", stage_block(steps=tuple(step(f"garden:{BEANS}") for _number in range(3)))
    )

    def asked(*_args, **_kwargs):
        raise AssertionError("the list was read")

    monkeypatch.setattr(Garden, "choices", asked)
    template.full_clean()
    template.save_revision().publish()
    [stage] = written(template.translation_key).stages
    assert [each.leads_to for each in stage.steps] == [("garden", BEANS)] * 3


@pytest.mark.parametrize(
    ("block", "field"),
    [(stage_block("A safe house"), "stages"), (stage_block(goals=("I am a survivor.",)), "stages")],
)
def test_a_telling_word_is_refused(block, field):
    template = make_template("A way", block, live=False)
    with pytest.raises(ValidationError) as refused:
        template.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_what_is_written_is_told_with_its_place():
    block = stage_block("Papers", goals=("A goal.",), steps=({"words": "A step.", "detail": "Help."},))
    make_template("A way", block)
    assert [words for _place, words in template_texts()] == ["A way", "Papers", "A goal.", "A step.", "Help."]


def test_only_what_is_live_is_offered_and_in_the_languages_it_is_live_in():
    template = make_template("A way")
    make_template("A draft", live=False)
    translate_template(template, "it", {"A way": "Una strada"})
    translate_template(template, "es", {"A way": "Un camino"}).unpublish()
    [only] = offered()
    assert (only.title, only.title_in("it"), only.title_in("ar")) == (
        {"en": "A way", "it": "Una strada"},
        "Una strada",
        "A way",
    )
    assert written(uuid4()) is None


def test_a_copy_that_nobody_translated_says_only_its_source():
    template = make_template("A way", stage_block("My papers"))
    translate_template(template, "it", {"A way": "Una strada"})
    [stage] = written(template.translation_key).stages
    assert stage.title == {"en": "My papers"}


def test_authors_write_it_and_reviewers_publish_it(faces):
    groups = make_writers(Face.objects.get(kind=Face.Kind.SKILLS))
    rights = {
        role: sorted(
            groups[role]
            .permissions.filter(content_type__model="plantemplate")
            .values_list("codename", flat=1)
        )
        for role in (Role.AUTHOR, Role.REVIEWER)
    }
    assert rights == {
        Role.AUTHOR: ["add_plantemplate", "change_plantemplate", "view_plantemplate"],
        Role.REVIEWER: [
            "add_plantemplate",
            "change_plantemplate",
            "publish_plantemplate",
            "view_plantemplate",
        ],
    }


def test_the_preview_shows_steps_with_where_they_lead(faces, garden):
    block = stage_block(
        steps=(step(f"garden:{BEANS}", minutes=20, helps="friend"), step(f"garden:{GONE}"), step(""))
    )
    template = make_template("A way", block)
    request = RequestFactory().get("/", HTTP_HOST="localhost")
    html = render_to_string(
        template.get_preview_template(request, ""), template.get_preview_context(request, ""), request
    )
    words = re.sub(r"<[^>]+>|\s+", " ", html)
    assert words.count("Sow the beans.") == 3
    assert re.findall(r"Garden: Beans|Ticks by itself|About 20 minutes|Who may help: [\w ]*trust", words) == [
        "Garden: Beans",
        "Ticks by itself",
        "Who may help: somebody I trust",
        "About 20 minutes",
    ]


def test_the_list_says_how_much_of_a_way_it_is_and_a_copy_leaves_the_first_as_it_was(faces, enter):
    Locale.objects.get_or_create(language_code="en")
    template = make_template("A way", stage_block(), stage_block("Work", theme="work"))
    author = enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))
    page = author.get(reverse("wagtailsnippets_lms_pathways_plantemplate:list")).content.decode()
    assert "2 stages · 2 steps" in page
    copy = author.get(reverse("wagtailsnippets_lms_pathways_plantemplate:copy", args=[template.pk]))
    assert (copy.status_code, b"A way" in copy.content) == (200, True)
    assert PlanTemplate.objects.count() == 1


def test_thirty_templates_cost_what_one_costs():
    counts = []
    for number in (1, 2, 3):
        translate_template(make_template(f"Way {number}"), "it", {"My papers": "Le mie carte"})
        with CaptureQueriesContext(connection) as seen:
            found = offered()
        assert (len(found), {*found[-1].stages[0].title}) == (number, {"en", "it"})
        counts.append(len(seen))
    assert counts == [counts[0]] * 3
