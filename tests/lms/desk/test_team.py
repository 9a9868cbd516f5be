"""The pages of organisations and teams, and who accompanies whom."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from courses.catalogue.models import Course
from courses.enrolments.models import Cohort, Enrolment
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import learners_for
from tests.factories import courses as make
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def course_id(shared_faces):
    return make.published_course(shared_faces.skills, lessons=1, steps=1).pk


@pytest.fixture
def course(course_id):
    return Course.objects.get(pk=course_id)


@pytest.fixture
def coordinator():
    return make_worker(Role.COORDINATOR, first_name="Carla", last_name="Bruni")


@pytest.fixture
def own(coordinator):
    return make_organisation()


@pytest.fixture
def desk(coordinator, enter, course):
    return enter(coordinator)


@pytest.fixture
def office(enter, course):
    """An administrator at her desk."""
    return enter(make_worker(Role.ADMINISTRATOR))


def address(name, *ids):
    room = "teaching" if name in {"group", "groups", "join_group"} else "desk"
    return reverse(f"{room}:{name}", args=[getattr(one, "uuid", one) for one in ids])


def nav(page):
    return [str(way.label) for way in page.context["desk_nav"]]


def current(name):
    return sorted(
        Membership.objects.filter(person__username=name, ended_at=None).values_list("role", flat=True)
    )


def test_the_desks_own_address_leads_an_administrator_to_her_first_place(office):
    answer = office.get("/teach/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/teach/organisations/")


def test_an_administrator_makes_an_organisation_and_its_first_coordinator(office):
    assert nav(office.get(address("organisations"))) == ["Organisations", "To decide or check"]
    made = office.post(
        address("organisation_new"),
        {"name": "Ergasia", "kind": "partner", "place": "Patras", "programme": "on"},
    )
    organisation = Organisation.objects.get(name="Ergasia")
    assert (made["Location"], organisation.place, organisation.programme) == (
        address("team", organisation),
        "Patras",
        True,
    )
    page = office.post(
        address("colleague_new", organisation),
        {"first_name": "Eleni", "last_name": "Pappa", "username": "eleni", "roles": ["coordinator"]},
        follow=True,
    )
    person = Membership.objects.get(organisation=organisation).person
    assert (current("eleni"), person.check_password(page.context["told"]["password"])) == (
        ["coordinator"],
        True,
    )
    assert page.context["told"]["password"] not in office.get(address("team", organisation)).content.decode()
    office.post(
        address("organisation_edit", organisation), {"name": "Ergasia", "place": "Athens", "programme": "off"}
    )
    organisation.refresh_from_db()
    assert (organisation.place, organisation.programme, organisation.kind) == ("Athens", False, "partner")


def test_a_name_that_is_taken_is_refused_and_what_was_typed_is_kept(office, own):
    page = office.post(
        address("organisation_new"), {"name": own.name, "kind": "partner", "place": "Rome", "programme": "on"}
    )
    assert (page.status_code, list(page.context["form"].errors), 'value="Rome"' in page.content.decode()) == (
        200,
        ["name"],
        True,
    )
    make_worker(Role.TRAINER, username="eva")
    page = office.post(
        address("colleague_new", own),
        {"first_name": "Eva", "last_name": "Rossi", "username": "EVA", "roles": ["trainer"]},
    )
    assert (
        page.status_code,
        list(page.context["form"].errors),
        'value="Rossi"' in page.content.decode(),
    ) == (200, ["username"], True)
    page = office.post(
        address("colleague_new", own),
        {"first_name": "Eva", "last_name": "Rossi", "username": "eva rossi", "roles": []},
    )
    assert sorted(page.context["form"].errors) == ["roles", "username"]


def test_a_coordinator_looks_after_her_team(desk, own):
    hers = ["People", "Messages", "Groups", "Team", "Employers", "To decide or check"]
    assert [entry for entry in nav(desk.get(address("home"))) if entry in hers] == hers
    trainer = make_worker(Role.TRAINER, username="eva", first_name="Eva", last_name="Alba")
    page = desk.get(address("team", own))
    rows = [
        (row.head, {column.key: cell.words for column, cell in row.cells})
        for row in page.context["listing"].rows
    ]
    assert [(head.words, told["roles"], told["next"]) for head, told in rows] == [
        ("Carla Bruni", "Coordinator", "This is you"),
        ("Eva Alba", "Trainer", "Lost the second step"),
    ]
    form = rows[1][0].url
    assert [(box.data["value"], box.data["selected"]) for box in desk.get(form).context["form"]["roles"]] == [
        ("trainer", True),
        ("case_worker", False),
        ("coordinator", False),
        ("author", False),
    ]
    assert desk.post(form, {"roles": ["case_worker", "coordinator"]})["Location"] == address("team", own)
    assert current("eva") == ["case_worker", "coordinator"]
    assert learners_for(trainer).count() == 0


def test_who_never_signed_in_has_no_second_step_to_lose(desk, own):
    trainer = make_worker(Role.TRAINER, username="eva", first_name="Eva", last_name="Alba")
    get_user_model().objects.filter(pk=trainer.pk).update(last_login=None)
    rows = desk.get(address("team", own)).context["listing"].rows
    told = [(cell.words, cell.url) for row in rows for column, cell in row.cells if column.key == "next"]
    assert told == [("This is you", ""), ("Has not signed in yet", "")]


def test_a_team_is_found_by_every_role_that_somebody_has_in_it(desk, own):
    make_worker(Role.REVIEWER, organisation=own, username="rosa")
    team = reverse("desk:team", args=[own.uuid])
    chips = desk.get(team).context["listing"].shown_chips
    assert {chip.key: chip.count for chip in chips} == {
        "": 2,
        "trainer": 0,
        "case_worker": 0,
        "coordinator": 1,
        "author": 0,
        "reviewer": 1,
        "administrator": 0,
    }
    assert "rosa" in desk.get(f"{team}?show=reviewer").content.decode()


def test_the_last_coordinator_stays_and_is_told_why(desk, own, coordinator):
    page = desk.post(address("colleague", own, coordinator.memberships.get()), {"roles": []})
    assert (page.status_code, page.context["form"].errors["roles"]) == (
        200,
        ["Nobody would be left to coordinate this organisation. Give somebody else this role first."],
    )


@pytest.mark.parametrize("role", ["administrator", "reviewer", "employer", "learner", "nonsense"])
def test_s23_a_role_that_is_not_hers_to_give_is_no_choice(desk, own, role):
    person = make_worker(Role.TRAINER, username="eva")
    page = desk.post(address("colleague", own, person.memberships.get()), {"roles": [role]})
    assert (page.status_code, current("eva")) == (200, ["trainer"])


def test_s23_other_organisations_and_learners_look_like_nothing(desk, own, same_absence):
    elsewhere = make_organisation("Ergasia")
    stranger = make_worker(Role.TRAINER, organisation=elsewhere).memberships.get()
    learner = make_learner().user.memberships.get()
    ended = make_worker(Role.TRAINER).memberships.get()
    Membership.objects.filter(pk=ended.pk).update(ended_at="2026-01-01T00:00Z")
    made_up = "5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5"
    assert same_absence(
        desk, address("team", elsewhere), address("colleague_new", elsewhere), address("team", made_up)
    )
    assert same_absence(
        desk,
        address("colleague", own, stranger),
        address("colleague", own, learner),
        address("colleague", own, ended),
        address("colleague", own, made_up),
    )
    assert same_absence(
        desk,
        address("colleague", elsewhere, stranger),
        address("organisations"),
        address("organisation_edit", own),
    )


def test_s25_a_change_of_roles_asks_again_who_it_is(coordinator, own, enter, course):
    browser = enter(coordinator, with_factor=True)
    session = browser.session
    session["sure_at"] = 0
    session.save()
    for page in (address("colleague_new", own), address("colleague", own, coordinator.memberships.get())):
        assert browser.get(page)["Location"].startswith("/admin/login/again/")
        assert browser.post(page, {"roles": ["trainer"]})["Location"].startswith("/admin/login/again/")
    assert browser.get(address("team", own)).status_code == 200


def test_what_was_refused_stands_in_the_form_and_nowhere_else(desk, office, own, course):
    group = Cohort.objects.create(organisation=own, course=course, name="Autumn")
    page = desk.post(address("group", group), {"name": "Survivors of trafficking"})
    assert (page.context["group"].name, page.context["form"]["name"].value()) == (
        "Autumn",
        "Survivors of trafficking",
    )
    taken = make_organisation("Ergasia").name
    page = office.post(address("organisation_edit", own), {"name": taken})
    assert (page.context["organisation"].name, page.context["form"]["name"].value()) == ("Officina", taken)


def test_a_coordinator_says_who_accompanies_her_and_in_which_group_she_is(desk, coordinator, own, course):
    worker, learner = make_worker(Role.CASE_WORKER, first_name="Eva"), make_learner(worker=coordinator)
    group = Cohort.objects.create(organisation=own, course=course, name="Autumn")
    page = desk.get(address("person", learner.profile))
    assert [row.name for row in page.context["support"].rows] == ["Carla Bruni"]
    accompanied = address("support_assignments", learner.profile)
    assert desk.post(accompanied, {"support-worker": worker.pk})["Location"] == address(
        "person", learner.profile
    )
    desk.post(address("join_group", learner.profile), {"group-cohort": group.pk})
    assert Enrolment.objects.get(person=learner.user).cohort == group
    rows = desk.get(address("person", learner.profile)).context["support"].rows
    assert [row.name for row in rows] == ["Carla Bruni", "Eva"]
    desk.post(accompanied, {"end": rows[1].uuid})
    assert list(SupportAssignment.objects.filter(ended_at=None).values_list("worker", flat=True)) == [
        coordinator.pk
    ]


def test_s23_nobody_else_changes_who_accompanies_her(enter, course, coordinator, desk):
    worker, trainer = make_worker(Role.CASE_WORKER), make_worker(Role.TRAINER)
    learner = make_learner(worker=worker)
    existing = SupportAssignment.objects.get()
    for person in (worker, trainer):
        page = enter(person).get(address("person", learner.profile))
        assert (page.context["support"].form, page.context["support"].rows[0].uuid) == (None, None)
        assert (
            enter(person)
            .post(address("support_assignments", learner.profile), {"end": existing.uuid})
            .status_code
            == 404
        )
    strange = make_worker(Role.CASE_WORKER, organisation=make_organisation("Ergasia"))
    other = make_learner(worker=coordinator)
    desk.post(address("support_assignments", other.profile), {"support-worker": strange.pk})
    assert desk.post(address("support_assignments", other.profile), {"end": existing.uuid}).status_code == 404
    assert desk.post(address("support_assignments", other.profile), {"end": "nonsense"}).status_code == 404
    assert SupportAssignment.objects.filter(ended_at=None).count() == 2


@pytest.mark.parametrize("page", ["team", "groups", "organisations"])
def test_the_lists_cost_the_same_for_one_and_for_three(page, desk, office, own, course, count_queries):
    browser, asked = (
        (office, address(page))
        if page == "organisations"
        else (desk, address(page, own) if page == "team" else address(page))
    )
    counts = []
    for number in (1, 3):
        for more in range(number):
            make_worker(Role.TRAINER)
            make_organisation(f"Partner {number}{more}")
            Cohort.objects.create(organisation=own, course=course, name=f"Group {number}{more}")
        counts.append(count_queries(browser.get, asked))
    assert counts[0] == counts[1]
