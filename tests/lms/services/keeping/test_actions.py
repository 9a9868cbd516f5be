import pytest

from lms.core import days
from lms.services.keeping.actions import report_error
from tests.factories.services import make_service

pytestmark = pytest.mark.django_db


def test_a_mistake_that_is_reported_keeps_its_words_and_its_day_and_nobody():
    service = make_service()
    report = report_error(service, words="  The number is wrong.  ")
    assert (report.words, report.reported_on, report.handled_by) == (
        "The number is wrong.",
        days.today(),
        None,
    )
    assert list(service.reports.all()) == [report]
