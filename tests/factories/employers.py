"""What an employer meets."""

from datetime import timedelta

from django.utils import timezone

from employers.portfolios.models import Share
from lms.organisations.models import Organisation
from lms.privacy.actions import give_consent
from tests.factories.people import make_learner


def make_share(employer: str, *, headline: str = "Kitchen assistant") -> Share:
    """A share of a learner of its own, in which nothing is ticked."""
    place, her = Organisation.objects.get(name=employer), make_learner().user
    consent = give_consent(
        her,
        place,
        purpose="portfolio",
        items=[],
        text="I show it.",
        text_version="test",
        language="en",
        expires_at=timezone.now() + timedelta(days=30),
    )
    return Share.objects.create(person=her, organisation=place, consent=consent, headline=headline)
