"""A certificate as a signed file: what it says, who can check it, and what it never says."""

import copy
import datetime
import hashlib
import io
import json
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.urls import reverse

from courses.certificates import keys
from courses.certificates.actions import confirm_name, withdraw
from courses.certificates.credentials import as_json, credential_of, hash_of_name
from courses.certificates.models import Certificate, IssuerKey
from lms.printing.pdf import is_available
from tests.courses.certificates.checking import is_right
from tests.courses.certificates.conftest import NAME
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]

ISSUER = "http://localhost/verify/issuer.json"


@pytest.fixture
def key() -> IssuerKey:
    return keys.make_issuer_key()


@pytest.fixture
def browser(learner, enter):
    return enter(learner)


@pytest.fixture
def pango():
    if not is_available():
        pytest.skip("Pango is not installed")


def page_of(certificate, name: str = "credential") -> str:
    return reverse(f"certificates:{name}", args=[certificate.uuid])


def published(client) -> dict:
    return json.loads(client.get("/verify/issuer.json").content)


# ── what it says ────────────────────────────────────────────────────────────────────────────────────────────
def test_it_says_what_the_paper_says_and_no_more(key, module, certificate):
    competence = module.taught.get().competence
    competence.esco_uri = "http://data.europa.eu/esco/skill/0d6e7a1c"
    competence.save()
    told = credential_of(certificate, language="en")
    [proof] = told.pop("proof")
    achievement = told["credentialSubject"].pop("achievement")
    described = achievement["resultDescription"][0]["id"]
    label = competence.label_in("en")
    assert told == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"http://localhost/verify/{certificate.code}/",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "A clean kitchen",
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Open Path Training"},
        "validFrom": told["validFrom"],
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": certificate.code,
                    "identityType": "identifier",
                }
            ],
            "result": [{"type": ["Result"], "resultDescription": described, "value": "Basic"}],
        },
        "evidence": [{"type": ["Evidence"], "name": label, "genre": "Test"}],
    }
    assert achievement == {
        "id": achievement["id"],
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": "A clean kitchen",
        "description": "Certificate of competence, 6 hours of training",
        "criteria": {
            "narrative": (
                "The holder has shown each competence at its level. A test shows that somebody knows it,"
                " watched practice that somebody can do it."
            )
        },
        "inLanguage": "en",
        "resultDescription": [
            {
                "id": described,
                "type": ["ResultDescription"],
                "name": label,
                "resultType": "PerformanceLevel",
            }
        ],
        "alignment": [
            {
                "type": ["Alignment"],
                "targetName": label,
                "targetUrl": "http://data.europa.eu/esco/skill/0d6e7a1c",
                "targetFramework": "ESCO",
                "targetType": "ceasn:Competency",
            }
        ],
    }
    assert proof == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": f"{ISSUER}#{key.public}",
        "proofPurpose": "assertionMethod",
        "proofValue": proof["proofValue"],
    }


@pytest.mark.parametrize(("zone", "begins"), [("Europe/Rome", "+01:00"), ("", "+00:00")])
def test_it_says_the_day_on_the_paper_and_no_hour(key, certificate, shared_faces, zone, begins, monkeypatch):
    monkeypatch.setattr("lms.core.days.zone", lambda: ZoneInfo(zone or "UTC"))
    certificate.issued_at = datetime.datetime(2026, 11, 19, 23, 30, tzinfo=datetime.UTC)
    day = "2026-11-20" if zone else "2026-11-19"
    assert credential_of(certificate, language="en")["validFrom"] == f"{day}T00:00:00{begins}"


def test_a_text_that_is_not_in_its_language_is_not_said_to_be(key, certificate):
    achievement = credential_of(certificate, language="it")["credentialSubject"]["achievement"]
    assert (achievement["name"], achievement.get("inLanguage")) == ("Una cucina pulita", None)


def test_whoever_only_took_part_is_said_to_have_taken_part(key, learner, pass_test):
    module = make.taught_module()
    module.taught.all().delete()
    told = credential_of(pass_test(module), language="en")
    subject = told["credentialSubject"]
    achievement = subject["achievement"]
    assert (
        achievement["criteria"],
        sorted({"result", "evidence"} & {*told, *subject}),
        sorted({"resultDescription", "alignment"} & set(achievement)),
    ) == ({"narrative": "The holder took part. The certificate does not say what the holder can do."}, [], [])


def test_of_whom_the_same_is_said_the_achievement_is_the_same(key, certificate, module, pass_test):
    another = pass_test(module, make_learner().user)
    ids = {
        credential_of(each, language="en")["credentialSubject"]["achievement"]["id"]
        for each in (certificate, another)
    }
    assert len(ids) == 1


def leaves(value, path=()):
    """Every place in a document where something stands: [path]."""
    if isinstance(value, dict):
        return [place for name in value for place in leaves(value[name], (*path, name))]
    if isinstance(value, list):
        return [place for number, each in enumerate(value) for place in leaves(each, (*path, number))]
    return [path]


def at(document, path):
    for step in path:
        document = document[step]
    return document


def changed(document, path):
    """The same, with another thing at one place."""
    other = copy.deepcopy(document)
    inside, old = at(other, path[:-1]), at(other, path)
    if isinstance(old, bool):
        inside[path[-1]] = not old
    elif path[-1] == "validFrom":
        inside[path[-1]] = old.replace("20", "19", 1)
    else:
        inside[path[-1]] = old[:-1] + ("x" if old[-1] != "x" else "y")
    return other


def test_two_of_hers_share_nothing_that_leads_to_her(key, named, pass_test, trainer):
    """But for what every credential of this issuer says."""
    theirs = pass_test(make.taught_module(title="Safe storage"), make_learner().user)
    newer = confirm_name(pass_test(make.taught_module(title="Cold rooms")), NAME, by=trainer)
    said = [
        {str(at(document, place)) for place in leaves(document)}
        for certificate in (named, newer, theirs)
        for document in [credential_of(certificate, language="en", name=NAME)]
    ]
    assert said[0] & said[1] == said[0] & said[1] & said[2]


def test_s21_her_name_handle_and_ids_are_not_in_it(key, named, learner):
    told = as_json(credential_of(named, language="en", name=NAME)).decode()
    hers = [
        NAME,
        "Amina",
        learner.username,
        learner.profile.handle,
        str(learner.profile.uuid),
        str(named.uuid),
    ]
    assert [word for word in hers if word in told] == []


def test_whoever_has_the_paper_compares_the_name(key, named):
    told = credential_of(named, language="en", name=NAME)["credentialSubject"]["identifier"][1]
    assert told == {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${hashlib.sha256((NAME + told['salt']).encode()).hexdigest()}",
        "identityType": "name",
        "salt": told["salt"],
    }
    again = credential_of(named, language="en", name=NAME)["credentialSubject"]["identifier"][1]
    assert (
        again["salt"] != told["salt"],
        hash_of_name("Am\u0131na\u0301", "1") == hash_of_name("Am\u0131n\u00e1", "1"),
    ) == (
        True,
        True,
    )


# ── checked by others ───────────────────────────────────────────────────────────────────────────────────────
def test_it_is_right_and_with_anything_else_in_any_place_it_is_not(key, named, client):
    told, issuer = credential_of(named, language="en", name=NAME), published(client)
    still_right = [place for place in leaves(told) if is_right(changed(told, place), issuer)]
    assert (is_right(told, issuer), still_right) == (True, [])


def test_nothing_can_be_added_or_taken_away(key, certificate, client):
    told, issuer = credential_of(certificate, language="en"), published(client)
    fewer = [{name: each for name, each in told.items() if name != gone} for gone in told]
    more = [
        {**told, "description": "More"},
        {**told, "unknown": "More"},
        {**told, "evidence": told["evidence"] * 2},
    ]
    assert [each for each in fewer + more if is_right(each, issuer)] == []


def test_asked_for_twice_it_is_the_same_and_does_not_say_when(key, certificate):
    assert credential_of(certificate, language="en") == credential_of(certificate, language="en")


# ── the keys ────────────────────────────────────────────────────────────────────────────────────────────────
def test_without_a_key_there_is_none_and_nobody_is_offered_one(browser, named, client):
    page = browser.get(page_of(named, "detail")).content.decode()
    answers = [browser.get(page_of(named)).status_code, client.get("/verify/issuer.json").status_code]
    assert (answers, "signed file" in page) == ([404, 404], False)


def test_the_issuer_says_its_alias_and_its_keys(key, client):
    answer = client.get("/verify/issuer.json")
    method = f"{ISSUER}#{key.public}"
    assert (answer["Content-Type"], json.loads(answer.content)) == (
        "application/ld+json",
        {
            "@context": [
                "https://www.w3.org/ns/cid/v1",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": ISSUER,
            "type": ["Profile"],
            "name": "Open Path Training",
            "verificationMethod": [
                {"id": method, "type": "Multikey", "controller": ISSUER, "publicKeyMultibase": key.public}
            ],
            "assertionMethod": [method],
        },
    )


def test_a_new_key_signs_and_what_the_older_one_signed_stays_right(key, certificate, client):
    before = credential_of(certificate, language="en")
    newer = keys.make_issuer_key()
    after = credential_of(certificate, language="en")
    key.refresh_from_db()
    assert (
        [is_right(each, published(client)) for each in (before, after)],
        after["proof"][0]["verificationMethod"],
        (key.signs, key.private),
    ) == ([True, True], f"{ISSUER}#{newer.public}", (False, ""))


def test_s21_of_a_key_that_was_dropped_nothing_is_right(key, certificate, client):
    before = credential_of(certificate, language="en")
    keys.make_issuer_key(drop_older=True)
    after = credential_of(certificate, language="en")
    assert [is_right(each, published(client)) for each in (before, after)] == [False, True]


def test_s21_the_database_alone_signs_nothing(key, certificate, settings):
    """The key is sealed with the pepper, which lies elsewhere."""
    settings.LMS_PEPPER = "another one, as whoever has only the database must guess"
    assert (keys.signing_key(), credential_of(certificate, language="en")) == (None, None)


# ── her way ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_she_downloads_it_with_her_name_typed(key, browser, named, client):
    answer = browser.post(page_of(named, "detail"), {"name": NAME, "as": "credential"})
    told = json.loads(answer.content)
    identity = told["credentialSubject"]["identifier"][1]
    assert (
        answer["Content-Type"],
        answer["Content-Disposition"],
        answer["Cache-Control"],
        identity["identityHash"] == hash_of_name(NAME, identity["salt"]),
        is_right(told, published(client)),
    ) == ("application/vc", 'attachment; filename="credential.json"', "no-store", True, True)


def test_with_a_key_her_page_offers_it_with_and_without_her_name(key, browser, named):
    page = browser.get(page_of(named, "detail")).content.decode()
    wanted = ['name="as" value="credential"', f'href="{page_of(named)}"']
    assert [part for part in wanted if part not in page] == []


def test_s21_with_another_name_she_gets_none(key, browser, named):
    answer = browser.post(page_of(named, "detail"), {"name": "Another Name", "as": "credential"})
    assert (answer.status_code, "This is not the name that was confirmed." in answer.content.decode()) == (
        200,
        True,
    )


def test_without_a_name_it_is_signed_without_one(key, browser, certificate, client):
    told = json.loads(browser.get(page_of(certificate)).content)
    kinds = [each["identityType"] for each in told["credentialSubject"]["identifier"]]
    assert (kinds, is_right(told, published(client))) == (["identifier"], True)


def test_she_chooses_its_language(key, browser, certificate):
    told = json.loads(browser.get(page_of(certificate), {"language": "it"}).content)
    assert told["name"] == "Una cucina pulita"


def test_s21_of_a_withdrawn_one_there_is_none(key, browser, certificate, learner):
    withdraw(certificate, by=learner)
    assert [
        browser.get(page_of(certificate)).status_code,
        browser.post(page_of(certificate, "detail"), {"name": NAME, "as": "credential"}).status_code,
    ] == [404, 404]


def test_s23_another_ones_is_none(key, enter, certificate):
    assert enter(make_learner().user, pin=True).get(page_of(certificate)).status_code == 404


@pytest.mark.parametrize("with_name", [True, False])
def test_it_is_inside_the_pdf(pango, key, browser, named, client, with_name):
    if with_name:
        answer = browser.post(page_of(named, "detail"), {"name": NAME})
    else:
        answer = browser.get(page_of(named, "sheet"))
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        told = json.loads(pdf.attachments["credential.json"].get_file().read_bytes())
        [file] = list(pdf.Root.AF)
        facts = (str(file.AFRelationship), str(file.EF.F.Subtype), str(file.UF))
    kinds = [each["identityType"] for each in told["credentialSubject"]["identifier"]]
    assert (facts, kinds, is_right(told, published(client))) == (
        ("/Supplement", "/application/vc", "credential.json"),
        ["identifier", "name"] if with_name else ["identifier"],
        True,
    )


def test_what_is_kept_of_a_sheet_holds_no_file(pango, key, browser, named):
    """The blank sheet is kept; the next woman's starts from it."""
    browser.post(page_of(named, "detail"), {"name": NAME})
    IssuerKey.objects.all().delete()
    with pikepdf.open(io.BytesIO(browser.get(page_of(named, "sheet")).content)) as pdf:
        assert (list(pdf.attachments), "/AF" in pdf.Root) == ([], False)


def test_reading_it_writes_nothing(key, browser, certificate):
    before = list(Certificate.objects.values()), list(IssuerKey.objects.values())
    browser.get(page_of(certificate))
    assert (list(Certificate.objects.values()), list(IssuerKey.objects.values())) == before
