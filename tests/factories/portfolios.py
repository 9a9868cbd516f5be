"""Portfolios made through the same actions as in real life."""

import datetime
import io
import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from employers.portfolios.actions import Draft, share
from employers.portfolios.enums import Section, Version
from employers.portfolios.models import Portfolio, Share, WorkSample
from employers.portfolios.own import actions
from employers.portfolios.own.queries import portfolio_of
from lms.competences.actions import award
from lms.competences.models import Attainment
from lms.organisations.models import Organisation
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner


def jpeg(colour: str = "teal") -> bytes:
    """Large enough to be cut anew in many ways."""
    out = io.BytesIO()
    picture = Image.effect_noise((320, 240), 40).convert("RGB")
    picture.paste(colour, (20, 20, 120, 120))
    picture.save(out, "JPEG")
    return out.getvalue()


def upload(name: str = "20260101_at_home.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(), content_type="image/jpeg")


def begin(person: Any = None, *, said_in: str = "ar", beside: str = "it") -> Portfolio:
    person = person or make_learner(language=said_in).user
    return actions.begin(person, said_in=said_in, beside=beside)


def anew(portfolio: Portfolio) -> Portfolio:
    """As the next request reads it."""
    found = portfolio_of(portfolio.person)
    assert found is not None
    return found


def say(portfolio: Portfolio, section: str, version: str = Version.OWN, **words: str) -> None:
    """Said and approved; with version "" said alone."""
    actions.say(portfolio, section, words)
    if version:
        actions.choose(portfolio, section, version)


def add_picture(portfolio: Portfolio, **words: str) -> WorkSample:
    made = actions.add_sample(portfolio, ContentFile(jpeg(), name="a.jpg"), words)
    if words:
        actions.choose(portfolio, Section.SAMPLE, Version.OWN, sample=made)
    return made


def attained(person: Any) -> Attainment:
    taught = make.taught_module().taught.get()
    return award(person, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())


def full(person: Any = None, *, may_read: bool = False) -> Portfolio:
    """With something in every part but what is off. `may_read`: those who support her read her words."""
    portfolio = begin(person)
    say(portfolio, Section.SEEKS, ar="عمل في مطبخ", it="Aiuto cucina")
    say(portfolio, Section.ABOUT, ar="أحب النظام", it="Mi piace l’ordine.")
    say(portfolio, Section.TIMES, it="La mattina")
    actions.speak(portfolio, "ar", "native")
    actions.speak(portfolio, "it", "B1")
    actions.state(
        portfolio,
        areas=["IT-45"],
        transport="public",
        hours_per_week=30,
        available_from=timezone.now().date() + datetime.timedelta(days=20),
        may_work_in=["IT"],
    )
    add_picture(portfolio, ar="طبق", it="Un piatto")
    actions.let_help(portfolio, may_read=may_read, looked_for=False)
    return anew(portfolio)


def show(portfolio: Portfolio, name: str, parts: list[str], **words: str) -> Share:
    make_employer(name)
    attainment = portfolio.person.attainments.first() or attained(portfolio.person)
    draft = Draft(
        Organisation.objects.get(name=name),
        timezone.now().date() + datetime.timedelta(days=30),
        headline=words.pop("headline", "Aiuto cucina"),
        items=[("attainment", attainment.uuid)],
        parts=parts,
        **words,
    )
    return share(portfolio.person, draft, language="it")
