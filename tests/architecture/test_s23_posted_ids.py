"""S23: ids that somebody writes into a query or a form herself.

Those in addresses are in test_s23_matrix.py.
"""

import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from courses.attempts.models import Observation
from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort, Enrolment
from lms.accounts.factors.actions import add_app
from lms.competences.models import Framework, Level
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import practice_task
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def learner():
    return make_learner(handle="River Maple 42")


@pytest.fixture
def module():
    made = make.taught_module()
    make.more_lessons(made, 1)
    return made


def test_s23_the_cohort_of_another_organisation_shows_nobody_of_it(enter, learner, module):
    cohort = Cohort.objects.create(
        name="Evening group", course=module.course, organisation=make_organisation()
    )
    enrol(learner.user, module.course, by=learner.user, cohort=cohort)
    own = make_learner(organisation=make_organisation("Ergasia"), handle="Lake Birch 17")
    page = (
        enter(make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia")))
        .get(f"/teach/?show={cohort.uuid}")
        .content.decode()
    )
    assert [text for text in ("River Maple 42", "Evening group", own.profile.handle) if text in page] == []


def test_s23_a_course_she_does_not_take_is_not_shown_as_hers(enter, learner, module):
    browser = enter(learner.user)
    here, nowhere = (browser.get(f"/learn/?course={course}") for course in (module.course.uuid, uuid.uuid4()))
    assert (here.status_code, module.title in here.content.decode()) == (nowhere.status_code, False)


def test_s23_nobody_removes_anothers_passkey(enter):
    hers, other = make_worker(Role.TRAINER), make_worker(Role.TRAINER)
    rows = [
        Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
        for user in (hers, other)
    ]
    for user in (hers, other):
        add_app(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    browser = enter(hers)
    for row in rows:
        browser.post(f"/admin/login/own/passkeys/{row.pk}/remove/")
    assert [Authenticator.objects.filter(pk=row.pk).exists() for row in rows] == [False, True]


def sign_off(enter, learner, module, *, task, level):
    taught = module.taught.get()
    posted = {
        "place": "Turin",
        "observed_on": str(timezone.localdate()),
        f"task-{taught.competence.uuid}": [str(task)],
        f"level-{taught.competence.uuid}": str(level),
    }
    return enter(make_worker(Role.TRAINER)).post(
        f"/teach/people/{learner.profile.uuid}/practice/{module.uuid}/", posted
    )


def test_s23_a_task_of_another_module_or_a_level_of_another_framework_signs_nothing_off(
    enter, learner, module
):
    enrol(learner.user, module.course, by=learner.user)
    here, elsewhere = practice_task(module), practice_task(make.taught_module())
    strange = Level.objects.create(
        framework=Framework.objects.create(code="other", labels={"en": "Other"}),
        code="top",
        rank=9,
        labels={"en": "Top"},
    )
    level = module.taught.get().level_id
    for task, chosen in ((elsewhere.uuid, level), (here.uuid, strange.pk)):
        assert sign_off(enter, learner, module, task=task, level=chosen).status_code == 200
    assert not Observation.objects.exists()
    assert sign_off(enter, learner, module, task=here.uuid, level=level).status_code == 303
    assert Observation.objects.count() == 1


def test_s23_new_accounts_begin_no_course_that_is_no_longer_given(enter, module):
    module.course.retired_at = timezone.now()
    module.course.save()
    answer = enter(make_worker(Role.CASE_WORKER)).post(
        "/teach/accounts/new/", {"count": 1, "language": "en", "course": module.course.pk}
    )
    assert list(answer.context["form"].errors) == ["course"]
    assert not Enrolment.objects.exists()
