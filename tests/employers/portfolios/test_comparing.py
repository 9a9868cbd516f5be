"""Two employers put side by side everything they received of one learner.

A finder of her paper and a visitor of each face join them.

What they have in common, and an employer with another learner has not, is hers: each of it is on a list with
a reason.
"""

import datetime
import uuid

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from courses.certificates.actions import confirm_name, issue_for_module
from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from courses.enrolments.actions import enrol
from employers.portfolios.actions import Draft, share
from lms.competences.actions import award
from lms.competences.models import Level
from lms.contracts import evidence
from lms.organisations.models import Organisation, Role
from lms.printing.pdf import is_available
from lms.safety.neutral.words import told_outside
from lms.safety.outside.texts import plain
from tests.factories import courses as make
from tests.factories.comparing import (
    SHARED_TEXT,
    Allowed,
    Mark,
    Received,
    in_common,
    needless,
    unexplained,
    walk,
)
from tests.factories.people import make_employer, make_learner, make_worker
from tests.lms.safety.test_comparer import HOSTS, SHARED_HEADERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]

NAME = "Amina Diallo"
#: Where each visitor begins; she follows every link from there.
PUBLIC = {
    "skills": (
        "/",
        "/verify/",
        "/employers/guides/",
        "/privacy/",
        "/learn/enter/",
        "/admin/login/",
        "/robots.txt",
        "/nothing-there/",
    ),
    "programme": ("/", "/privacy/", "/safer/", "/admin/login/", "/robots.txt", "/not-here/"),
}
TITLES = "quality|spoons|washes|wooden|spoon"
HER_WORDS = "scullery|helper|tidy|hands|somali|weekends"
BOTH_EMPLOYERS = [
    Allowed(
        ("word",),
        TITLES,
        "Titles of what she ticked: the module's and the competence's, the same for everybody who has them.",
    ),
    Allowed(
        ("word",),
        HER_WORDS,
        "Her own words. She may write other ones for each; the page before she agrees says so.",
    ),
    Allowed(
        ("word", "drawing"), r"masterly|[0-9a-f]{64}", "Her level in a word, and its drawing: she ticked it."
    ),
    Allowed(("number",), "3/3", "The same level in the print: which of how many."),
    Allowed(("number",), "17", "Hours of the module, the same for everybody who has it."),
    Allowed(("number",), "2024", "The year of what she showed. No month and no day."),
    Allowed(("number",), "6", "How many more weeks it may be open. No day."),
]
FINDER_AND_EMPLOYER = [
    Allowed(("word",), TITLES, "Titles stand on the paper as in the portfolio."),
    Allowed(("number",), "17", "Hours of the module, the same for everybody who has it."),
    Allowed(("number",), "2024", "The year, from the day on the paper. The portfolio has no day."),
]

#: A visitor of the skills face, and who has her portfolio or her paper.
IN_PUBLIC = [
    Allowed(
        ("number",),
        "17",
        "Hours of the module, the same for everybody who has it: the public catalogue says them.",
    )
]
#: A visitor of the programme face, and anybody who met the skills face in any way.
ACROSS = [
    Allowed(("word",), r".+", "Single words of a language; sentences are compared whole."),
    Allowed(("number",), r"\d{1,3}|1\.0", "Small numbers of the markup: widths, sizes, a version."),
    Allowed(
        ("header",),
        rf"(?i:{'|'.join(SHARED_HEADERS)}): .*",
        "Headers of any hardened site, each with a reason in test_comparer.py.",
    ),
    Allowed(
        ("address",),
        r"/(?:\w\w/)?(?:admin/login/(?:\?lang=\w\w)?|leave/|privacy/|safer/)?",
        "Paths of the same site: the software has them on both faces.",
    ),
]


def gained(*, title: str, hours: int, ability: str, level: str, rank: int, year: int):
    """A learner with a competence and a named certificate of that year."""
    module = make.taught_module(title=title, hours=hours)
    taught = module.taught.get()
    framework = taught.level.framework
    taught.level, _made = Level.objects.get_or_create(
        framework=framework,
        code=level,
        defaults={"rank": rank, "labels": {"en": level}, "needs_practice": False},
    )
    taught.save()
    taught.competence.labels = {"en": ability}
    taught.competence.save()
    learner = make_learner()
    day = datetime.datetime(year, 3, 5, 12, tzinfo=datetime.UTC)
    award(
        learner.user,
        taught.competence,
        taught.level,
        source="quiz",
        evidence_id=uuid.uuid4(),
        attained_at=day,
    )
    certificate = issue_for_module(enrol(learner.user, module.course, by=None), module)
    Certificate.objects.filter(pk=certificate.pk).update(issued_at=day)
    certificate.refresh_from_db()
    confirm_name(certificate, NAME, by=make_worker(Role.TRAINER, first_name="Marta", last_name="Ferrero"))
    return learner.user


def show(person, name: str, *, days: int, **words: str) -> None:
    organisation = Organisation.objects.get(name=name)
    until = timezone.now().date() + datetime.timedelta(days=days)
    share(person, Draft(organisation, until, items=evidence.shareable(person), **words), language="en")


@pytest.fixture(scope="module")
def received(shared_faces, enter_anybody) -> dict[str, Received]:
    """Received once, by all of them.

    What two employers got of her, an employer of another learner, and the finder of her paper. Pages, prints,
    cookies, headers.
    """
    her = gained(
        title="Quality of spoons",
        hours=17,
        ability="Washes wooden spoon",
        level="masterly",
        rank=3,
        year=2024,
    )
    another = gained(
        title="Cold rooms", hours=8, ability="Knows what freezes", level="humbly", rank=2, year=2025
    )
    people = {name: make_employer(name) for name in ("Hotel Aurora", "Trattoria Ponte", "Bakery")}
    same = {
        "headline": "Scullery helper",
        "words": "Tidy hands.",
        "languages": "Somali",
        "available": "Weekends",
    }
    show(her, "Hotel Aurora", days=40, **same)
    show(her, "Trattoria Ponte", days=40, **same)
    show(
        another,
        "Bakery",
        days=80,
        headline="Baker",
        words="Early bird.",
        languages="Tigrinya",
        available="Nights",
    )
    with pytest.MonkeyPatch.context() as patch:
        if not is_available():
            patch.setattr("employers.portfolios.views.render_pdf", lambda *_words, **_more: b"%PDF-")
        found = {
            name: walk(Received(name), enter_anybody(person), ["/employers/"], follow="/employers/")
            for name, person in people.items()
        }
    found["finder"] = found_paper(her, enter_anybody(her))
    found["another finder"] = found_paper(another, enter_anybody(another))
    for kind, host in HOSTS.items():
        found[f"visitor of {kind}"] = walk(Received(kind), Client(SERVER_NAME=host), PUBLIC[kind], follow="/")
    return found


def found_paper(her, browser: Client) -> Received:
    """The paper she printed with her name, and what the open check says to whoever holds it."""
    finder = Received("finder")
    certificate = her.certificates.get()
    if is_available():
        finder.take(browser.post(f"/learn/certificates/{certificate.uuid}/", {"name": NAME}), "paper")
    for name in ("", "Somebody Else", NAME):
        finder.take(
            Client(SERVER_NAME="localhost").post("/verify/", {"code": certificate.code, "name": name}),
            f"check with {name!r}",
        )
    return finder


def test_two_employers_find_nothing_of_hers_in_common_but_what_is_on_the_list(received):
    found = in_common(received["Hotel Aurora"], received["Trattoria Ponte"], beside=received["Bakery"])
    assert unexplained(found, BOTH_EMPLOYERS) == {}
    assert (
        needless(
            found,
            (
                BOTH_EMPLOYERS
                if is_available()
                else [entry for entry in BOTH_EMPLOYERS if entry.pattern != "3/3"]
            ),
        )
        == []
    )


def test_each_of_them_walked_all_there_is(received):
    for name in ("Hotel Aurora", "Trattoria Ponte"):
        places = {place for where in received[name].marks.values() for place in where}
        assert {place.rpartition("/")[2] or place.split("/")[-2] for place in places} >= {
            "employers",
            "check",
            "print.pdf",
        }


def test_the_finder_of_her_paper_and_an_employer_have_only_what_is_on_the_list(received):
    found = in_common(received["finder"], received["Hotel Aurora"], beside=received["Bakery"])
    assert unexplained(found, FINDER_AND_EMPLOYER) == {}
    assert needless(found, FINDER_AND_EMPLOYER) == []


@pytest.mark.parametrize(("who", "beside"), [("Hotel Aurora", "Bakery"), ("finder", "another finder")])
@pytest.mark.parametrize("face", HOSTS)
def test_a_visitor_has_nothing_of_hers(received, face, who, beside):
    visitor = received[f"visitor of {face}"]
    assert len(visitor.sentences) > 10
    allowed = IN_PUBLIC if face == "skills" else []
    found = in_common(visitor, received[who], beside=received[beside])
    assert (unexplained(found, allowed), needless(found, allowed)) == ({}, [])


@pytest.mark.parametrize("who", ["Hotel Aurora", "Trattoria Ponte", "finder", "visitor of skills"])
def test_nothing_that_anybody_has_of_the_skills_face_is_on_the_other(received, who):
    visitor = received["visitor of programme"]
    assert unexplained(in_common(visitor, received[who]), ACROSS) == {}
    assert (visitor.sentences & received[who].sentences) - set(SHARED_TEXT) == set()


def test_nobody_receives_her_code_but_the_finder(received):
    code = Certificate.objects.get(snapshot__texts__en__title="Quality of spoons").code
    having = {
        name
        for name, got in received.items()
        if any(code in mark.value or grouped(code) in mark.value for mark in got.marks)
    }
    assert having == {"finder"}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_s01_no_answer_to_an_employer_tells(received, enter, language):
    """Nobody who looks for what she lived through finds a word of it: pages, refusals and headers, in every
    language.
    """
    person = get_user_model().objects.get(memberships__organisation__name="Hotel Aurora")
    browser, prefix = enter(person), "" if language == "en" else f"/{language}"
    walked = {
        place
        for places in received["Hotel Aurora"].marks.values()
        for place in places
        if place.startswith("/employers/") and not place.endswith(".pdf")
    }
    assert len(walked) > 2
    found = {}
    for place in (*walked, "/employers/nothing-here/", "/learn/", "/teach/"):
        answer = browser.get(prefix + place, follow=True)
        if told := told_outside(f"{plain(answer.content.decode())} {answer.headers}", []):
            found[place] = told
    assert found == {}


# ── the test itself ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("body", "mark"),
    [
        (b"<a href='/employers/x/'>", Mark("address", "/employers/x/")),
        (
            b"<p data-x='1f6d6a1e-3b1c-4b7e-9a5a-3d2f7f9c0b11'>",
            Mark("id", "1f6d6a1e3b1c4b7e9a5a3d2f7f9c0b11"),
        ),
        (b"G0BT 8MHB BFV6 1EMN", Mark("code", "G0BT8MHBBFV61EMN")),
        (b"G0BT8MHBBFV61EMN", Mark("code", "G0BT8MHBBFV61EMN")),
        (b"XXFDLK", Mark("reference", "XXFDLK")),
        (b"on 5 March 2024", Mark("date", "5 March 2024")),
        (b"2024-03-05", Mark("date", "2024-03-05")),
        (b"7 of 9 right", Mark("number", "7")),
        (b"Amina", Mark("word", "amina")),
    ],
)
def test_what_two_have_in_common_is_found(body, mark):
    one, other, beside = Received("one"), Received("other"), Received("beside")
    one.take(HttpResponse(b"<p>" + body), "here")
    other.take(HttpResponse(b"<b>" + body), "there")
    beside.take(HttpResponse(b"<b>nothing</b>"), "beside")
    assert mark in unexplained(in_common(one, other, beside=beside), [])


def test_equal_files_headers_and_cookies_are_found():
    def answer() -> HttpResponse:
        made = HttpResponse(
            b"the same", headers={"ETag": '"abc"', "Content-Disposition": 'inline; filename="hers-77.pdf"'}
        )
        made.set_cookie("seen", "one-value")
        return made

    one, other = Received("one"), Received("other")
    one.take(answer(), "here")
    other.take(answer(), "there")
    kinds = {mark.kind for mark in in_common(one, other)}
    assert {"file", "header", "cookie"} <= kinds
