"""Her side of a share: choosing, looking at what they will see, agreeing, taking it back."""

import datetime
import hashlib
import html
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import Module
from courses.certificates.actions import issue_for_module, withdraw
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from lms.audit.models import AuditEntry
from lms.competences.actions import award
from lms.competences.models import Attainment
from lms.core import days, written
from lms.organisations.models import Organisation, Vetting
from lms.privacy.models import ConsentReceipt
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
NEW = "/learn/portfolio/new/"


def give(person, module: Module) -> tuple[Attainment, Certificate]:
    """What passing a module's test gives her."""
    taught = module.taught.get()
    attained = award(person, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    return attained, issue_for_module(enrol(person, module.course, by=person), module)


@pytest.fixture
def learner():
    return make_learner(handle="River Maple 42").user


@pytest.fixture
def hers(learner):
    """A competence and a certificate of hers."""
    return give(learner, make.taught_module())


@pytest.fixture
def hotel() -> Organisation:
    make_employer("Hotel Aurora")
    return Organisation.objects.get(name="Hotel Aurora")


@pytest.fixture
def browser(learner, enter):
    return enter(learner, pin=True)


@pytest.fixture
def filled_in(hers, hotel):
    """What she types into the form, all of it."""
    attained, certificate = hers
    return {
        "organisation": str(hotel.pk),
        "items": [f"attainment:{attained.uuid}", f"certificate:{certificate.uuid}"],
        "headline": "Kitchen assistant, mornings",
        "words": "I like to keep things clean.",
        "languages": "English, Italian",
        "available": "Mornings",
        "until": str(timezone.now().date() + datetime.timedelta(days=30)),
        "step": "check",
    }


def errors_of(response) -> dict:
    return dict(response.context["form"].errors)


def nothing_is_kept() -> bool:
    return (Share.objects.count(), ConsentReceipt.objects.count()) == (0, 0)


# ── choosing ────────────────────────────────────────────────────────────────────────────────────────────────
def test_s13_everything_of_hers_can_be_ticked_and_nothing_is(browser, hers, hotel):
    attained, certificate = hers
    give(make_learner().user, make.taught_module())
    form = browser.get(NEW).context["form"]
    label = attained.competence.label_in("en")
    assert form.fields["items"].choices == [
        (f"certificate:{certificate.uuid}", "A clean kitchen"),
        (f"attainment:{attained.uuid}", f"{label} (Basic)"),
    ]
    page = browser.get(NEW).content.decode()
    assert [row for row in re.findall(r"<input[^>]*>", page) if " checked" in row] == []


def test_each_error_says_what_is_missing_at_its_field(browser, hers, hotel):
    page = browser.post(NEW, {"step": "check", "until": ""})
    assert errors_of(page) == {
        "organisation": ["Choose an employer."],
        "items": ["Tick at least one thing to show."],
        "headline": ["Write what work you are looking for."],
        "until": ["Choose the day on which it closes."],
    }
    assert page.content.decode().count('class="error-summary"') == 1


def test_what_can_be_shown_stands_under_its_kind(browser, hers, hotel):
    groups = browser.get(NEW).context["form"].groups
    assert [(group.title, len(group.choices)) for group in groups] == [
        ("Certificates", 1),
        ("Test: she knows it", 1),
    ]


def test_the_button_of_a_kind_ticks_all_of_it_and_keeps_what_was_typed(browser, filled_in, hers):
    """Without a script too. Nothing is told to be wrong, and nothing is kept."""
    attained, certificate = hers
    typed = {**filled_in, "items": [f"attainment:{attained.uuid}"], "tick": "1"}
    page = browser.post(NEW, typed)
    form = page.context["form"]
    assert form.errors == {}
    assert form["headline"].value() == filled_in["headline"]
    assert form["items"].value() == [f"attainment:{attained.uuid}", f"certificate:{certificate.uuid}"]
    again = browser.post(NEW, {**typed, "items": form["items"].value()})
    assert again.context["form"]["items"].value() == [f"attainment:{attained.uuid}"]
    assert browser.post(NEW, {**typed, "tick": "no such kind"}).status_code == 200
    assert nothing_is_kept()


def test_only_checked_employers_are_there(browser, hers, hotel):
    make_employer("Not checked yet", vetted=False)
    Vetting.objects.create(
        organisation=Organisation.objects.get(name="Not checked yet"),
        on_behalf_of=make_organisation("Officina"),
        note="visited",
    )
    assert [row.name for row in browser.get(NEW).context["form"].fields["organisation"].queryset] == [
        "Hotel Aurora"
    ]


@pytest.mark.parametrize("step", ["check", "agree"])
def test_s13_nothing_is_kept_before_she_agrees(browser, filled_in, step):
    page = browser.post(NEW, {**filled_in, "step": step})
    assert page.status_code == 200
    assert page.context["not_agreed"] is (step == "agree")
    assert nothing_is_kept()


def test_the_check_keeps_what_she_chose_and_change_brings_it_back(browser, filled_in):
    checked = browser.post(NEW, filled_in)
    kept = {
        name: [value for key, value in checked.context["kept"] if key == name]
        for name, _value in checked.context["kept"]
    }
    assert kept == {
        name: value if isinstance(value, list) else [value]
        for name, value in filled_in.items()
        if name != "step"
    }
    back = browser.post(NEW, {**kept, "step": "change"})
    assert [back.context["form"][name].value() for name in ("headline", "items", "words")] == [
        filled_in[name] for name in ("headline", "items", "words")
    ]
    assert nothing_is_kept()


def test_s13_agreeing_writes_the_share_with_a_receipt_of_the_words_she_saw(
    browser, filled_in, learner, hotel, hers
):
    attained, certificate = hers
    words = browser.post(NEW, filled_in).context["consent"]
    agreed = browser.post(NEW, {**filled_in, "step": "agree", "agree": "yes"})
    made = Share.objects.get()
    assert (agreed.status_code, agreed["Location"]) == (303, f"/learn/portfolio/#{made.uuid}")
    assert (
        made.person,
        made.organisation,
        made.headline,
        made.words,
        made.languages,
        made.available,
        made.language,
    ) == (
        learner,
        hotel,
        "Kitchen assistant, mornings",
        "I like to keep things clean.",
        "English, Italian",
        "Mornings",
        "en",
    )
    assert [(item.source, item.evidence) for item in made.items.all()] == [
        ("attainment", attained.uuid),
        ("certificate", certificate.uuid),
    ]
    receipt = ConsentReceipt.objects.get()
    until = timezone.now().date() + datetime.timedelta(days=30)
    assert (receipt.person, receipt.organisation, receipt.purpose, receipt.items) == (
        learner,
        hotel,
        "portfolio",
        filled_in["items"],
    )
    assert (receipt.text, receipt.text_version, receipt.text_digest) == (
        words,
        "share-1",
        hashlib.sha256(words.encode()).hexdigest(),
    )
    assert (receipt.language, receipt.how, receipt.expires_at.date(), receipt.withdrawn_at) == (
        "en",
        "form",
        until,
        None,
    )
    assert "2 things" in words
    assert "Hotel Aurora" in words
    done = list(
        AuditEntry.objects.filter(action__in=["consent.given", "share.opened"])
        .order_by("number")
        .values_list("action", "about__person")
    )
    assert done == [("consent.given", learner.pk), ("share.opened", learner.pk)]


def test_s13_the_receipt_is_in_the_language_she_read(browser, filled_in):
    words = browser.post(f"/it{NEW}", filled_in).context["consent"]
    browser.post(f"/it{NEW}", {**filled_in, "step": "agree", "agree": "yes"})
    receipt = ConsentReceipt.objects.get()
    assert (receipt.text, receipt.language, Share.objects.get().language) == (words, "it", "it")


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def not_hers(learner):
    """Somebody else's certificate, one she withdrew, a competence that may not be seen outside, a score, an
    invention.
    """
    _attained, theirs = give(make_learner().user, make.taught_module())
    _attained, withdrawn = give(learner, make.taught_module())
    withdraw(withdrawn, by=learner)
    hidden, _certificate = give(learner, make.taught_module())
    hidden.competence.visible_outside = False
    hidden.competence.save()
    return {
        "theirs": f"certificate:{theirs.uuid}",
        "withdrawn": f"certificate:{withdrawn.uuid}",
        "hidden": f"attainment:{hidden.uuid}",
        "score": f"quiz:{hidden.evidence}",
        "invented": f"certificate:{uuid.uuid4()}",
        "nonsense": "certificate:nonsense",
        "": "",
    }


@pytest.mark.parametrize("which", ["theirs", "withdrawn", "hidden", "score", "invented", "nonsense", ""])
def test_s13_what_is_not_hers_to_show_is_refused_by_the_form(browser, filled_in, not_hers, which):
    for step in ("check", "agree"):
        refused = browser.post(
            NEW, {**filled_in, "items": [*filled_in["items"], not_hers[which]], "step": step, "agree": "yes"}
        )
        assert list(errors_of(refused)) == ["items"]
    assert nothing_is_kept()


@pytest.mark.parametrize("which", ["theirs", "withdrawn", "hidden", "score", "invented"])
def test_s13_and_by_the_action(learner, hotel, not_hers, which):
    source, _colon, key = not_hers[which].partition(":")
    draft = Draft(
        organisation=hotel,
        until=timezone.now().date() + datetime.timedelta(days=3),
        headline="x",
        items=[(source, uuid.UUID(key))],
    )
    with pytest.raises(ValidationError) as refused:
        share(learner, draft, language="en")
    assert refused.value.code == "items"
    assert nothing_is_kept()


def test_nothing_to_show_is_refused(browser, filled_in, learner, hotel):
    assert list(errors_of(browser.post(NEW, {**filled_in, "items": []}))) == ["items"]
    with pytest.raises(ValidationError, match="Choose at least one thing"):
        share(
            learner,
            Draft(organisation=hotel, until=timezone.now().date() + datetime.timedelta(days=3), headline="x"),
            language="en",
        )


def test_s16_an_employer_that_is_not_checked_is_refused(browser, filled_in, hotel, learner, hers):
    Vetting.objects.filter(organisation=hotel).first().delete()
    assert list(errors_of(browser.post(NEW, {**filled_in, "step": "agree", "agree": "yes"}))) == [
        "organisation"
    ]
    draft = Draft(
        organisation=hotel,
        until=timezone.now().date() + datetime.timedelta(days=3),
        headline="x",
        items=[("attainment", hers[0].uuid)],
    )
    with pytest.raises(ValidationError, match="not been checked yet"):
        share(learner, draft, language="en")
    assert nothing_is_kept()


def test_a_partner_is_not_an_employer(browser, filled_in):
    assert list(
        errors_of(browser.post(NEW, {**filled_in, "organisation": str(make_organisation("Officina").pk)}))
    ) == ["organisation"]


@pytest.mark.parametrize(
    ("days", "refused"), [(-1, ["until"]), (0, ["until"]), (1, []), (90, []), (91, ["until"])]
)
def test_s13_it_ends_within_ninety_days(browser, filled_in, days, refused):
    day = timezone.now().date() + datetime.timedelta(days=days)
    page = browser.post(NEW, {**filled_in, "until": str(day)})
    assert list(errors_of(page)) == refused
    if refused:
        assert errors_of(page)["until"] == ["Choose a day from tomorrow until 90 days from now."]


@override_settings(LMS_SHARE_DAYS=10)
def test_a_site_may_choose_a_shorter_time(browser, filled_in):
    assert list(errors_of(browser.post(NEW, filled_in))) == ["until"]


def test_s32_extra_fields_change_nothing(browser, filled_in, learner):
    other = make_learner().user
    extra = {"person": other.pk, "reference": "MINE22", "consent": "1", "language": "ar"}
    browser.post(NEW, {**filled_in, **extra, "step": "agree", "agree": "yes"})
    made = Share.objects.get()
    assert (made.person, made.reference == "MINE22", made.language) == (learner, False, "en")


# ── afterwards ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def open_share(learner, hotel, hers) -> Share:
    draft = Draft(
        organisation=hotel,
        until=timezone.now().date() + datetime.timedelta(days=30),
        headline="Kitchen assistant",
        items=[("certificate", hers[1].uuid)],
    )
    return share(learner, draft, language="en")


def test_a_second_share_with_the_same_employer_ends_the_first(browser, open_share, filled_in):
    browser.post(NEW, {**filled_in, "step": "agree", "agree": "yes"})
    open_share.consent.refresh_from_db()
    assert open_share.consent.withdrawn_at is not None
    (now_open,) = Share.objects.open_now()
    assert (now_open.headline, now_open.reference == open_share.reference) == (
        "Kitchen assistant, mornings",
        False,
    )
    assert [row.pk for row in browser.get("/learn/portfolio/").context["past_shares"]] == [open_share.pk]


def test_a_share_with_another_employer_leaves_the_first_open(browser, open_share, filled_in):
    make_employer("Trattoria")
    browser.post(
        NEW,
        {
            **filled_in,
            "organisation": str(Organisation.objects.get(name="Trattoria").pk),
            "step": "agree",
            "agree": "yes",
        },
    )
    assert Share.objects.open_now().count() == 2


def test_s15_closing_takes_two_taps_and_tells_first(browser, open_share):
    assert (
        reverse("portfolio:withdraw", args=[open_share.uuid])
        in browser.get("/learn/portfolio/").content.decode()
    )
    assert browser.get(reverse("portfolio:withdraw", args=[open_share.uuid])).status_code == 200
    assert Share.objects.open_now().count() == 1
    closed = browser.post(reverse("portfolio:withdraw", args=[open_share.uuid]))
    assert (closed.status_code, closed["Location"]) == (303, "/learn/portfolio/")
    assert Share.objects.open_now().count() == 0
    assert (
        "Taken back. They no longer see anything of it." in browser.get(closed["Location"]).content.decode()
    )
    assert list(
        AuditEntry.objects.filter(action="consent.withdrawn").values_list("about__person", flat=True)
    ) == [open_share.person_id]


def test_s15_closing_asks_for_no_pin_and_then_names_no_employer(enter, open_share):
    """It protects. Whoever has only her card reads neither the name nor what was shown."""
    without_pin = enter(open_share.person)
    address = reverse("portfolio:withdraw", args=[open_share.uuid])
    asked = without_pin.get(address)
    assert (asked.status_code, open_share.organisation.name in asked.content.decode()) == (200, False)
    closed = without_pin.post(address)
    assert (closed.status_code, closed["Location"]) == (303, "/learn/portfolio/close/")
    assert Share.objects.open_now().count() == 0


def test_s15_everything_is_closed_at_once_without_the_pin(enter, open_share):
    without_pin = enter(open_share.person)
    asked = without_pin.get("/learn/portfolio/close/")
    assert (asked.context["is_open"], open_share.organisation.name in asked.content.decode()) == (True, False)
    assert without_pin.post("/learn/portfolio/close/").status_code == 303
    assert Share.objects.open_now().count() == 0
    assert without_pin.get("/learn/portfolio/close/").context["is_open"] is False


def test_s15_closing_everything_closes_nothing_of_anybody_else(enter, open_share):
    assert enter(make_learner().user).post("/learn/portfolio/close/").status_code == 303
    assert Share.objects.open_now().count() == 1


def test_the_frame_says_who_sees_it_and_until_when(browser, filled_in, open_share):
    date = written.day(open_share.consent.expires_at)
    before = browser.post(NEW, {**filled_in, "until": str(days.day_of(open_share.consent.expires_at))})
    assert f"This is what Hotel Aurora will see until {date}" in before.content.decode()
    seen = browser.get(reverse("portfolio:preview", args=[open_share.uuid])).content.decode()
    assert f"This is what Hotel Aurora sees until {date}" in seen


@pytest.mark.parametrize("name", ["preview", "withdraw"])
def test_s23_another_ones_share_is_no_share(enter, open_share, same_absence, name):
    stranger = enter(make_learner().user, pin=True)
    assert same_absence(
        stranger, *(reverse(f"portfolio:{name}", args=[key]) for key in (open_share.uuid, uuid.uuid4()))
    )
    assert stranger.post(reverse(f"portfolio:{name}", args=[open_share.uuid])).status_code in {404, 405}
    assert Share.objects.open_now().count() == 1


def portfolio_in(response) -> str:
    """The portfolio on a page, from its first word to its last, without the links around it."""
    page = response.content.decode()
    start = page.index('<header class="profile-head">')
    return page[start : page.index("</aside>", start)]


def test_s14_she_sees_the_bytes_the_employer_gets(browser, enter, open_share):
    hers_to_see = browser.get(reverse("portfolio:preview", args=[open_share.uuid]))
    theirs = enter(make_employer_of(open_share)).get(reverse("employers:portfolio", args=[open_share.uuid]))
    assert portfolio_in(hers_to_see) == portfolio_in(theirs)
    shared_until = [
        re.search(r'<p class="shared-with">.*?</p>', page.content.decode(), re.DOTALL)[0]
        for page in (hers_to_see, theirs)
    ]
    assert shared_until[0] == shared_until[1]


def test_s14_what_she_checks_before_is_what_they_get_but_for_the_reference(browser, enter, filled_in):
    before = portfolio_in(browser.post(NEW, filled_in))
    browser.post(NEW, {**filled_in, "step": "agree", "agree": "yes"})
    made = Share.objects.get()
    theirs = portfolio_in(enter(make_employer_of(made)).get(reverse("employers:portfolio", args=[made.uuid])))
    assert before.replace("······", made.reference) == theirs
    assert html.escape("I like to keep things clean.") in theirs


def make_employer_of(made: Share):
    return made.organisation.memberships.get(role="employer").person


def test_her_list_asks_the_same_for_1_share_and_for_3(browser, learner, hers, open_share, count_queries):
    few = count_queries(browser.get, "/learn/portfolio/")
    for name in ("Trattoria", "Bakery"):
        make_employer(name)
        organisation = Organisation.objects.get(name=name)
        share(
            learner,
            Draft(
                organisation=organisation,
                until=timezone.now().date() + datetime.timedelta(days=3),
                headline="x",
                items=[("attainment", hers[0].uuid)],
            ),
            language="en",
        )
    assert count_queries(browser.get, "/learn/portfolio/") == few
    assert len(browser.get("/learn/portfolio/").context["open_shares"]) == 3
    assert few <= 10


def test_the_form_asks_the_same_for_1_thing_and_for_3(browser, learner, hers, hotel, count_queries):
    few = count_queries(browser.get, NEW)
    for _number in range(2):
        give(learner, make.taught_module())
    assert count_queries(browser.get, NEW) == few
    assert few <= 14
