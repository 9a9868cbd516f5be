"""What of her hours stands on paper."""

import uuid

import pytest

from courses.certificates.actions import issue_for_module, renew
from courses.certificates.queries import newer_snapshot
from lms.competences.actions import award
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker
from tests.factories.sessions import DAY, make_group, make_member, make_session, mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


def test_whole_hours_of_sessions_about_the_module_stand_on_its_certificate():
    module, trainer = make.taught_module(), make_worker(Role.TRAINER)
    group = make_group(module.course)
    her = make_member(group)
    mark(make_session(group, minutes=110, counts_for=module), her, by=trainer)
    mark(make_session(group, minutes=300), her, by=trainer)
    taught = module.taught.get()
    award(her.person, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    certificate = issue_for_module(her, module)
    assert (certificate.snapshot["practice_hours"], newer_snapshot(certificate)) == (1, None)
    mark(make_session(group, begins=-2 * DAY, minutes=10, counts_for=module), her, by=trainer)
    assert renew(certificate, by=her.person).snapshot["practice_hours"] == 2
