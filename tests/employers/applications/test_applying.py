"""A firm asks to take part: without an account, with a code, and told the same whatever we know of it."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from employers.applications import actions, queries
from employers.applications.desk import views as desk
from employers.applications.enums import State
from employers.applications.facts import NEVER_NEEDED, facts_in
from employers.applications.models import DRAFT_DAYS, KEEP_DAYS, Application
from employers.applications.queries import sealed, with_code
from employers.applications.registries import has_its_form, plain
from lms.core import days
from lms.messaging.working_days import working_days_after
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import employers, vetted_employers
from lms.organisations.rules import can_vet
from lms.privacy.retention import apply as apply_retention
from tests.factories.firms import FACTS, apply, ban
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
APPLY, AGAIN = "/employers/apply/", "/employers/apply/again/"


@pytest.fixture
def anna(faces):
    return make_worker(Role.COORDINATOR)


def with_code_of(client, code, said=FACTS["number"]):
    return client.post(AGAIN, {"code": code, "said": said}, headers={"sec-fetch-site": "same-origin"})


def sent(client, address=APPLY, **more):
    return client.post(
        address, {**FACTS, "key": str(uuid.uuid4()), **more}, headers={"sec-fetch-site": "same-origin"}
    )


def in_arabic_digits(code: str) -> str:
    return code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def code_on(page) -> str:
    return page.context["code"].replace(" ", "")


def test_without_an_account_it_is_saved_with_a_code_and_sent_later(client, faces):
    page = sent(client, save="1", references="", owners="")
    assert Application.objects.get().state == State.DRAFT
    again = with_code_of(client, in_arabic_digits(code_on(page)))
    assert again.context["form"].initial["legal_name"] == FACTS["legal_name"]
    opened = again.context["opened"]
    missing = sent(client, AGAIN, opened=opened, send="1", references="")
    assert list(missing.context["form"].errors) == ["references"]
    done = sent(client, AGAIN, opened=opened, send="1")
    application = Application.objects.get()
    assert (application.state, application.references) == (State.SENT, FACTS["references"])
    assert done.context["code"] == ""
    assert not client.cookies


def test_the_receipt_says_by_when(client, faces):
    page = sent(client, send="1")
    application = Application.objects.get()
    today = application.sent_at.date()
    assert application.answer_by == working_days_after(today, actions.ANSWER_WORKING_DAYS, "IT")
    assert page.context["application"] == application
    assert application.answer_by - today >= datetime.timedelta(days=14)


def test_r2_the_same_form_sent_twice_is_one_application_with_one_code(client, faces):
    key = str(uuid.uuid4())
    pages = [sent(client, key=key, send="1") for _time in range(2)]
    assert code_on(pages[0]) == code_on(pages[1])
    assert Application.objects.count() == 1


def test_r2_other_words_under_the_same_form_are_told_and_not_sent(client, faces):
    key = str(uuid.uuid4())
    sent(client, key=key, save="1", references="")
    page = sent(client, key=key, send="1")
    assert page.status_code == 409
    application = Application.objects.get()
    assert (application.state, application.references) == (State.DRAFT, "")
    form = page.context["form"]
    assert form["references"].value() == FACTS["references"]
    again = sent(client, key=form["key"].value(), send="1")
    assert again.status_code == 200
    assert Application.objects.filter(state=State.SENT, references=FACTS["references"]).count() == 1


@pytest.mark.parametrize("name", [name for name in FACTS if name not in NEVER_NEEDED])
def test_what_is_not_complete_is_not_sent(faces, name):
    draft = apply(send=False, **{name: " "})
    with pytest.raises(ValidationError) as refused:
        actions.send(draft)
    assert list(refused.value.message_dict) == [name]
    assert Application.objects.get().state == State.DRAFT


def test_r2_the_same_form_on_its_way_twice_at_once_is_one_application(faces, monkeypatch):
    """Whoever comes second looked before the first one was there."""
    form, looked = uuid.uuid4(), []
    first, code = actions.begin(facts_in(FACTS), form=form, language="en")
    there = actions._begun
    monkeypatch.setattr(actions, "_begun", lambda key: looked.append(key) or (len(looked) > 1 and there(key)))
    assert actions.begin(facts_in(FACTS), form=form, language="en") == (first, code)
    assert len(looked) == 2


def test_the_code_is_kept_nowhere(client, faces):
    code = code_on(sent(client, send="1"))
    row = Application.objects.values().get()
    assert code not in str(row)
    assert with_code(code, FACTS["number"]).legal_name == FACTS["legal_name"]


def test_s11_whoever_begins_many_or_guesses_codes_is_slowed_down(client, faces):
    pages = [sent(client, save="1") for _number in range(6)]
    assert Application.objects.count() == 5
    assert pages[-1].context["form"].errors.as_data()["__all__"][0].code == "wait"
    guesses = [with_code_of(client, "0000000000") for _number in range(6)]
    assert guesses[-1].context["form"].errors.as_data()["__all__"][0].code == "wait"


@pytest.mark.parametrize(
    ("country", "number", "fits"),
    [
        ("IT", "IT 00743110157", True),
        ("IT", "00743110158", False),
        ("GR", "EL 094259216", True),
        ("ES", "J99216582", True),
        ("RO", "RO 18547290", True),
        ("RO", "18547291", False),
        ("UA", "12345678", None),
        ("", "12345678", None),
    ],
)
def test_a_number_has_the_form_of_its_country(country, number, fits):
    assert has_its_form(country, number) is fits


def test_a_number_is_the_same_however_it_is_written():
    assert plain("IT", "IT 00743110157") == plain("IT", "007.431.101-57") == "00743110157"


def test_a_number_of_another_form_is_sent_and_the_receipt_says_so(client, faces):
    page = sent(client, send="1", number="00743110158")
    assert (page.context["odd_number"], Application.objects.get().state) == (True, State.SENT)
    assert sent(client, send="1").context["odd_number"] is False


@pytest.mark.parametrize(
    "said",
    ["Lavanderia Brezza S.r.l.", " lavanderia BREZZA srl ", "00743110157", "IT 0074 311 0157"],
)
def test_s9_the_code_opens_it_for_who_can_say_whose_it_is(client, faces, said):
    code = code_on(sent(client, send="1"))
    assert with_code_of(client, code, said).context["form"].initial["number"] == FACTS["number"]


def test_s10_a_code_alone_opens_nothing_and_the_answer_says_not_which_was_wrong(client, faces):
    code = code_on(sent(client, save="1", number=""))
    told = [
        (page.status_code, page.context["form"].errors, "opened" in page.context)
        for page in (
            with_code_of(client, code, "Another firm"),
            with_code_of(client, code, "..."),
            with_code_of(client, "0937562187"),
        )
    ]
    assert told[0] == told[1] == told[2]
    assert told[0][2] is False


def test_s10_as_much_is_compared_when_nothing_is_found(faces, monkeypatch):
    compared = []
    compare = queries.constant_time_compare
    monkeypatch.setattr(queries, "constant_time_compare", lambda *both: compared.append(1) or compare(*both))
    made, code = actions.begin(facts_in(FACTS), form=uuid.uuid4(), language="en")
    assert queries.with_code(code, FACTS["legal_name"]) == made
    right = len(compared)
    assert queries.with_code("0937562187", FACTS["legal_name"]) is None
    assert (right, len(compared)) == (2, 4)


def test_what_it_said_before_stays_beside_what_it_says_now(faces):
    application = apply()
    actions.change(application, facts_in({**FACTS, "legal_name": "Another name"}))
    assert [said.legal_name for said in application.said] == ["Another name", FACTS["legal_name"]]
    for number in range(actions.MOST_CHANGES - 1):
        actions.change(application, facts_in({**FACTS, "legal_name": f"Name {number}"}))
    with pytest.raises(ValidationError):
        actions.change(application, facts_in({**FACTS, "legal_name": "One more"}))
    assert len(Application.objects.get().earlier) == actions.MOST_CHANGES


def test_a_draft_nobody_came_back_to_is_gone(client, faces):
    code = code_on(sent(client, save="1"))
    assert Application.objects.get().keep_until == days.in_days(DRAFT_DAYS)
    Application.objects.update(keep_until=days.in_days(-1))
    assert with_code(code, FACTS["legal_name"]) is None
    sent(client, save="1")
    assert Application.objects.count() == 1


def test_s16_taken_up_it_is_an_employer_nobody_can_choose(faces, anna):
    application = apply()
    make_organisation(FACTS["legal_name"], "employer")
    place = actions.take_up(application, by=anna)
    assert (place.name, place.kind) == (
        f"{FACTS['legal_name']} ({FACTS['place']})",
        Organisation.Kind.EMPLOYER,
    )
    assert place in employers()
    assert place not in vetted_employers()
    assert Application.objects.get().state == State.TAKEN_UP
    with pytest.raises(PermissionDenied):
        actions.take_up(application, by=anna)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_s23_only_coordinators_decide(faces, role):
    application, somebody = apply(), make_worker(role)
    with pytest.raises(PermissionDenied):
        actions.take_up(application, by=somebody)
    with pytest.raises(PermissionDenied):
        actions.decline(application, by=somebody, reason="No.")


def test_declined_it_reads_no_reason(client, faces, anna):
    code = code_on(sent(client, send="1"))
    actions.decline(Application.objects.get(), by=anna, reason="Sells rooms to its people.")
    Application.objects.update(answer_by=days.today())
    page = with_code_of(client, code)
    assert page.context["refused"] is True
    assert "Sells rooms" not in page.content.decode()


def test_on_the_desk_it_waits_until_somebody_decided(enter, anna):
    application = apply()
    browser = enter(anna)

    def waiting():
        parts = {part.key: part.waiting for part in browser.get("/teach/waiting/").context["queue"]}
        return [item.title for item in parts["applications"]]

    assert waiting() == [FACTS["legal_name"]]
    here = reverse("applications_desk:application", args=[application.uuid])
    assert browser.get(here).context["may_decide"] is True
    browser.post(here, {"decision": "decline", "reason": "Nobody knows it.", "key": str(uuid.uuid4())})
    application.refresh_from_db()
    assert (application.state, application.reason, application.decided_by) == (
        State.DECLINED,
        "Nobody knows it.",
        anna,
    )
    assert waiting() == []
    assert browser.get(here).context["may_decide"] is False
    assert [row.title for row in browser.get("/teach/employers/applications/").context["decided"]] == [
        FACTS["legal_name"]
    ]


def test_a_draft_is_read_by_nobody_here(enter, anna):
    draft = apply(send=False)
    here = reverse("applications_desk:application", args=[draft.uuid])
    assert enter(anna).get(here).status_code == 404


def test_what_was_declined_is_deleted_in_its_time(faces, anna):
    application = apply()
    actions.decline(application, by=anna, reason="Nobody knows it.")
    apply_retention()
    assert Application.objects.get().keep_until == days.in_days(KEEP_DAYS)
    Application.objects.update(keep_until=days.in_days(-1))
    apply_retention()
    assert Application.objects.count() == 0


def opened_with(client, code):
    """The page of the code, and that page without what differs for every firm and every opening."""
    page = with_code_of(client, code)
    text = page.content.decode()
    form = page.context["form"]
    for own in (page.context["opened"], str(form["key"].value()), form["legal_name"].value()):
        text = text.replace(str(own), "")
    return page, text


def test_s16_whether_it_was_decided_no_page_of_the_firm_tells_before_the_day(client, faces, anna):
    """One is like an entry and waits, one is taken up, one is declined."""
    names = ("Brezza", "Miramar", "Quercia")
    codes = [code_on(sent(client, send="1", legal_name=name)) for name in names]
    ban(anna, names="Μπρέτζα")
    waits, taken, declined = (Application.objects.get(legal_name=name) for name in names)
    actions.take_up(taken, by=anna)
    actions.decline(declined, by=anna, reason="Nobody knows it.")

    def shown():
        return {opened_with(client, code)[1] for code in codes}

    def told():
        pages = [sent(client, AGAIN, opened=sealed(each), legal_name="X", send="1") for each in three]
        return {page.content for page in pages}

    three = (waits, taken, declined)
    assert len(shown()) == 1
    assert len(told()) == 1
    Application.objects.update(answer_by=days.today())
    assert with_code_of(client, codes[2]).context["refused"] is True
    assert len({opened_with(client, code)[1] for code in codes[:2]}) == 1


def test_with_its_code_a_firm_takes_it_back(client, faces, anna):
    codes = [code_on(sent(client, legal_name=name, **{how: "1"})) for name, how in KINDS.items()]
    _draft, waits, taken = (Application.objects.get(legal_name=name) for name in KINDS)
    place = actions.take_up(taken, by=anna)
    pages = [
        client.post(
            AGAIN,
            {"opened": opened_with(client, code)[0].context["opened"], "withdraw": "withdraw"},
            headers={"sec-fetch-site": "same-origin"},
        )
        for code in codes
    ]
    texts = [page.content.decode() for page in pages]
    assert len({text.replace(name, "") for text, name in zip(texts, KINDS, strict=True)}) == 1
    left = dict(Application.objects.values_list("legal_name", "keep_until"))
    assert left == {waits.legal_name: days.in_days(DRAFT_DAYS), taken.legal_name: None}
    assert with_code_of(client, codes[1]).context["withdrawn"] is True
    assert not can_vet(anna, place)
    with pytest.raises(PermissionDenied):
        actions.take_up(waits, by=anna)


KINDS = {"Draft": "save", "Waiting": "send", "Taken": "send"}


def test_it_is_taken_up_as_it_was_read(enter, anna):
    application, browser = apply(), enter(anna)
    here = reverse("applications_desk:application", args=[application.uuid])
    read = browser.get(here).context["read"]
    actions.change(application, facts_in({**FACTS, "owners": "Somebody else"}))
    for said in ({"read": read}, {}):
        browser.post(here, {"decision": "take_up", "key": str(uuid.uuid4()), **said})
        assert Application.objects.get().state == State.SENT
    with pytest.raises(ValidationError):
        actions.take_up(application, by=anna, read=read)
    read = browser.get(here).context["read"]
    browser.post(here, {"decision": "take_up", "key": str(uuid.uuid4()), "read": read})
    assert Application.objects.get().state == State.TAKEN_UP


def test_what_waits_longest_stands_first_however_many_were_decided(enter, anna, monkeypatch):
    monkeypatch.setattr(desk, "SHOWN", 2)
    old = [apply(legal_name=f"Old {number}") for number in range(3)]
    for number, application in enumerate(old):
        Application.objects.filter(pk=application.pk).update(
            sent_at=timezone.now() - datetime.timedelta(days=30 - number)
        )
    for number in range(3):
        actions.decline(apply(legal_name=f"New {number}"), by=anna, reason="Nobody knows it.")
    context = enter(anna).get(reverse("applications_desk:list")).context
    assert [row.title for row in context["waiting"]] == ["Old 0", "Old 1"]
    assert [row.title for row in context["decided"]] == ["New 2", "New 1"]
    assert (context["more_waiting"], context["more_decided"]) == (1, 1)


def test_only_what_nobody_decided_fills_the_table(faces, anna, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 1)
    actions.decline(apply(), by=anna, reason="Nobody knows it.")
    apply()
    with pytest.raises(ValidationError):
        apply()


# ── one that an administrator made ──────────────────────────────────────────────────────────────────────────
def test_an_employer_that_never_applied_gets_a_checklist(enter, anna):
    place = make_organisation("Trattoria", "employer")
    desk, here = enter(anna), reverse("applications_desk:describe", args=[place.uuid])
    page = reverse("desk:vet", args=[place.uuid])
    assert here in [link.url for link in desk.get(page).context["links"]]
    assert can_vet(anna, place) is True
    assert list(
        desk.post(here, {**FACTS, "owners": "", "key": str(uuid.uuid4())}).context["form"].errors
    ) == ["owners"]
    desk.post(here, {**FACTS, "key": str(uuid.uuid4())})
    application = Application.objects.get(organisation=place)
    assert (application.state, application.keep_until) == (State.TAKEN_UP, None)
    assert can_vet(anna, place) is False
    assert here not in [link.url for link in desk.get(page).context["links"]]
    assert desk.get(here).status_code == 404
    assert desk.get(reverse("vetting_desk:checks", args=[place.uuid])).status_code == 200


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_s23_only_coordinators_write_down_what_it_says(anna, role):
    with pytest.raises(PermissionDenied):
        actions.describe(make_organisation("Trattoria", "employer"), facts_in(FACTS), by=make_worker(role))
