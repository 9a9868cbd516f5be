"""The conversation of three: who reads it, what stays out of it, and how it closes."""

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from employers.contact.actions.endings import refuse
from employers.contact.actions.talking import allow_contact_data, write_in
from employers.contact.enums import Stage
from employers.contact.models import Interest
from employers.portfolios.actions import withdraw
from employers.portfolios.models import Share
from employers.vacancies.models import Vacancy
from employers.vetting.contact_data import contact_data_in
from lms.messaging.models import Conversation, Message
from lms.organisations.actions import assign
from lms.organisations.closing import close_employer
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at

pytestmark = pytest.mark.django_db
SECRET = "The kitchen is on the left."


@pytest.fixture
def sara(faces):
    return make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")


@pytest.fixture
def her(sara):
    return make_learner(worker=sara).user


@pytest.fixture
def member():
    return make_employer("Hotel Aurora")


@pytest.fixture
def vacancy(member) -> Vacancy:
    return make_vacancy(Organisation.objects.get(name="Hotel Aurora"))


@pytest.fixture
def talk(her, sara, member, vacancy) -> Interest:
    interest = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    write_in(interest, by=fresh(member), body=SECRET)
    return interest


def theirs(interest: Interest, name: str = "talk") -> str:
    return reverse(f"employers_contact:{name}", args=[interest.uuid])


def hers(interest: Interest, name: str = "interest") -> str:
    return reverse(f"contact:{name}", args=[interest.uuid])


def key(page: str) -> dict[str, str]:
    return {"key": page.partition('name="key" value="')[2].partition('"')[0]}


def send(browser, address: str, body: str, **more):
    page = browser.get(address).content.decode()
    return browser.post(address, {"body": body, **key(page), **more})


def test_all_three_read_who_writes_from_where_and_why(enter, talk, her, sara, member):
    her_page = enter(her, pin=True).get(hers(talk)).content.decode()
    their_page = enter(member).get(theirs(talk)).content.decode()
    assert (SECRET in her_page, SECRET in their_page) == (True, True)
    assert ("Hotel Aurora" in her_page, "About: " in her_page) == (True, True)
    send(enter(her, pin=True), hers(talk), "Which bus goes there?")
    write_in(talk, by=fresh(sara), body="The 11.")
    page = enter(member).get(theirs(talk)).content.decode()
    talk.refresh_from_db()
    said = ["Which bus goes there?", "The 11.", talk.share.reference, "Her adviser"]
    assert [words for words in said if words not in page] == []


def test_s16_an_employer_reads_no_name_handle_or_organisation_of_ours(enter, talk, her, sara, member):
    write_in(talk, by=fresh(sara), body="The 11.")
    page = enter(member).get(theirs(talk)).content.decode()
    inner = [her.profile.handle, her.get_username(), "Sara", "sara", "Officina", str(her.profile.uuid)]
    assert [words for words in inner if words in page] == []


def test_nobody_else_finds_it(enter, talk, her, same_absence):
    stranger, other = make_employer("Trattoria Lina"), make_learner().user
    addresses = [theirs(talk), theirs(talk, "no")]
    assert [enter(stranger).get(address).status_code for address in addresses] == [404, 404]
    assert [enter(stranger).post(address).status_code for address in addresses] == [404, 404]
    for name in ("interest", "press", "no"):
        assert enter(other, pin=True).post(hers(talk, name), {"do": "hired"}).status_code == 404


def test_a_colleague_of_the_same_employer_reads_it_with_the_same_link_and_one_who_left_does_not(
    enter, talk, member
):
    """S16: a link carries no right of its own, whoever sent it."""
    colleague = make_worker(Role.EMPLOYER, organisation=Organisation.objects.get(name="Hotel Aurora"))
    browser = enter(colleague)
    assert browser.get(theirs(talk)).status_code == 200
    Membership.objects.filter(person=colleague).update(ended_at=Share.objects.get().created_at)
    assert browser.get(theirs(talk)).status_code != 200


@pytest.mark.parametrize("how", ["withdrawn", "refused", "suspended"])
def test_s15_an_open_tab_finds_nothing_on_the_next_request(enter, talk, her, member, how):
    browser = enter(member)
    page = browser.get(theirs(talk)).content.decode()
    picture = send(enter(her, pin=True), hers(talk), "My bread", file=photo())
    assert picture.status_code == 303
    file = reverse("employers_contact:file", args=[Message.objects.exclude(file="").get().uuid])
    assert browser.get(file).status_code == 200
    if how == "withdrawn":
        withdraw(Share.objects.get())
    elif how == "refused":
        refuse(fresh_interest(talk), by=fresh(her))
    else:
        coordinator = make_worker(Role.COORDINATOR, organisation=make_organisation("Filoxenia"))
        close_employer(talk.vacancy.organisation, coordinator=coordinator, reason="Nobody answers.")
    count = Message.objects.count()
    for answer in (
        browser.get(theirs(talk)),
        browser.get(file),
        browser.post(theirs(talk), {"body": "Hello?", **key(page)}),
        browser.get(theirs(talk, "no")),
    ):
        told = answer.content.decode() if not answer.streaming else ""
        assert (answer.status_code != 200, SECRET in told, "withdr" in told) == (True, False, False)
    assert Message.objects.count() == count
    if how != "suspended":
        assert SECRET not in browser.get(reverse("employers_contact:list")).content.decode()


def fresh_interest(interest: Interest) -> Interest:
    return Interest.objects.get(pk=interest.pk)


def test_what_stood_on_an_earlier_share_is_not_theirs_when_she_shows_something_again(
    enter, talk, her, sara, member, vacancy
):
    refuse(fresh_interest(talk), by=fresh(her))
    again = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    page = enter(member).get(theirs(again)).content.decode()
    assert (SECRET in page, again.pk != talk.pk) == (False, True)
    her_page = enter(her, pin=True).get(hers(again)).content.decode()
    assert SECRET in her_page


def test_her_kind_sentence_is_read_and_without_one_she_is_just_not_there(enter, talk, her, member):
    refuse(fresh_interest(talk), by=fresh(her), words="Thank you. I begin a course.")
    page = enter(member).get(reverse("employers_contact:list")).content.decode()
    assert ("Thank you. I begin a course." in page, SECRET in page) == (True, False)
    Interest.objects.update(words="")
    page = enter(member).get(reverse("employers_contact:list")).content.decode()
    assert talk.share.reference not in page


def test_a_former_coach_writes_and_reads_nothing(talk, sara):
    SupportAssignment.objects.update(ended_at=talk.began_at)
    with pytest.raises(PermissionDenied):
        write_in(talk, by=fresh(sara), body="Hello.")


def test_whoever_is_only_her_trainer_writes_nothing(talk, her):
    marta = make_worker(Role.TRAINER)
    assign(marta, her, make_organisation())
    with pytest.raises(PermissionDenied):
        write_in(talk, by=fresh(marta), body="Hello.")


def test_before_she_shows_something_nothing_can_be_written(her, sara, member, vacancy):
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    for author in (her, sara, member):
        with pytest.raises(PermissionDenied):
            write_in(interest, by=fresh(author), body="Hello.")
    assert Conversation.objects.count() == 0


# ── what stays out ──────────────────────────────────────────────────────────────────────────────────────────

HIDDEN = [
    "Call me: 347 123 4567",
    "+39-347-1234567",
    "347.12.34.567",
    "tre quattro sette, uno due tre, quattro cinque sei sette",
    "three four seven and then one two three four five six seven",
    "three four seven 123 45 67",
    "επτά οκτώ εννιά ένα δύο τρία τέσσερα",
    "ثلاثة أربعة سبعة واحد اثنان ثلاثة أربعة خمسة",
    "шість сім вісім дев’ять нуль один два",
    "٣٤٧١٢٣٤٥٦٧",
    "۳۴۷ ۱۲۳ ۴۵۶۷",
    "34O 12l 4567",
    "3\u200b4\u200b7\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6",
    "34:71 23:45 67:89",
    "3471234567 €",
    "rosa@miramar.it",
    "rosa at miramar dot com",
    "rosa chiocciola gmail punto com",
    "www.miramar.it",
    "look at miramar.com",
    "wa.me/393471234567",
    "Add me on WhatsApp",
    "scrivimi su whatsap",
    "واتساب",
    "Напиши мне в телеграм",
    "write to @rosa_miramar",
    "Message me on Signal",
]
PLAIN = [
    "You begin at 6:30 and end at 11:30, five days, 25 hours a week, from 11.01.2027.",
    "The bus 11 leaves at 5.50 and 6.10.",
    "9.80 euros an hour, about 1.060 € a month",
    "We are two or three people; one or two come at six, and seven at nine.",
    "2027-01-03 to 2027-01-10, rooms 101 and 102",
    "From 12/03/2027-14/03/2027, 9.00-13.00, 14.30-18.30",
    "I have one son and two daughters. One is three, one is five.",
    "The signal was good.Then it rained.",
    "Uno o due giorni, tre ore, quattro volte",
]


@pytest.mark.parametrize("words", HIDDEN)
def test_what_leads_elsewhere_is_found_however_it_is_hidden(words):
    assert contact_data_in(words, "IT") != []


@pytest.mark.parametrize("words", PLAIN)
def test_hours_days_pay_and_people_are_no_number(words):
    assert contact_data_in(words, "IT") == []


def test_it_is_refused_from_either_side_explained_and_kept_in_the_field(enter, talk, her, member):
    """S16: a telephone number that is smuggled in reaches nobody."""
    for browser, address in ((enter(her, pin=True), hers(talk)), (enter(member), theirs(talk))):
        answer = send(browser, address, "Call me: 347 123 4567")
        page = answer.content.decode()
        assert (answer.status_code, "347 123 4567" in page, "telephone number" in page) == (200, True, True)
    assert Message.objects.count() == 1


def photo(name: str = "bread.jpg") -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (32, 32), "brown").save(made, "JPEG")
    return SimpleUploadedFile(name, made.getvalue(), "image/jpeg")


def test_s22_the_name_of_a_file_counts_as_words_and_is_not_kept(enter, talk, member):
    browser = enter(member)
    assert send(browser, theirs(talk), "", file=photo("347-123-4567.jpg")).status_code == 200
    assert Message.objects.count() == 1
    assert send(browser, theirs(talk), "", file=photo("my kitchen.jpg")).status_code == 303
    assert "kitchen" not in Message.objects.exclude(file="").get().file.name


def test_when_she_allows_it_both_write_it_and_when_she_does_not_neither(talk, her, member):
    allow_contact_data(talk, by=fresh(her), allow=True)
    for author in (her, member):
        write_in(talk, by=fresh(author), body="Call me: 347 123 4567")
    allow_contact_data(talk, by=fresh(her), allow=False)
    with pytest.raises(ValidationError):
        write_in(talk, by=fresh(member), body="Call me: 347 123 4567")
    with pytest.raises(PermissionDenied):
        allow_contact_data(talk, by=fresh(member), allow=True)


def test_a_refusal_carries_no_number_either(enter, talk, member):
    browser = enter(member)
    page = browser.get(theirs(talk, "no")).content.decode()
    sent = {"reason": "filled", "words": "Call me: 347 123 4567", **key(page)}
    assert browser.post(theirs(talk, "no"), sent).status_code == 200
    talk.refresh_from_db()
    assert talk.ended_at is None


# ── her pages ───────────────────────────────────────────────────────────────────────────────────────────────


def test_she_is_interested_and_says_no_in_one_press_and_says_why_only_if_she_wants(enter, her, vacancy):
    browser = enter(her, pin=True)
    begun = browser.post(reverse("contact:begin", args=[vacancy.uuid]))
    interest = Interest.objects.get()
    assert begun["Location"] == hers(interest)
    page = browser.get(hers(interest)).content.decode()
    assert "Now: nothing" in page
    asked = browser.post(hers(interest, "no"), key(page))
    assert asked["Location"] == hers(interest, "no")
    why = browser.get(hers(interest, "no")).content.decode()
    browser.post(hers(interest, "no"), {"reason": "hours", "note": "I begin a course.", **key(why)})
    interest.refresh_from_db()
    assert (interest.ended_by, interest.reason, interest.note) == ("learner", "hours", "I begin a course.")


def test_a_vacancy_that_is_not_open_is_not_there(enter, her, vacancy):
    Vacancy.objects.update(state="draft")
    address = reverse("contact:begin", args=[vacancy.uuid])
    assert enter(her, pin=True).post(address).status_code == 404


def test_the_lists_ask_the_database_as_often_for_three_as_for_one(enter, her, sara, member, vacancy):
    counted = {}
    for count in (1, 3):
        while Interest.objects.count() < count:
            title = f"Porter {Interest.objects.count()}"
            interest_at(
                Stage.TALKING, her, make_vacancy(vacancy.organisation, title=title), coach=sara, member=member
            )
        for name, browser, address in (
            ("hers", enter(her, pin=True), reverse("contact:home")),
            ("theirs", enter(member), reverse("employers_contact:list")),
        ):
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200
            counted.setdefault(name, []).append(len(asked))
    assert {name: numbers[0] == numbers[1] for name, numbers in counted.items()} == {
        "hers": True,
        "theirs": True,
    }
