"""A certificate says what was shown, and no more: each competence with its evidence, at a level that such
evidence can show.
"""

import datetime
import io
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.attempts.observations import sign_off
from courses.catalogue.models import Course, Module
from courses.certificates.actions import issue_for_competence, reissue, renew, withdraw
from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from courses.certificates.queries import find_by_code, newer_snapshot
from courses.certificates.sheets import certificate_pdf, languages_offered
from courses.enrolments.actions import enrol
from lms.competences.actions import award
from lms.competences.models import Attainment, Competence, Level
from lms.contracts import evidence
from lms.privacy.erasure import erase
from tests.courses.certificates.conftest import NAME
from tests.factories import courses as make
from tests.factories.learning import finish_lessons, pass_module, practice_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


def alone(competence: Competence) -> Level:
    """The level that says she can do it."""
    level, _created = Level.objects.get_or_create(
        framework=competence.framework, code="alone", defaults={"rank": 2, "labels": {"en": "independently"}}
    )
    return level


@pytest.fixture
def course(faces) -> Course:
    """One module with a lesson and a test; it teaches to do something independently."""
    course = make.published_course(faces.skills, lessons=1, steps=1, quiz=1)
    taught = course.modules.get().taught.get()
    taught.level = alone(taught.competence)
    taught.save()
    return course


@pytest.fixture
def enrolment(course, learner):
    return enrol(learner, course, by=learner)


def watched(enrolment, trainer) -> None:
    """A trainer watches everything of the module's competence."""
    module = enrolment.course.modules.get()
    taught = module.taught.get()
    task = practice_task(module)
    sign_off(
        enrolment,
        module,
        taught.competence,
        alone(taught.competence),
        tasks=[task.uuid],
        assessor=trainer,
        place="Turin",
        observed_on=timezone.localdate() - datetime.timedelta(days=1),
        idempotency_key=uuid.uuid4(),
    )


def said(certificate: Certificate) -> list[tuple[str, str]]:
    return [(row["level"], row["evidence"]) for row in certificate.snapshot["texts"]["en"]["competences"]]


# ── what shows what ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_test_shows_that_she_knows_and_practice_that_she_can(enrolment, trainer):
    pass_module(enrolment, enrolment.course.modules.get())
    certificate = Certificate.objects.get()
    assert said(certificate) == [("Basic", "Test")]
    watched(enrolment, trainer)
    assert said(renew(certificate, by=enrolment.person)) == [("independently", "Test, Observed practice")]


def test_no_kind_of_evidence_but_watched_practice_shows_that_she_can(learner):
    competence, basic = make.competence()
    for source in evidence.sources:
        award(learner, competence, alone(competence), source=source.key, evidence_id=uuid.uuid4())
    reached = dict(Attainment.objects.values_list("source", "level__code"))
    assert reached == {
        source.key: "alone" if source.key in {"observed_practice", "placement"} else basic.code
        for source in evidence.sources
    }


def test_where_every_level_says_that_she_can_a_test_alone_shows_none(enrolment):
    Level.objects.update(needs_practice=True)
    pass_module(enrolment, enrolment.course.modules.get())
    assert Attainment.objects.count() == 0
    assert said(Certificate.objects.get()) == []


def test_a_level_that_comes_to_say_that_she_can_holds_what_was_tested_no_longer(learner):
    competence, basic = make.competence()
    level = alone(competence)
    Level.objects.update(needs_practice=False)
    made = [
        award(learner, competence, level, source=source, evidence_id=uuid.uuid4())
        for source in ("quiz", "observed_practice")
    ]
    level.needs_practice = True
    level.save()
    for row in made:
        row.refresh_from_db()
    assert [row.level for row in made] == [basic, level]


def test_the_test_says_beforehand_what_it_can_show(enrolment, enter):
    quiz = enrolment.course.modules.get().quiz
    start = enter(enrolment.person).get(reverse("player:quiz", args=[quiz.uuid]))
    assert [row.level for row in start.context["competences"]] == ["Basic"]


def test_of_a_module_that_shows_nothing_it_says_that_she_took_part(faces, learner, enter):
    course = make.published_course(faces.skills, lessons=1, steps=1, quiz=0)
    enrolment = enrol(learner, course, by=learner)
    finish_lessons(enrolment)
    certificate = Certificate.objects.get()
    assert (said(certificate), certificate.snapshot["competences"], Attainment.objects.count()) == ([], [], 0)
    page = enter(learner).get(reverse("certificates:detail", args=[certificate.uuid])).content.decode()
    assert "It says that you took part." in page
    sheet = " ".join(words_on(certificate, "en").split())
    assert "Certificate of attendance" in sheet
    assert "has taken part in 6 hours of training." in sheet
    assert [word for word in ("Competences", "Can do", "Basic", "Test") if word in sheet] == []


def test_the_sheet_names_the_kind_of_evidence(certificate):
    assert "Basic · Test" in words_on(certificate, "en")


def words_on(certificate: Certificate, *languages: str) -> str:
    reader = PdfReader(io.BytesIO(certificate_pdf(certificate, languages=list(languages))))
    return " ".join(page.extract_text() for page in reader.pages)


# ── said before ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("hidden", [None, Module, Course])
def test_she_reads_before_the_test_whether_there_is_a_certificate(enrolment, enter, hidden):
    if hidden:
        hidden.objects.update(visible_outside=False)
    module = enrolment.course.modules.get()
    page = enter(enrolment.person).get(reverse("player:quiz", args=[module.quiz.uuid]))
    told = [
        words in page.content.decode()
        for words in ("You get a certificate when you pass.", "There is no certificate for this test.")
    ]
    pass_module(enrolment, Module.objects.get())
    assert told == [hidden is None, hidden is not None]
    assert Certificate.objects.exists() is (hidden is None)


# ── languages ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def in_spanish(module):
    """Competence and level are there in Spanish, the module's title is not."""
    taught = module.taught.get()
    Competence.objects.filter(pk=taught.competence_id).update(
        labels={"en": "Washes up", "it": "Lava i piatti", "es": "Friega los platos"}
    )
    Level.objects.filter(pk=taught.level_id).update(labels={"en": "Basic", "it": "Base", "es": "Básico"})
    Course.objects.update(
        texts={"en": {"title": "Kitchen work"}, "it": {"title": "Cucina"}, "es": {"title": "Cocina"}}
    )
    return Module.objects.get(pk=module.pk)


def test_what_is_not_in_a_language_is_said_to_be_in_another(pass_test, in_spanish):
    certificate = pass_test(in_spanish)
    assert certificate.snapshot["texts"]["es"] == {
        "title": "A clean kitchen",
        "course": "Cocina",
        "in": {"title": "en"},
        "competences": [{"label": "Friega los platos", "level": "Básico", "evidence": "Prueba"}],
    }
    assert [(offered.code, offered.words) for offered in languages_offered(certificate)] == [
        ("en", "English"),
        ("it", "Italiano"),
        ("es", "Español, partly in English"),
    ]


def test_the_languages_are_said_before_printing(pass_test, in_spanish, learner, enter):
    certificate = pass_test(in_spanish)
    page = enter(learner).get(f"/el{reverse('certificates:detail', args=[certificate.uuid])}")
    assert [language.code for language in page.context["sheet_languages"]] == ["en", "it", "es"]
    assert page.context["not_in"] == "Ελληνικά"


def test_english_on_a_spanish_sheet_is_marked_as_english(pass_test, in_spanish, monkeypatch):
    certificate, seen = pass_test(in_spanish), {}
    monkeypatch.setattr(
        "courses.certificates.sheets.named_pdf",
        lambda template, context, **facts: seen.update(texts=context["texts"], language=facts["language"]),
    )
    certificate_pdf(certificate, languages=["es"])
    assert (seen["language"], seen["texts"][0]["in"]) == ("es", {"title": "en"})


# ── a newer one in its place ────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def newer(named, learner, module) -> Certificate:
    """She has shown more, and made the newer one."""
    taught = module.taught.get()
    award(
        learner,
        taught.competence,
        alone(taught.competence),
        source="observed_practice",
        evidence_id=uuid.uuid4(),
    )
    return renew(named, by=learner)


def test_a_newer_one_keeps_the_name_that_was_confirmed(named, newer):
    named.refresh_from_db()
    assert (named.state, named.newest, newer.state) == ("replaced", newer, "valid")
    assert newer.code != named.code
    kept = {field.name for field in Certificate._meta.fields if field.name.startswith("name")} | {"about"}
    assert {name for name in kept if getattr(newer, name) != getattr(named, name)} == set()


def test_a_newer_one_knows_the_name_by_the_rule_it_was_confirmed_by(named, newer):
    """Typed with letters that only the newest rule takes for the same."""
    typed = "Amına Dıallo"
    assert (named.is_named(typed), Certificate.objects.get(pk=newer.pk).is_named(typed)) == (True, True)


def test_there_is_a_newer_one_only_when_there_is_more_to_say(certificate, learner):
    assert newer_snapshot(certificate) is None
    assert renew(certificate, by=learner) == certificate
    assert Certificate.objects.count() == 1


def test_what_an_older_certificate_says_is_left_as_it_is(certificate, learner):
    """From before certificates kept what they rest on."""
    old = {name: value for name, value in certificate.snapshot.items() if name != "competences"}
    Certificate.objects.update(snapshot=old)
    certificate.refresh_from_db()
    assert (newer_snapshot(certificate), renew(certificate, by=learner).snapshot) == (None, old)


def test_asked_for_twice_it_is_one(named, newer, learner):
    named.refresh_from_db()
    assert renew(named, by=learner) == newer
    assert Certificate.objects.count() == 2


def test_she_asks_for_it_on_the_page_of_the_certificate(certificate, learner, module, enter):
    browser, address = enter(learner), reverse("certificates:detail", args=[certificate.uuid])
    assert browser.get(address).context["may_renew"] is False
    taught = module.taught.get()
    award(
        learner,
        taught.competence,
        alone(taught.competence),
        source="observed_practice",
        evidence_id=uuid.uuid4(),
    )
    assert browser.get(address).context["may_renew"] is True
    led = browser.post(reverse("certificates:renew", args=[certificate.uuid]))
    new = Certificate.objects.get(withdrawn_at=None)
    assert led["Location"] == reverse("certificates:detail", args=[new.uuid])
    page = browser.get(address)
    assert (page.context["newest"], page.context["may_renew"]) == (new, False)
    assert "Replaced by a newer one" in page.content.decode()


@pytest.mark.parametrize(
    ("then", "state"),
    [
        (lambda certificate, newer, learner, trainer: None, "replaced"),
        (lambda certificate, newer, learner, trainer: withdraw(newer, by=learner), "withdrawn"),
        (lambda certificate, newer, learner, trainer: reissue(newer, by=trainer), "replaced"),
        (lambda certificate, newer, learner, trainer: newer.delete(), "withdrawn"),
        (lambda certificate, newer, learner, trainer: erase(learner, keep_certificates=True), "replaced"),
    ],
    ids=["stands", "is withdrawn", "is issued anew", "is gone", "belongs to nobody any more"],
)
def test_replaced_is_what_it_is_as_long_as_the_newer_one_counts(
    faces, named, newer, learner, trainer, client, then, state
):
    then(named, newer, learner, trainer)
    checked = client.post("/verify/", {"code": grouped(named.code), "name": NAME})
    assert checked.context["answer"].state == state
    assert find_by_code(named.code).state == state
    assert newer.code not in checked.content.decode()


def test_one_that_is_withdrawn_is_not_replaced_by_the_next(named, learner, pass_test, module):
    withdraw(named, by=learner)
    pass_test(module)
    named.refresh_from_db()
    assert named.state == "withdrawn"


def test_in_a_portfolio_replaced_and_withdrawn_are_told_apart(named, newer, learner, pass_test):
    gone = pass_test(make.taught_module(title="Safe storage"))
    withdraw(gone, by=learner)
    items = [("certificate", row.uuid) for row in (named, newer, gone)]
    assert evidence.replaced(items, language="en") == ["A clean kitchen"]
    assert evidence.no_longer_counting(items, language="en") == ["Safe storage"]
    assert [uuid for _source, uuid, _row in evidence.describe(items, language="en")] == [newer.uuid]
    assert list(evidence.describe([("certificate", named.uuid)], language="en")) == []


def test_a_newer_one_of_a_competence_replaces_the_older(learner, module):
    taught = module.taught.get()
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    first = issue_for_competence(learner, taught.competence)
    award(
        learner,
        taught.competence,
        alone(taught.competence),
        source="observed_practice",
        evidence_id=uuid.uuid4(),
    )
    second = issue_for_competence(learner, taught.competence)
    first.refresh_from_db()
    assert (first.state, first.newest) == ("replaced", second)


def test_one_from_before_that_says_the_same_in_words_is_not_replaced(learner, module):
    """The paper she has given away goes on counting when she asks for it once more."""
    taught = module.taught.get()
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    first = issue_for_competence(learner, taught.competence)
    old = {name: value for name, value in first.snapshot.items() if name != "competences"}
    Certificate.objects.update(snapshot=old)
    assert issue_for_competence(learner, taught.competence) == first
    Level.objects.update(labels={"en": "Thorough"})
    assert issue_for_competence(learner, taught.competence) != first


def test_s23_nobody_else_makes_a_newer_one(certificate, trainer):
    with pytest.raises(PermissionDenied):
        renew(certificate, by=trainer)
    assert Certificate.objects.get().state == "valid"
