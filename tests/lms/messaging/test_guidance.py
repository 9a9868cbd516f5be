"""Notes on the law: by country and language, and nothing that is not reviewed."""

import datetime
from http import HTTPStatus

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from lms.messaging.guidance.models import LegalNote
from lms.messaging.guidance.queries import legal_notes_for
from lms.organisations.models import Organisation, Role
from lms.safety.neutral.words import told_by_titles
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
FALLBACK = "A court can ask for what is written here."


def note(
    text: str = "A judge may read it.", *, country: str = "IT", language: str = "en", **more
) -> LegalNote:
    today = timezone.localdate()
    about = {
        "reviewer": "Legal office",
        "reviewed_on": today,
        "expires_on": today + datetime.timedelta(days=365),
        **more,
    }
    return LegalNote.objects.create(country=country, language=language, text=text, **about)


def test_a_note_is_shown_while_it_is_reviewed_and_holds():
    note()
    assert legal_notes_for({"IT"}, language="en") == ["A judge may read it."]


@pytest.mark.parametrize(
    "missing",
    [
        {"reviewer": ""},
        {"reviewed_on": None},
        {"expires_on": None},
        {"reviewed_on": datetime.date(2020, 1, 1), "expires_on": datetime.date(2021, 1, 1)},
        {"reviewed_on": datetime.date(2999, 1, 1), "expires_on": datetime.date(2999, 2, 1)},
    ],
    ids=["by nobody", "on no day", "for ever", "expired", "not yet"],
)
def test_what_is_not_reviewed_or_expired_is_not_shown(missing):
    note(**missing)
    assert legal_notes_for({"IT"}, language="en") == []


def test_it_holds_on_its_last_day():
    today = timezone.localdate()
    assert note(expires_on=today).is_shown is True


def test_in_another_language_or_for_another_country_it_is_not_shown():
    note(language="it")
    note(country="GR")
    assert legal_notes_for({"IT"}, language="en") == []


def test_where_one_of_her_countries_has_none_the_plain_sentence_stands_for_both():
    note()
    assert legal_notes_for({"IT", "GR"}, language="en") == []
    note("In every country.", country="")
    assert legal_notes_for({"IT", "GR"}, language="en") == ["In every country.", "A judge may read it."]


def test_her_page_shows_the_note_of_the_country_of_her_organisation_or_the_plain_sentence(enter, faces):
    Organisation.objects.filter(pk=make_organisation().pk).update(country="IT")
    make_worker(Role.TRAINER)
    browser = enter(make_learner().user, pin=True)
    assert FALLBACK in browser.get("/learn/messages/").content.decode()
    held = note()
    page = browser.get("/learn/messages/").content.decode()
    assert (held.text in page, FALLBACK in page) == (True, False)
    LegalNote.objects.update(expires_on=timezone.localdate() - datetime.timedelta(days=1), reviewed_on=None)
    assert FALLBACK in browser.get("/learn/messages/").content.decode()


def test_an_author_is_told_of_a_telling_word_a_wrong_country_and_an_unknown_language():
    with pytest.raises(ValidationError) as refused:
        LegalNote(country="Italy", language="xx", text="Victims of trafficking").full_clean()
    assert set(refused.value.message_dict) == {"country", "language", "text"}


def test_what_was_written_past_the_form_is_found_by_the_word_list():
    row = note("What victims wrote.")
    assert (f"note on the law {row.pk}, text", "victims") in set(told_by_titles())


def test_an_administrator_edits_it_in_wagtail_and_it_holds_six_months_where_no_day_is_said(
    enter, faces, django_user_model
):
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    address = reverse("wagtailsnippets_lms_legalnote:add")
    assert browser.get(address).status_code == 200
    written = {"country": "IT", "language": "en", "text": "A judge may read it.", "reviewer": "Legal office"}
    browser.post(address, {**written, "reviewed_on": "2026-08-31", "expires_on": ""})
    assert list(LegalNote.objects.values_list("text", "expires_on")) == [
        ("A judge may read it.", datetime.date(2027, 2, 28))
    ]


def test_no_review_holds_longer_than_that():
    with pytest.raises(ValidationError) as refused:
        LegalNote(
            country="IT",
            language="en",
            text="A judge may read it.",
            reviewer="Legal office",
            reviewed_on=datetime.date(2026, 8, 31),
            expires_on=datetime.date(2027, 3, 1),
        ).full_clean()
    assert refused.value.message_dict == {
        "expires_on": [
            "A review made on that day holds until 28 February 2027 at most. Leave this empty for as long as"
            " that."
        ]
    }


def test_nobody_else_in_wagtail_sees_them(enter, faces):
    writer = make_worker(Role.REVIEWER)
    assert enter(writer).get(reverse("wagtailsnippets_lms_legalnote:list")).status_code != 200


@pytest.mark.parametrize("host", ["localhost", "heal.localhost"])
def test_whoever_writes_notes_finds_on_the_desk_which_nobody_stands_for(enter, faces, host):
    note(country="ES")
    gone = note(reviewed_on=datetime.date(2020, 1, 1), expires_on=datetime.date(2021, 1, 1))
    never = note(country="", language="it", reviewer="", reviewed_on=None, expires_on=None)
    editor = make_worker(Role.TRAINER)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["change_legalnote", "access_admin"]))
    for person, asked in ((editor, True), (make_worker(Role.CASE_WORKER), False)):
        desk = enter(person)
        desk.defaults["SERVER_NAME"] = host
        answer = desk.get("/teach/waiting/" if host == "localhost" else "/work/waiting/")
        parts = (
            {part.key: part.waiting for part in answer.context["queue"]}
            if answer.status_code == HTTPStatus.OK
            else {}
        )
        assert ("legal_notes" in parts) is asked
        if asked:
            found = [(item.title, item.words, item.url) for item in parts["legal_notes"]]
    assert found == [
        ("– · Italian", "not reviewed", reverse("wagtailsnippets_lms_legalnote:edit", args=[never.pk])),
        ("IT · English", "review expired", reverse("wagtailsnippets_lms_legalnote:edit", args=[gone.pk])),
    ]
