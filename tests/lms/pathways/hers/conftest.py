"""A learner with a plan, and who is around it."""

import pytest

from lms.organisations.models import Role
from lms.pathways.circle import actions
from lms.pathways.enums import Theme
from tests.factories.people import make_learner, make_organisation, make_worker
from tests.factories.plans import make_plan


@pytest.fixture(autouse=True)
def private(tmp_path, settings):
    settings.LMS_PRIVATE_ROOT = tmp_path / "private"
    return settings.LMS_PRIVATE_ROOT


@pytest.fixture
def elena(faces):
    return make_worker(Role.CASE_WORKER, username="elena", first_name="Elena")


@pytest.fixture
def learner(elena):
    return make_learner(worker=elena)


@pytest.fixture
def plan(learner):
    return make_plan(learner.user)


@pytest.fixture
def browser(enter, learner):
    return enter(learner.user, pin=True)


@pytest.fixture
def ask(plan, elena):
    def suggest(person=elena, role=Role.CASE_WORKER, themes=tuple(Theme.values), **more):
        return actions.suggest(
            plan,
            person,
            organisation=make_organisation(),
            role=role,
            themes=themes,
            by=plan.person,
            **more,
        )

    return suggest
