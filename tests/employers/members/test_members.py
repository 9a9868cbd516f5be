"""An employer's people let each other in without a name, say what each does, and let each other out."""

import io
import json
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers.members import actions
from employers.members.models import Invitation, Member
from employers.members.queries import leaders_of
from employers.portfolios.queries import shares_for
from lms.organisations.closing import close_employer
from lms.organisations.duties import ALL_DUTIES, Duty
from lms.organisations.models import Membership, Organisation, Role
from lms.organisations.queries import employer_organisation_ids
from tests.factories.employers import make_share
from tests.factories.people import make_employer, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
JOIN = "/employers/join/"
HERE = {"host": "localhost"}
NAMES = {"first_name": "Paolo", "last_name": "Bassi"}
#: What a code that opens nothing says, whatever the reason.
NOTHING = "No invitation is open under this code."


@pytest.fixture
def lucia():
    return make_employer("Hotel Aurora")


@pytest.fixture
def hotel(lucia):
    return Organisation.objects.get(name="Hotel Aurora")


def key() -> str:
    return str(uuid.uuid4())


def invited(hotel, by, *duties) -> tuple[Invitation, str]:
    return actions.invite(hotel, duties or [Duty.READS], by=by)


def joined(hotel, by, *duties, confirmed=True) -> Membership:
    invitation, _code = invited(hotel, by, *duties)
    person, _password = actions.join(invitation, **NAMES)
    membership = person.memberships.get()
    if confirmed:
        actions.confirm(membership, by=by)
    return again(membership)


def again(row):
    return type(row).objects.get(pk=row.pk)


def at_the_door(code: str):
    return Client(headers=HERE).post(JOIN, {"code": code})


def says(page) -> list[str]:
    return [str(each) for errors in page.context["form"].errors.values() for each in errors]


def test_s9_who_is_invited_comes_in_by_a_code_and_does_nothing_before_a_yes(enter, lucia, hotel):
    boss, share = enter(lucia), make_share("Hotel Aurora")
    made = boss.post(reverse("members:invite"), {"duties": ["reads"], "key": key()}, follow=True)
    code = made.context["told"]["code"]
    assert code.replace(" ", "") not in "".join(url for url, _status in made.redirect_chain)
    assert boss.get(made.redirect_chain[-1][0]).context["told"] is None
    door = Client(headers=HERE)
    page = door.post(JOIN, {"code": code})
    assert page.context["name"] == "Hotel Aurora"
    page = door.post(JOIN, {"opened": page.context["opened"], **NAMES}, follow=True)
    person = Membership.objects.get(person__last_name="Bassi").person
    assert page.context["username"] == person.get_username()
    assert page.context["username"].startswith("paolo-")
    assert door.get(page.context["next_url"]).context["form"].fields.keys() >= {"new_password1"}
    browser = enter(person)
    home = browser.get("/employers/")
    assert (home.context["rows"], len(home.context["notes"])) == ([], 1)
    assert [row.name for row in browser.get("/employers/people/").context["rows"]] == ["Paolo Bassi"]
    [waiting] = boss.get("/employers/people/").context["waiting"]
    assert boss.get(waiting.url).context["row"] == waiting
    assert door.get(JOIN)["Location"] == reverse("joining:welcome")
    boss.post(waiting.url, {"key": key()})
    [_me, her] = boss.get("/employers/people/").context["rows"]
    assert boss.get(her.url).context["form"]["duties"].value() == ["reads"]
    home = browser.get("/employers/")
    assert [row.reference for row in home.context["rows"]] == [share.reference]
    assert home.context["notes"] == []


def test_s9_a_refused_one_is_out_at_once(enter, lucia, hotel):
    stranger = joined(hotel, lucia, confirmed=False)
    browser = enter(stranger.person)
    enter(lucia).post(reverse("members:remove", args=[stranger.uuid]), {"key": key()})
    assert browser.get("/employers/")["Location"].startswith("/admin/login/")
    assert again(stranger.person).is_active is False


def ended(invitation, lucia, hotel, how):
    if how == "used":
        actions.join(invitation, **NAMES)
    elif how == "taken back":
        actions.take_back(invitation, by=lucia)
    elif how == "old":
        Invitation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    else:
        close_employer(hotel, coordinator=make_worker(Role.COORDINATOR), reason="Nobody answers.")


@pytest.mark.parametrize("how", ["used", "taken back", "old", "firm closed"])
def test_s10_a_code_that_opens_nothing_says_the_same_whatever_the_reason(lucia, hotel, how):
    invitation, code = invited(hotel, lucia)
    opened = at_the_door(code).context["opened"]
    ended(invitation, lucia, hotel, how)
    before = Membership.objects.count()
    assert says(at_the_door(code)) == says(at_the_door("0937562187")) == [NOTHING]
    late = Client(headers=HERE).post(JOIN, {"opened": opened, **NAMES})
    assert (late.context["closed"], Membership.objects.count()) == (True, before)


def test_s11_guessing_codes_is_slowed_down(lucia):
    door = Client(headers=HERE)
    told = [says(door.post(JOIN, {"code": "0937562187"})) for _try in range(6)]
    assert told[:5] == [[NOTHING]] * 5
    assert told[5][0].startswith("Please wait")


def test_r6_an_invitation_is_used_once(lucia, hotel):
    invitation, _code = invited(hotel, lucia)
    stale = Invitation.objects.get()
    assert actions.join(invitation, **NAMES) is not None
    assert actions.join(stale, **NAMES) is None
    assert Member.objects.count() == 1


def test_s16_each_sees_what_her_duties_need(lucia, hotel):
    make_share("Hotel Aurora")
    poster = joined(hotel, lucia, Duty.POSTS).person
    reader = joined(hotel, lucia, Duty.READS).person
    assert [shares_for(each).count() for each in (lucia, poster, reader)] == [1, 0, 1]
    assert [
        [hotel.pk in employer_organisation_ids(each, duty) for duty in (Duty.POSTS, Duty.READS, Duty.SIGNS)]
        for each in (lucia, poster, reader, make_employer("Caffe Nord"))
    ] == [[True, True, True], [True, False, False], [False, True, False], [False, False, False]]


def test_s23_only_who_leads_lets_in_and_out(enter, lucia, hotel):
    reader = joined(hotel, lucia, Duty.READS)
    browser = enter(reader.person)
    hers = lucia.memberships.get()
    names = ("member", "waiting", "remove")
    pages = [reverse("members:invite"), *(reverse(f"members:{name}", args=[hers.uuid]) for name in names)]
    assert [browser.get(page).status_code for page in pages] == [404] * 4
    for act in (actions.invite, lambda *_given, by: actions.remove(hers, by=by)):
        with pytest.raises(PermissionDenied):
            act(hotel, [Duty.LEADS], by=reader.person)
    with pytest.raises(PermissionDenied):
        actions.set_duties(reader, ALL_DUTIES, by=reader.person)
    assert browser.get("/employers/people/").context["invitations"] == []


def test_s23_another_firms_people_and_invitations_are_nobody(enter, lucia, hotel):
    nord = make_employer("Caffe Nord")
    invitation, _code = invited(hotel, lucia)
    browser = enter(nord)
    hers = reverse("members:member", args=[lucia.memberships.get().uuid])
    assert browser.get(hers).status_code == 404
    assert browser.post(reverse("members:take_back", args=[invitation.uuid])).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.remove(lucia.memberships.get(), by=nord)


def test_a_duty_that_is_taken_away_ends_with_the_next_request(enter, lucia, hotel):
    make_share("Hotel Aurora")
    reader = joined(hotel, lucia, Duty.READS)
    browser = enter(reader.person)
    assert len(browser.get("/employers/").context["rows"]) == 1
    page = reverse("members:member", args=[reader.uuid])
    enter(lucia).post(page, {"duties": ["posts"], "key": key()})
    assert browser.get("/employers/").context["rows"] == []


def test_s15_who_is_removed_is_out_with_an_open_tab(enter, lucia, hotel):
    share = make_share("Hotel Aurora")
    reader = joined(hotel, lucia, Duty.READS)
    browser, tab = enter(reader.person), reverse("employers:portfolio", args=[share.uuid])
    assert browser.get(tab).status_code == 200
    actions.remove(reader, by=lucia)
    assert browser.get(tab)["Location"].startswith("/admin/login/")
    assert employer_organisation_ids(again(reader.person)) == set()


def test_s15_a_suspended_firm_is_out_in_mid_session_with_open_tabs(enter, lucia, hotel):
    share = make_share("Hotel Aurora")
    browser = enter(lucia)
    tabs = [reverse("employers:portfolio", args=[share.uuid]), "/employers/people/", "/employers/you/"]
    assert [browser.get(tab).status_code for tab in tabs] == [200] * 3
    close_employer(hotel, coordinator=make_worker(Role.COORDINATOR), reason="Nobody answers.")
    told = [*(browser.get(tab) for tab in tabs), browser.post(reverse("members:invite"), {"duties": "reads"})]
    assert {answer["Location"].partition("?")[0] for answer in told} == {"/admin/login/"}
    assert not Invitation.objects.exists()


def test_the_last_who_leads_cannot_shut_the_firm_out(enter, lucia, hotel):
    hers = lucia.memberships.get()
    with pytest.raises(ValidationError):
        actions.leave(hers, by=lucia)
    with pytest.raises(ValidationError):
        actions.set_duties(hers, [Duty.READS], by=lucia)
    refused = enter(lucia).post(reverse("members:leave"))
    assert refused.context["problem"]
    joined(hotel, lucia, Duty.LEADS, confirmed=False)
    with pytest.raises(ValidationError):
        actions.leave(hers, by=lucia)
    second = joined(hotel, lucia, Duty.LEADS)
    actions.leave(hers, by=lucia)
    assert [each.pk for each in leaders_of(hotel)] == [second.pk]


def test_who_leaves_is_signed_out_everywhere_and_comes_in_no_more(enter, lucia, hotel):
    reader = joined(hotel, lucia, Duty.READS)
    phone, desk = enter(reader.person), enter(reader.person)
    assert desk.post(reverse("members:leave")).status_code == 200
    for browser in (phone, desk):
        assert browser.get("/employers/")["Location"].startswith("/admin/login/")
    assert again(reader.person).is_active is False


def test_s34_her_copy_holds_what_is_hers_and_nobody_elses(enter, lucia, hotel):
    make_share("Hotel Aurora", headline="Seamstress")
    reader = joined(hotel, lucia, Duty.READS)
    browser = enter(reader.person)
    titles = [str(kind.title) for kind in browser.get(reverse("members:data")).context["held"]]
    assert "What you do for your organisation here" in titles
    answer = browser.post(reverse("members:data"))
    copied = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    member = json.loads(copied.read("data/member.json"))
    assert [row["in_words"] for row in member] == [{"duties": "Reads what people show"}]
    everything = b"".join(copied.read(name) for name in copied.namelist()).decode()
    assert [word for word in ("Seamstress", lucia.get_username()) if word in everything] == []


def test_s25_the_copy_asks_again_who_it_is(enter, lucia):
    browser = enter(lucia)
    session = browser.session
    session["sure_at"] = 0
    session.save()
    for page in (reverse("members:data"), reverse("members:invite"), reverse("members:leave")):
        assert browser.get(page)["Location"].startswith("/admin/login/again/")


def test_a_coordinator_lets_the_first_one_in_and_says_that_it_is_he(enter, faces):
    anna, vetted = make_worker(Role.COORDINATOR), make_employer("Trattoria")
    firm = Organisation.objects.get(name="Trattoria")
    desk, here = enter(anna), reverse("members_desk:people", args=[firm.uuid])
    assert desk.get(reverse("members_desk:invite", args=[firm.uuid])).status_code == 404
    vetted.memberships.update(ended_at=timezone.now())
    made = desk.post(reverse("members_desk:invite", args=[firm.uuid]), {"key": key()}, follow=True)
    opened = at_the_door(made.context["told"]["code"]).context["opened"]
    Client(headers=HERE).post(JOIN, {"opened": opened, **NAMES})
    membership = Membership.objects.get(person__last_name="Bassi")
    assert [may for _row, may in desk.get(here).context["waiting"]] == [True]
    desk.post(here, {"do": "confirm", "about": str(membership.uuid), "key": key()})
    assert [each.pk for each in leaders_of(firm)] == [membership.pk]
    with pytest.raises(PermissionDenied):
        actions.invite(firm, ALL_DUTIES, by=anna)


def test_nobody_of_a_firm_that_waits_for_its_checks_is_invited(faces):
    firm = make_organisation("Bar Sud", "employer")
    with pytest.raises(PermissionDenied):
        actions.invite(firm, ALL_DUTIES, by=make_worker(Role.COORDINATOR))


def test_too_many_open_invitations_are_refused(lucia, hotel):
    for _number in range(actions.MOST_OPEN):
        invited(hotel, lucia)
    with pytest.raises(ValidationError):
        invited(hotel, lucia)


def test_the_page_costs_the_same_for_one_colleague_and_for_three(enter, lucia, hotel, count_queries):
    browser, counts = enter(lucia), []
    for more in (1, 2):
        for _number in range(more):
            joined(hotel, lucia)
            invited(hotel, lucia)
        counts.append(count_queries(browser.get, "/employers/people/"))
    assert counts[0] == counts[1]
