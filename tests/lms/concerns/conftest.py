import pytest

from lms.organisations.models import Role
from tests.factories.concerns import a_shed
from tests.factories.people import make_organisation, make_worker


@pytest.fixture
def shed():
    with a_shed() as shed:
        yield shed


@pytest.fixture
def three(faces):
    """Three partners with a coordinator each: {name of the organisation: the coordinator}."""
    return {
        name: make_worker(Role.COORDINATOR, organisation=make_organisation(name), username=name.lower())
        for name in ("Alba", "Bora", "Cima")
    }
