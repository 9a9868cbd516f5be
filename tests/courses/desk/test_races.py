"""R6: forms of the desk that are pressed many times at once, or loaded again."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from courses.attempts.models import Observation
from courses.certificates.actions import issue_for_module
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from employers.portfolios.models import Share
from lms.accounts.models import CodeCard, Profile
from lms.audit.kinds import REASON
from lms.audit.models import AccessEntry
from lms.competences.models import Attainment
from lms.organisations.actions import assign
from lms.organisations.models import Organisation, Role
from lms.privacy.models import ConsentReceipt
from tests.factories import courses as make
from tests.factories.learning import practice_task
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.racing import at_once, failures

pytestmark = pytest.mark.usefixtures("own_faces")


def press(enter, person, address: str, form: dict, *, times: int = 8, **signed_in) -> set[tuple[int, str]]:
    """The same form from `times` browsers in the same instant; what they were answered."""
    browsers = [enter(person, **signed_in) for _press in range(times)]
    sent = {"key": str(uuid.uuid4()), **form}
    answers = at_once(*[lambda browser=browser: browser.post(address, sent) for browser in browsers])
    assert failures(answers) == []
    return {(answer.status_code, answer.headers.get("Location", "")) for answer in answers}


@pytest.fixture
def learner():
    worker = make_worker(username="giulia")
    made = make_learner(worker=worker)
    assign(make_worker(username="carla"), made.user, make_organisation())
    return made


def person(name):
    return get_user_model().objects.get(username=name)


def test_r06_eight_presses_make_the_accounts_once_and_lead_to_one_page(enter):
    answers = press(enter, make_worker(), "/teach/accounts/new/", {"count": 2, "language": "en"})
    assert (len(answers), {status for status, _address in answers}) == (1, {303})
    assert (Profile.objects.count(), CodeCard.objects.count()) == (2, 2)


def test_r06_loading_the_card_again_makes_nobody_and_says_what_to_do(enter):
    browser = enter(make_worker())
    made = browser.post("/teach/accounts/new/", {"count": 1, "language": "en"})
    first, second = browser.get(made["Location"]), browser.get(made["Location"])
    number = CodeCard.objects.get().number
    assert (number in first.content.decode(), number in second.content.decode()) == (True, False)
    assert "make a new card" in second.content.decode()
    assert Profile.objects.count() == 1
    assert enter(make_worker()).get(made["Location"]).status_code == 404


def test_r06_eight_presses_renew_a_card_once(enter, learner):
    answers = press(enter, person("giulia"), f"/teach/people/{learner.profile.uuid}/card/", {})
    assert (len(answers), CodeCard.objects.count(), CodeCard.objects.filter(revoked_at=None).count()) == (
        1,
        2,
        1,
    )


def test_r06_eight_presses_make_one_group_one_organisation_one_colleague_one_reason(enter, learner):
    coordinator, course = make_worker(Role.COORDINATOR), make.taught_module().course
    answers = press(enter, coordinator, "/teach/groups/new/", {"name": "Spring", "course": course.pk})
    assert answers == {(303, f"/teach/groups/{Cohort.objects.get().uuid}/people/")}
    made = press(
        enter,
        make_worker(Role.ADMINISTRATOR),
        "/teach/organisations/new/",
        {"name": "Passo", "kind": "partner", "programme": "on"},
    )
    assert made == {(303, f"/teach/organisations/{Organisation.objects.get(name='Passo').uuid}/")}
    eva = {"first_name": "Eva", "last_name": "Rossi", "username": "eva", "roles": ["trainer"]}
    assert (
        len(press(enter, coordinator, f"/teach/organisations/{make_organisation().uuid}/people/new/", eva))
        == 1
    )
    told = press(
        enter,
        coordinator,
        f"/teach/people/{learner.profile.uuid}/reason/",
        {"reason": "She asked for a letter."},
    )
    assert told == {(303, f"/teach/people/{learner.profile.uuid}/")}
    assert (Cohort.objects.count(), get_user_model().objects.filter(username="eva").count()) == (1, 1)
    assert AccessEntry.objects.filter(what=REASON.key).count() == 1


def test_r06_three_colleagues_confirm_a_name_at_once_one_is_led_on_and_two_are_told(enter, learner):
    module = make.taught_module()
    make_certificate(learner, module)
    certificate = Certificate.objects.get()
    workers = [make_worker(Role.TRAINER) for _colleague in range(3)]
    browsers = [enter(worker) for worker in workers]
    address = f"/teach/certificates/{certificate.uuid}/name/"
    names = ("Amina Diallo", "Maria Rossi", "Olena Kovalenko")
    answers = at_once(
        *[
            lambda browser=browser, name=name: browser.post(address, {"name": name, "name_again": name})
            for browser, name in zip(browsers, names, strict=True)
        ]
    )
    assert failures(answers) == []
    assert sorted(answer.status_code for answer in answers) == [200, 200, 303]
    told = [answer.content.decode() for answer in answers if answer.status_code == 200]
    assert all("A name is already confirmed for this certificate." in page for page in told)


def make_certificate(learner, module):
    return issue_for_module(enrol(learner.user, module.course, by=None), module)


def test_r06_eight_presses_sign_a_practice_off_once(enter, learner):
    module = make.taught_module()
    make.more_lessons(module, 1)
    enrol(learner.user, module.course, by=None)
    task, taught = practice_task(module), module.taught.get()
    form = {
        "place": "Turin",
        "observed_on": "2026-01-02",
        f"task-{taught.competence.uuid}": str(task.uuid),
        f"level-{taught.competence.uuid}": taught.level_id,
    }
    answers = press(
        enter,
        make_worker(Role.TRAINER),
        f"/teach/people/{learner.profile.uuid}/practice/{module.uuid}/",
        form,
    )
    assert answers == {(303, f"/teach/people/{learner.profile.uuid}/")}
    assert (Observation.objects.count(), Attainment.objects.count()) == (1, 1)


def test_r06_a_share_posted_eight_times_is_one_share_on_one_receipt(enter, learner):
    module = make.taught_module()
    certificate = make_certificate(learner, module)
    make_employer("Hotel Aurora")
    hotel = Organisation.objects.get(name="Hotel Aurora")
    form = {
        "organisation": hotel.pk,
        "items": [f"certificate:{certificate.uuid}"],
        "headline": "Kitchen",
        "until": soon(),
        "step": "agree",
        "agree": "yes",
    }
    answers = press(enter, learner.user, "/learn/portfolio/new/", form, pin=True)
    assert answers == {(303, f"/learn/portfolio/#{Share.objects.get().uuid}")}
    assert ConsentReceipt.objects.count() == 1


def soon() -> str:
    return str(timezone.localdate() + timezone.timedelta(days=20))
