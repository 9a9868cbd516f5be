"""Firms that are kept away: found again under other names in other letters, and told to nobody outside."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.enrolments.actions import enrol
from employers.applications import actions as applications
from employers.applications.enums import State
from employers.applications.facts import facts_in
from employers.applications.models import Application
from employers.applications.queries import matches_for
from employers.bans import actions
from employers.bans.firms import Firm
from employers.bans.matching import Alike, Described, What, compared
from employers.bans.models import KEEP_DAYS, Ban, Comparison
from employers.bans.queries import matches_of, matches_of_employers, standing_bans
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from lms.contracts import evidence
from lms.core import days
from lms.desk.actions import note_talk
from lms.desk.people import desk_learners
from lms.organisations.actions import vet
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation, Role
from lms.organisations.queries import vetted_employers
from lms.privacy.retention import apply as apply_retention
from tests.factories import courses as make
from tests.factories.firms import FACTS, apply, ban
from tests.factories.learning import pass_module
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(faces):
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def elena(faces):
    return make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))


def show(person, place: Organisation) -> None:
    kept = Draft(place, days.in_days(10), "Kitchen helper", items=evidence.shareable(person))
    share(person, kept, language="en")


def said_of(match, decision: str = "different", **other: str) -> dict[str, str]:
    """What the small form beside a match sends."""
    sent = {"ban": str(match.ban.uuid), "firm": str(match.firm), "seen": match.seen}
    return {**sent, "decision": decision, "words": "Another owner.", **other}


def found(firm: dict, entry: dict) -> set[tuple[What, Alike]]:
    return {(each.what, each.alike) for each in compared(Described(**firm), Described(**entry))}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Lavanderia Brezza S.r.l.", "Μπρέτζα Καθαρισμοί"),
        ("Lavanderia Brezza S.r.l.", "Брецца ООО"),
        ("Lavanderia Brezza", "مغسلة بريتزا"),
        ("Hotel Aurora", "فندق أورورا"),
        ("Hotel Aurora", "Ξενοδοχείο Αουρόρα"),
        ("Bella Vista SRL", "BELLAVISTA"),
        ("Green Clean Ltd", "Greene Kleen"),
        ("Petrov & Co", "Петров"),
        ("Brezza Group", "Brézza, S.R.L."),
    ],
)
def test_a_name_is_found_again_in_other_letters(ours, theirs):
    assert found({"names": (ours,)}, {"names": (theirs,)}) == {(What.NAME, Alike.LIKE)}
    assert found({"names": (theirs,)}, {"names": (ours,)}) == {(What.NAME, Alike.LIKE)}


@pytest.mark.parametrize(
    "name",
    [
        "B\u200br\u200be\u200bz\u200bz\u200ba",
        "Bre\u00adzza S.r.l.",
        "Ｂｒｅｚｚａ",
        "B\u0301r\u0308e\u0323zza",
        "Вrеzzа",
        "Бpeццa",
        "Brezza Nuova Pulizie",
        "Casa Brezza s.r.o.",
        "Brezza Miramar",
        "Brezza Sp. z o.o.",
    ],
)
def test_a_name_is_found_again_however_its_letters_are_made(name):
    assert found({"names": (name,)}, {"names": ("Brezza", "Salon Brezza")}) in (
        {(What.NAME, Alike.LIKE)},
        {(What.NAME, Alike.SAME)},
    )


@pytest.mark.parametrize(
    "form",
    [
        "s.r.o.",
        "a.s.",
        "Kft.",
        "Sp. z o.o.",
        "Lda",
        "ApS",
        "Oy",
        "AB",
        "B.V.",
        "UAB",
        "SIA",
        "d.o.o.",
        "OÜ",
        "S.A.S.",
    ],
)
def test_a_legal_form_tells_nobody(form):
    assert found({"names": (f"Onda {form}",)}, {"names": (f"Miramar {form}",)}) == set()


@pytest.mark.parametrize(
    ("ours", "theirs", "alike"),
    [
        ("http://xn--brzza-5ra.example", "brèzza.example", Alike.SAME),
        ("brеzza.example", "brezza.example", Alike.LIKE),
        ("https://www.facebook.com/pages/Brezza/", "facebook.com/brezza", Alike.SAME),
        ("facebook.com/brezza", "instagram.com/brezza_", Alike.LIKE),
        ("brezza.wixsite.com/home", "https://brezza.wixsite.com", Alike.SAME),
        ("b.rezza+jobs@gmail.com", "brezza@gmail.com", Alike.SAME),
        ("tiktok.com/@brezza", "https://tiktok.com/@brezza/live", Alike.SAME),
    ],
)
def test_a_web_is_whose_it_is(ours, theirs, alike):
    assert found({"webs": (ours,)}, {"webs": (theirs,)}) == {(What.WEB, alike)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("facebook.com/onda", "facebook.com/miramar"),
        ("onda@gmail.com", "miramar@gmail.com"),
        ("onda.wixsite.com", "miramar.wixsite.com"),
        ("facebook.com", "facebook.com"),
        ("gmail.com", "gmail.com"),
    ],
)
def test_where_many_are_at_home_nobody_is_known_by_the_house(ours, theirs):
    assert found({"webs": (ours,)}, {"webs": (theirs,)}) == set()


@pytest.mark.parametrize(
    ("said", "known", "what"),
    [
        ({"work": "Call 0541 777777 in the evening."}, {"phones": "+39 0541 777777"}, What.PHONE),
        ({"signs": "Paola Serra +39 333 1234567"}, {"phones": "333 1234567"}, What.PHONE),
        ({"work": "Write to jobs@miramar.example."}, {"webs": "miramar.example"}, What.WEB),
        ({"web": "onda.example, www.miramar.example"}, {"webs": "miramar.example"}, What.WEB),
    ],
)
def test_a_number_or_an_address_counts_wherever_it_stands(faces, anna, said, known, what):
    ban(anna, **{"names": "Salon Kalimero", **known})
    [match] = matches_for(apply(**said))
    assert {(each.what, each.alike) for each in match.likenesses} == {(what, Alike.SAME)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Hotel Aurora", "Hotel Miramar"),
        ("Caffè Nord S.r.l.", "Bar Sud S.r.l."),
        ("Trattoria del Ponte", "Trattoria del Sole"),
        ("Hotel Onda", "Hotel Monda"),
        ("Marina", "Moreno"),
    ],
)
def test_other_firms_of_the_same_trade_are_others(ours, theirs):
    assert found({"names": (ours,)}, {"names": (theirs,)}) == set()


@pytest.mark.parametrize(
    ("kind", "what", "ours", "theirs", "alike"),
    [
        ("phones", What.PHONE, "+39 0541 234212", "0541/234212", Alike.SAME),
        ("numbers", What.NUMBER, "IT 00743110157", "007.431.101-57", Alike.SAME),
        ("webs", What.WEB, "https://www.brezza.example/jobs", "info@brezza.example", Alike.SAME),
        ("webs", What.WEB, "bella-vista.it", "bellavista.ro", Alike.LIKE),
        ("persons", What.PERSON, "Nikos Kostas", "Κώστας Νίκος", Alike.LIKE),
        ("persons", What.PERSON, "Ivan Petrov", "Петров Иван Сергеевич", Alike.LIKE),
        ("streets", What.STREET, "Via Marina 12", "via marina, 12 Rimini", Alike.LIKE),
    ],
)
def test_who_stands_behind_it_is_found_again(kind, what, ours, theirs, alike):
    assert found({kind: (ours,), "country": "IT"}, {kind: (theirs,), "country": "IT"}) == {(what, alike)}


@pytest.mark.parametrize(
    ("kind", "ours", "theirs"),
    [
        ("phones", "0541 234212", "0541 234213"),
        ("persons", "Maria Rossi", "Maria Bruni"),
        ("persons", "Kostas", "Kostas"),
        ("streets", "Via Marina 12", "Via Marina 14"),
        ("numbers", "123", "123"),
    ],
)
def test_what_only_looks_near_is_nobodys(kind, ours, theirs):
    expected = {(What.PERSON, Alike.SAME)} if ours == theirs == "Kostas" else set()
    assert found({kind: (ours,), "country": "IT"}, {kind: (theirs,), "country": "IT"}) == expected


def test_s16_the_page_of_a_firm_never_asks_the_register(client, faces, anna):
    ban(anna, names="Μπρέτζα Καθαρισμοί")

    def asked(**facts):
        sent = {**FACTS, **facts, "key": str(uuid.uuid4()), "send": "1"}
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.post("/employers/apply/", sent, headers={"sec-fetch-site": "same-origin"})
        return [query["sql"] for query in queries], page

    like, its_page = asked()
    other, another = asked(legal_name="Hotel Miramar")
    assert [sql for sql in like if "employers_ban" in sql] == []
    assert len(like) == len(other)
    assert len(matches_for(Application.objects.get(legal_name=FACTS["legal_name"]))) == 1
    told = [page.content.decode().replace(page.context["code"], "") for page in (its_page, another)]
    assert told[0].replace(FACTS["legal_name"], "Hotel Miramar") == told[1]


def test_whoever_changes_the_name_was_seen_under_the_first(faces, anna):
    ban(anna, names="Brezza")
    application = apply()
    applications.change(application, facts_in({**FACTS, "legal_name": "Onda Nuova", "phone": "0541 999999"}))
    [match] = matches_for(application)
    assert [each.ours for each in match.likenesses] == [FACTS["legal_name"]]


def test_it_is_taken_up_when_somebody_said_that_it_is_another_firm(faces, anna):
    ban(anna, names="Brezza")
    application = apply()
    with pytest.raises(PermissionDenied):
        applications.take_up(application, by=anna)
    [match] = matches_for(application)
    actions.compare(match, is_same=False, by=anna, words="Another owner, since 1990.")
    applications.take_up(application, by=anna)
    assert Application.objects.get().state == State.TAKEN_UP


def test_the_same_firm_is_not_taken_up(faces, anna, elena):
    ban(anna, names="Brezza")
    application = apply()
    actions.compare(matches_for(application)[0], is_same=True, by=elena, words="The same owner.")
    with pytest.raises(PermissionDenied):
        applications.take_up(application, by=anna)
    applications.decline(application, by=anna, reason="It is kept away.")
    assert Application.objects.get().state == State.DECLINED


def test_what_it_says_anew_is_compared_anew(faces, anna):
    ban(anna, names="Brezza", phones="0541 777777")
    application = apply()
    actions.compare(matches_for(application)[0], is_same=False, by=anna, words="No.")
    assert matches_for(application)[0].answers != ()
    applications.change(application, facts_in({**FACTS, "phone": "0541 777777"}))
    assert matches_for(application)[0].answers == ()


def test_it_ends_on_its_day(faces, anna):
    entry = ban(anna, names="Brezza", ends_on=days.in_days(1))
    assert list(standing_bans()) == [entry]
    Ban.objects.update(ends_on=days.in_days(-1))
    assert list(standing_bans()) == []
    firm = Firm(key=uuid.uuid4(), said=(Described(names=("Brezza",)),))
    assert matches_of([firm]) == {firm.key: []}


@pytest.mark.parametrize("ends_in", [0, -1, 366 * (actions.MOST_YEARS + 1)])
def test_no_entry_without_an_end(faces, anna, ends_in):
    with pytest.raises(ValidationError):
        ban(anna, names="Brezza", ends_on=days.today() + datetime.timedelta(days=ends_in))


def test_one_adds_it_and_another_organisation_lifts_it(faces, anna, elena):
    entry = ban(anna, names="Brezza")
    colleague = make_worker(Role.COORDINATOR)
    for somebody in (anna, colleague):
        with pytest.raises(PermissionDenied):
            actions.lift(entry, by=somebody, words="It was another one.")
    long = "They say that it was their landlord. " * 16
    for words in (long, "And that they have moved."):
        actions.note_reply(entry, by=anna, words=words)
    actions.lift(entry, by=elena, words="The court found nothing.")
    entry.refresh_from_db()
    said = [words for _day, words in entry.replied]
    assert (said, entry.lifted_for.name) == ([long.strip(), "And that they have moved."], "Ergasia")
    assert entry.ends_on == days.today()
    assert list(standing_bans()) == []
    with pytest.raises(PermissionDenied):
        actions.note_reply(entry, by=anna, words="More.")


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_s23_nobody_else_writes_or_reads_it(enter, faces, anna, role):
    entry, somebody = ban(anna, names="Brezza"), make_worker(role)
    with pytest.raises(PermissionDenied):
        ban(somebody, names="Onda")
    with pytest.raises(PermissionDenied):
        actions.note_reply(entry, by=somebody, words="More.")
    assert enter(somebody).get(reverse("bans_desk:ban", args=[entry.uuid])).status_code in {302, 404}


def test_s15_with_an_employer_here_what_learners_show_it_ends_and_somebody_speaks_with_them(faces, anna):
    make_employer("Hotel Aurora")
    aurora = Organisation.objects.get(name="Hotel Aurora")
    giulia = make_worker(Role.CASE_WORKER)
    learner = make_learner(worker=giulia)
    course = make.published_course(faces.skills, lessons=1, quiz=1)
    pass_module(enrol(learner.user, course, by=giulia), make.modules_of(course)[0])
    show(learner.user, aurora)
    other = make_learner(worker=giulia)
    ban(anna, names="Hotel Aurora", organisation=aurora)
    assert aurora not in vetted_employers()
    assert not Share.objects.open_now().exists()

    def asked():
        return [row.pk for row in desk_learners(giulia) if row.showed_to_banned]

    assert asked() == [learner.profile.pk]
    note_talk(giulia, learner.profile, "showed_to_banned")
    assert asked() == []
    assert other.profile.pk in [row.pk for row in desk_learners(giulia)]


def test_on_the_desk_it_is_added_compared_and_replied_to(enter, faces, anna):
    browser = enter(anna)
    form = {
        "names": "Μπρέτζα Καθαρισμοί",
        "reason": "It kept the papers of its people.",
        "source": "Labour inspectorate",
        "source_on": days.today().isoformat(),
        "ends_on": days.in_days(300).isoformat(),
    }
    browser.post(reverse("bans_desk:new"), form)
    entry = Ban.objects.get()
    here = reverse("bans_desk:ban", args=[entry.uuid])
    browser.post(here, {"decision": "reply", "words": "They deny it."})
    page = browser.get(here)
    assert (page.context["ban"].replied, page.context["may_lift"]) == (
        [(days.today(), "They deny it.")],
        False,
    )
    assert [each.name for each in browser.get(reverse("bans_desk:list")).context["standing"]] == [entry.name]

    application = apply()
    there = reverse("applications_desk:application", args=[application.uuid])
    page = browser.get(there)
    assert (page.context["may_take_up"], [match.is_open for match in page.context["matches"]]) == (
        False,
        [True],
    )
    browser.post(there, said_of(page.context["matches"][0]))
    page = browser.get(there)
    assert (page.context["may_take_up"], [match.is_open for match in page.context["matches"]]) == (
        True,
        [False],
    )
    assert Comparison.objects.get().by == anna


@pytest.fixture
def alma(faces):
    """Of a third organisation."""
    return make_worker(Role.COORDINATOR, organisation=make_organisation("Casa"))


def opened(place: Organisation, *people) -> bool:
    for person in people:
        vet(place, coordinator=person, note="Visited.")
    return place in vetted_employers()


def test_s16_an_employer_that_is_kept_away_is_not_opened_again(faces, anna, elena):
    make_employer("Hotel Aurora")
    aurora = Organisation.objects.get(name="Hotel Aurora")
    entry = ban(anna, names="Onda Nuova", organisation=aurora)
    for somebody in (anna, elena):
        with pytest.raises(PermissionDenied):
            vet(aurora, coordinator=somebody, note="Visited again.")
    actions.lift(entry, by=elena, words="The court found nothing.")
    assert opened(aurora, anna, elena)


def test_s16_an_employer_with_the_name_of_an_entry_waits_until_two_compared_it(faces, anna, elena):
    place = make_organisation("Μπρέτζα", "employer")
    ban(anna, names="Brezza")
    with pytest.raises(PermissionDenied):
        vet(place, coordinator=anna, note="Visited.")
    [(_place, match)] = matches_of_employers([place])
    actions.compare(match, is_same=False, by=anna, words="Another owner.")
    with pytest.raises(PermissionDenied):
        vet(place, coordinator=anna, note="Visited.")
    actions.compare(match, is_same=False, by=elena, words="Another owner.")
    assert opened(place, anna, elena)


@pytest.mark.parametrize(
    "known",
    [
        {"phones": "0541 234212"},
        {"numbers": "007.431.101-57"},
        {"persons": "Πάολα Σέρρα"},
        {"webs": "info@lavanderia-brezza.example"},
    ],
)
def test_a_new_entry_finds_who_is_here_by_everything_they_said(enter, faces, anna, known):
    place = applications.take_up(apply(), by=anna)
    entry = ban(anna, **{"names": "Miramar", **known})
    here = reverse("bans_desk:ban", args=[entry.uuid])
    page = enter(anna).get(here)
    assert [(each.name, bool(each.close_url)) for each in page.context["like_it"]] == [(place.name, True)]

    def waiting():
        parts = {part.key: part.waiting for part in enter(anna).get("/teach/waiting/").context["queue"]}
        return [(item.title, item.url) for item in parts.get("employers_kept_away", [])]

    assert waiting() == [(place.name, here)]
    close_employer(place, coordinator=anna, reason="It is kept away.")
    assert waiting() == []
    assert [each.close_url for each in enter(anna).get(here).context["like_it"]] == [""]


def test_right_after_saving_an_entry_who_is_here_is_shown(enter, faces, anna):
    make_employer("Hotel Aurora")
    form = {
        "names": "Αουρόρα",
        "reason": "It kept the papers of its people.",
        "source": "Labour inspectorate",
        "source_on": days.today().isoformat(),
        "ends_on": days.in_days(300).isoformat(),
        "key": str(uuid.uuid4()),
    }
    page = enter(anna).post(reverse("bans_desk:new"), form, follow=True)
    assert [each.name for each in page.context["like_it"]] == ["Hotel Aurora"]
    browser, here = enter(anna), reverse("bans_desk:ban", args=[Ban.objects.get().uuid])
    browser.post(here, said_of(page.context["like_it"][0].match))
    assert [answer.words for answer in browser.get(here).context["like_it"][0].match.answers] == [
        "Another owner."
    ]


def test_the_same_firm_stays_the_same_whatever_it_says_besides(faces, anna, elena):
    ban(anna, names="Brezza", phones="0541 777777")
    application = apply()
    actions.compare(matches_for(application)[0], is_same=True, by=elena, words="The same owner.")
    applications.change(application, facts_in({**FACTS, "phone": "0541 777777"}))
    [match] = matches_for(application)
    assert match.is_same
    for somebody in (anna, elena):
        with pytest.raises(PermissionDenied):
            actions.compare(match, is_same=False, by=somebody, words="Another one.")
    with pytest.raises(PermissionDenied):
        applications.take_up(application, by=anna)


def test_what_was_compared_is_what_is_alike_now(enter, faces, anna):
    ban(anna, names="Brezza", phones="0541 777777")
    application, browser = apply(), enter(anna)
    there = reverse("applications_desk:application", args=[application.uuid])
    [match] = browser.get(there).context["matches"]
    applications.change(application, facts_in({**FACTS, "phone": "0541 777777"}))
    browser.post(there, said_of(match))
    assert not Comparison.objects.exists()
    browser.post(there, said_of(browser.get(there).context["matches"][0]))
    assert Comparison.objects.count() == 1


def test_one_organisation_says_once_what_it_found(faces, anna, elena, alma):
    ban(anna, names="Brezza")
    application = apply()
    [match] = matches_for(application)
    colleague = make_worker(Role.COORDINATOR)
    actions.compare(match, is_same=False, by=anna, words="Another owner.")
    for somebody in (anna, colleague):
        with pytest.raises(PermissionDenied):
            actions.compare(match, is_same=False, by=somebody, words="Another owner.")
    assert matches_for(application)[0].stops
    actions.compare(match, is_same=False, by=elena, words="Another owner.")
    assert not matches_for(application)[0].stops
    actions.compare(match, is_same=True, by=alma, words="The brother of the owner.")
    assert matches_for(application)[0].stops
    assert Comparison.objects.count() == 3


def test_an_entry_is_deleted_in_its_time(faces, anna):
    ban(anna, names="Brezza")
    Ban.objects.update(ends_on=days.in_days(-KEEP_DAYS))
    apply_retention()
    assert Ban.objects.count() == 1
    Ban.objects.update(ends_on=days.in_days(-KEEP_DAYS - 2))
    apply_retention()
    assert Ban.objects.count() == 0
