"""A contact that changes withdraws the prints that carry it, and each print says its number."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from lms.contacts.actions import make_missing_editions, new_edition, tell_change, tell_gone
from lms.contacts.models import Contact, Edition
from lms.contacts.queries import EditionMark, contacts_in, edition, edition_of, to_check, to_throw_away
from lms.core import days
from lms.programme.models import ProgrammeHomePage
from tests.factories.contacts import make_contact

pytestmark = pytest.mark.django_db
RABBIT = ("handout", "rabbit", "en")


def changed(contact: Contact, **fields) -> list[Edition]:
    before = Contact.objects.get(pk=contact.pk).mark()
    for name, value in fields.items():
        setattr(contact, name, value)
    contact.save()
    return tell_change(contact, before=before)


def numbers(editions) -> list[int]:
    return [each.number for each in editions]


def test_every_edition_that_carries_it_is_withdrawn_and_the_next_one_is_made():
    contact, other = make_contact(), make_contact("Office")
    for carried in ([contact], [other], [contact, other]):
        new_edition(*RABBIT, title="Rabbit", contacts=carried)
    assert numbers(changed(contact, number="+39 800 000 001")) == [1, 3]
    newest = edition(*RABBIT)
    assert newest is not None
    assert (newest.number, newest.withdrawn_at) == (4, None)
    carried = {(row.contact_id, row.version) for row in newest.contacts.all()}
    assert carried == {(contact.pk, 2), (other.pk, 1)}
    assert sorted(numbers(to_throw_away())) == [1, 3]


def test_a_new_check_that_changes_nothing_withdraws_nothing():
    contact = make_contact()
    new_edition(*RABBIT, title="Rabbit", contacts=[contact])
    assert changed(contact, reviewed_on=days.in_days(-1), name="Another name in lists") == []
    assert list(to_throw_away()) == []


def test_words_are_part_of_what_is_printed():
    contact = make_contact()
    before = contact.mark()
    contact.words.update(happens="A woman answers.")
    again = Contact.objects.get(pk=contact.pk)
    new_edition(*RABBIT, title="Rabbit", contacts=[contact])
    assert numbers(tell_change(again, before=before)) == [1]


def test_one_that_is_deleted_leaves_the_print_that_carried_it():
    contact = make_contact()
    new_edition(*RABBIT, title="Rabbit", contacts=[contact])
    assert numbers(tell_gone(contact)) == [1]
    contact.delete()
    newest = edition(*RABBIT)
    assert newest is not None
    assert (newest.number, list(newest.contacts.all())) == (2, [])
    assert [[row.name for row in each.contacts.all()] for each in to_throw_away()] == [["Free line"]]


@pytest.fixture
def printed(faces, monkeypatch):
    """The home of the programme, as if it were a handout that names a contact."""
    monkeypatch.setattr(ProgrammeHomePage, "print_kind", "handout", raising=False)
    contact, page = make_contact(), faces.programme
    page.parts = page._meta.get_field("parts").stream_block.to_python(
        [{"type": "contact", "id": "c", "value": contact.pk}]
    )
    return page, contact


def test_publishing_a_printed_page_numbers_it_with_the_contacts_it_names(printed):
    page, contact = printed
    for _time in range(2):
        page.save_revision().publish()
    assert contacts_in(page) == [contact]
    assert edition_of(page) == EditionMark(2, days.today())
    assert numbers(changed(contact, number="+39 800 000 001")) == [1, 2]
    assert edition_of(page) == EditionMark(3, days.today())


def test_what_was_put_up_by_a_script_is_numbered_when_it_changes_at_the_latest(printed):
    page, contact = printed
    page.save()
    assert edition_of(page).number == 1
    assert numbers(changed(contact, number="+39 800 000 001")) == [1]
    assert (edition_of(page).number, make_missing_editions()) == (2, 1)  # the Italian home has none yet


def test_what_nobody_checked_and_what_is_due_waits_to_be_checked():
    make_contact("Checked")
    due = make_contact("Due", expires_on=days.in_days(20))
    never = make_contact("Never", checked=False)
    assert list(to_check()) == [never, due]


def test_whoever_changes_it_is_told_what_to_throw_away(enter, faces, django_user_model):
    contact = make_contact()
    new_edition(*RABBIT, title="Rabbit", contacts=[contact])
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    address = reverse("wagtailsnippets_lms_contact:edit", args=[contact.pk])
    row = contact.words.get()
    sent = {
        **{
            name: getattr(contact, name) for name in ("name", "kind", "country", "position", "hours", "trace")
        },
        **{
            name: getattr(contact, name)
            for name in ("recorded", "interpreter", "police", "migration", "cost")
        },
        "number": "+39 800 000 001",
        "reviewer": "Office",
        "reviewed_on": days.today().isoformat(),
        "expires_on": "",
        "words-TOTAL_FORMS": 1,
        "words-INITIAL_FORMS": 1,
        "words-MIN_NUM_FORMS": 1,
        "words-MAX_NUM_FORMS": 1000,
        "words-0-id": row.pk,
        "words-0-language": "en",
        "words-0-label": "Free line",
        "words-0-hours": "",
        "words-0-happens": "",
    }
    before = browser.get(address).content.decode()
    assert ["Rabbit</bdi> (en), 1" in before, "to throw away" in before] == [True, False]
    answer = browser.post(address, sent)
    assert answer.status_code == 302
    said = [str(each) for each in get_messages(answer.wsgi_request)]
    old = "1 printed edition is no longer true. Throw it away: “Rabbit” in English, edition 1."
    assert [old in said[0], reverse("contacts_editions") in said[0]] == [True, True]
    after = browser.get(address).content.decode()
    assert ["Rabbit</bdi> (en), 2" in after, "1 printed edition to throw away" in after] == [True, True]
    contact.refresh_from_db()
    assert (contact.version, contact.expires_on) == (2, days.months_after(days.today(), 3))
    shown = browser.get(reverse("contacts_editions")).content.decode()
    assert ("Rabbit" in shown, "Free line" in shown) == (True, True)
    assert browser.get(reverse("wagtailsnippets_lms_contact:list") + "?waiting=due").status_code == 200
    gone = browser.post(reverse("wagtailsnippets_lms_contact:delete", args=[contact.pk]))
    assert (gone.status_code, Contact.objects.count(), numbers(to_throw_away())) == (302, 0, [2, 1])


def test_contacts_that_are_deleted_together_leave_their_prints_too(enter, faces, django_user_model):
    contacts = [make_contact("One"), make_contact("Two")]
    for number, contact in enumerate(contacts):
        new_edition("handout", str(number), "en", title="Rabbit", contacts=[contact])
    browser = enter(django_user_model.objects.create_superuser("admin", password="x"))
    address = reverse("wagtail_bulk_action", args=["lms", "contact", "delete"])
    chosen = "&".join(f"id={contact.pk}" for contact in contacts)
    answer = browser.post(f"{address}?{chosen}")
    assert (answer.status_code, Contact.objects.count(), len(to_throw_away())) == (302, 0, 2)


def test_nobody_without_the_right_finds_the_list_of_prints(enter, faces, django_user_model):
    writer = django_user_model.objects.create_user("writer", password="x", is_staff=True)
    assert enter(writer).get(reverse("contacts_editions")).status_code != 200
