"""S34: one tap gives her everything that is held about her, in her language, and every model is covered or
exempted by name.
"""

import io
import json
import time
import zipfile
from collections import Counter

import pytest
from django.urls import reverse

from courses.certificates.actions import _issue
from courses.certificates.models import Certificate
from lms.audit.actions import log_access
from lms.audit.models import AuditEntry
from lms.contracts import personal_data
from lms.desk.access_kinds import PAGE
from lms.privacy import copying
from lms.privacy.models import ConsentReceipt
from lms.privacy.registry import installed_declarations
from tests.factories.lives import live
from tests.factories.people import PIN, make_learner, make_worker

#: Models about a person whose rows the copy leaves out, and why. Empty: whoever adds one says why here.
EXEMPTED: dict[str, str] = {}
#: Declared for staff only; a learner has no such rows.
STAFF = {declaration.label for declaration, _model in installed_declarations() if declaration.staff_only}


def unpacked(chunks) -> dict[str, str]:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(chunks)))
    assert archive.testzip() is None
    return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


@pytest.fixture
def lived(faces):
    return live(faces.skills)


def test_s34_every_model_about_a_person_is_in_the_copy_or_exempted(lived):
    files = unpacked(copying.copy_of(lived.user, language="en"))
    covered = {
        declaration.label
        for declaration, model in installed_declarations()
        if f"data/{model._meta.model_name}.json" in files
    }
    declared = {declaration.label for declaration in personal_data.declarations if declaration.is_personal}
    assert declared - covered == set(EXEMPTED) | STAFF


def test_s34_no_two_models_share_a_file_of_the_copy():
    """A file is named after its model; the second of two with one name would take the place of the first."""
    names = Counter(
        model._meta.model_name for declaration, model in installed_declarations() if declaration.is_personal
    )
    assert {name for name, count in names.items() if count > 1} == set()


def test_s34_every_column_is_there_or_withheld_by_name(lived):
    """Columns that are missing: keys of her own rows, empty ones, and those the declaration withholds."""
    files = unpacked(copying.copy_of(lived.user, language="en"))
    for declaration, model in installed_declarations():
        rows = json.loads(files.get(f"data/{model._meta.model_name}.json", "[]"))
        shown = {name for row in rows for name in row}
        assert shown & set(declaration.withheld) == set(), model._meta.label
        for field in model._meta.concrete_fields:
            values = [
                getattr(row, field.attname)
                for row in model._base_manager.filter(
                    **{("pk" if declaration.subject == "self" else declaration.subject): lived.user.pk}
                )
            ]
            about_her = (
                field.is_relation
                and field.related_model is type(lived.user)
                and values
                and set(values) <= {lived.user.pk, None}
            )
            if (
                rows
                and not field.primary_key
                and not about_her
                and field.name not in declaration.withheld
                and any(value is not None for value in values)
            ):
                assert field.name in shown, f"{model._meta.label}.{field.name}"


def test_s34_no_secret_leaves(lived):
    text = "".join(unpacked(copying.copy_of(lived.user, language="en")).values())
    profile = lived.profile
    card = profile.cards.get()
    certificate = Certificate.objects.get(person=lived.user)
    for secret in (
        profile.pin_hash,
        card.code_hash,
        certificate.name_fingerprint,
        certificate.name_salt,
        lived.user.password,
    ):
        assert secret
        assert secret not in text


def test_s34_it_holds_receipts_and_the_access_log_and_nothing_of_anybody_else(lived):
    other = make_learner(handle="Other Oak 12")
    log_access(lived.user, reader=make_worker(first_name="Giulia"), kind=PAGE, role="case_worker")
    files = unpacked(copying.copy_of(lived.user, language="en"))
    texts = [row["text"] for row in json.loads(files["data/consentreceipt.json"])]
    assert texts.count("I show 1 thing.") == 1
    assert sorted(texts) == sorted(
        ConsentReceipt.objects.filter(person=lived.user).values_list("text", flat=True)
    )
    assert {"what": "page", "reader": "Giulia"}.items() <= json.loads(files["data/accessentry.json"])[
        -1
    ].items()
    assert [
        name
        for name, text in files.items()
        if other.profile.handle in text or str(other.profile.uuid) in text
    ] == []


def test_s34_the_page_is_in_her_language(lived):
    page = unpacked(copying.copy_of(lived.user, language="ar"))["index.html"]
    assert '<html lang="ar" dir="rtl">' in page


def test_s34_the_page_tells_questions_and_choices_as_she_read_them(lived):
    page = unpacked(copying.copy_of(lived.user, language="en"))["index.html"]
    assert "Which board is for raw meat?" in page
    assert "Right 0" in page


def test_s34_one_tap_streams_a_file_with_a_neutral_name_and_the_audit_knows(faces, enter):
    learner = make_learner()
    hers = enter(learner.user)
    hers.post(reverse("accounts:pin_check"), {"pin": PIN})
    answer = hers.post(reverse("privacy:copy"))
    assert (answer.status_code, answer.streaming, answer["Content-Disposition"], answer["Cache-Control"]) == (
        200,
        True,
        'attachment; filename="copy.zip"',
        "no-store",
    )
    assert "data/profile.json" in unpacked(answer.streaming_content)
    assert AuditEntry.objects.filter(action="data.copied", about__person=learner.user).count() == 1


def test_s34_the_names_in_it_are_neutral(lived):
    names = set(unpacked(copying.copy_of(lived.user, language="en")))
    assert {
        name for name in names if name != "index.html" and not name.startswith(("data/", "files/"))
    } == set()


def test_s34_it_takes_less_than_a_minute(lived):
    began = time.monotonic()
    unpacked(copying.copy_of(lived.user, language="en"))
    assert time.monotonic() - began < 60


def test_s34_a_certificate_says_what_it_says_in_words(faces):
    learner = make_learner()
    text = {
        "title": "A clean kitchen",
        "course": "",
        "competences": [{"label": "Clean", "level": "Basic", "evidence": ""}],
    }
    _issue(
        learner.user,
        Certificate.Kind.MODULE,
        learner.profile.uuid,
        {"texts": {"en": text}, "hours": 1, "practice_hours": 0},
    )
    assert (
        "A clean kitchen: Clean (Basic)"
        in unpacked(copying.copy_of(learner.user, language="en"))["index.html"]
    )
