"""docs/add-to-the-desk.md, done as it says: a panel, a need, a moderated kind and a source of evidence."""

import sys

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.apps import READY
from courses.enrolments.actions import enrol
from lms.competences.actions import award
from lms.contracts import evidence
from lms.contracts.desk import moderation, needs, panels
from lms.core import days
from lms.desk.competences import EvidenceRow
from lms.organisations.models import Organisation, Role
from tests import tutorials
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
PAGE = "add-to-the-desk.md"
MODULES = ("interpreters/panels", "interpreters/needs", "interpreters/moderated", "finished/evidence")


@pytest.fixture(autouse=True)
def room(tmp_path, settings, faces):
    tutorials.write_files(PAGE, tmp_path)
    first, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], tmp_path / "templates"]}, *others]
    names = [f"tutorial_{module.replace('/', '_')}" for module in MODULES]
    for module, name in zip(MODULES, names, strict=True):
        tutorials.import_file(tmp_path / f"{module}.py", name)
    yield
    panels.panels.remove("interpreters")
    needs.needs.remove("waits_for_interpreter")
    moderation.kinds.remove("without_country")
    evidence.sources.remove("finished_course")
    for name in names:
        del sys.modules[name]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER)


def page_of(learner) -> str:
    return reverse("desk:person", args=[learner.profile.uuid])


def test_the_panel_stands_on_the_page_of_whoever_it_is_about(enter, trainer):
    reads_arabic, reads_english = make_learner(language="ar"), make_learner(language="en")
    shown = enter(trainer).get(page_of(reads_arabic)).content.decode()
    assert "Tuesday, 10 to 12" in shown
    assert "Interpreter" not in enter(trainer).get(page_of(reads_english)).content.decode()


def test_the_need_is_on_the_list_until_she_has_entered(enter, trainer):
    make_learner(handle="River Maple 42", language="ar", pin="")
    make_learner(handle="Lake Birch 17", language="ar")
    assert [(hand.handle, hand.words) for hand in enter(trainer).get("/teach/").context["hands"]] == [
        ("River Maple 42", "She has a card and has not entered yet.")
    ]


def test_what_is_to_be_decided_waits_for_whoever_decides_it(enter, trainer):
    administrator = make_worker(Role.ADMINISTRATOR)
    Organisation.objects.update(country="IT")
    silent = Organisation.objects.create(name="Ergasia", kind=Organisation.Kind.PARTNER)
    (kind,) = [
        kind
        for kind in enter(administrator).get("/teach/waiting/").context["queue"]
        if kind.key == "without_country"
    ]
    address = reverse("desk:organisation_edit", args=[silent.uuid])
    assert [(item.title, item.url) for item in kind.waiting] == [("Ergasia", address)]
    assert enter(trainer).get("/teach/waiting/").status_code == 404


def test_the_evidence_stands_in_words_under_what_she_has_shown(enter, trainer):
    module = make.taught_module(title="Sewing")
    taught = module.taught.get()
    learner = make_learner()
    enrolment = enrol(learner.user, module.course, by=trainer)
    enrolment.completed_at = timezone.now()
    enrolment.save()
    award(learner.user, taught.competence, taught.level, source="finished_course", evidence_id=enrolment.uuid)
    main = dict(enter(trainer).get(page_of(learner)).context["main"])
    (row,) = main["lms/desk/panels/competences.html"]["competences"]
    assert row.evidence == [
        EvidenceRow(words="Finished course: taken to its end", date=days.today(), icon="book")
    ]
    assert "finished_course" not in {source for source, _uuid in evidence.shareable(learner.user)}


def test_the_lines_are_written_as_ours_are():
    written = tutorials.files_of(PAGE)["line"].splitlines()
    assert [line.strip().strip('",') for line in written] == [
        f"interpreters.{name}" for name in ("panels", "needs", "moderated")
    ]
    ours = [line for line in READY if line.endswith((".needs", ".panels"))]
    assert ours == ["courses.desk.needs", "courses.desk.panels"]
