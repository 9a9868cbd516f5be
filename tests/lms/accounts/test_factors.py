"""Staff and employers: a password alone opens nothing, whichever the role and whichever the door."""

import re
import time
from urllib.parse import urlencode, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from lms.accounts.factors import actions, session
from lms.accounts.factors.queries import factors_of, has_factor
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from lms.safety.access.policy import declared_requirements, policies, routes
from lms.secrets.models import EntryThrottle
from lms.site.settings import base
from tests.factories.people import PASSWORD, make_employer, make_learner, make_worker
from tests.factories.totp import code_for

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STAFF_ROLES = [role for role in Role if role != Role.LEARNER]


@pytest.fixture
def worker(faces):
    user = make_worker(username="giulia", first_name="Giulia")
    actions.add_app(user, SECRET)
    return user


def give_password(browser, username="giulia", password=PASSWORD, where="/admin/login/", **more):
    return browser.post(where, {"login": username, "password": password}, **more)


def give_code(browser, code=None, where="/admin/login/code/"):
    return browser.post(where, {"code": code or code_for(SECRET)})


def is_signed_in(browser):
    return "_auth_user_id" in browser.session


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def test_s25_a_password_alone_signs_nobody_in(client, worker):
    answer = give_password(client)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/code/")
    assert not is_signed_in(client)
    assert client.get("/teach/")["Location"].startswith("/admin/login/?")
    assert give_code(client)["Location"] == "/teach/"
    assert client.get("/teach/").status_code == 200


def test_s25_the_wanted_page_is_kept_over_both_steps(client, worker):
    asked = client.get("/teach/accounts/new/")
    second = give_password(client, where=asked["Location"])
    assert give_code(client, where=second["Location"])["Location"] == "/teach/accounts/new/"


@pytest.mark.parametrize("code", ["000000", "", "abc", "0" * 40])
def test_s25_a_wrong_code_signs_nobody_in(client, worker, code):
    give_password(client)
    assert client.post("/admin/login/code/", {"code": code}).status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "credential", ["{}", "[]", "1", '{"id": "x", "response": {}}', '{"rawId": null}', "no json"]
)
def test_s25_nonsense_in_place_of_a_passkey_signs_nobody_in(client, worker, credential):
    give_password(client)
    client.get("/admin/login/code/")
    assert client.post("/admin/login/code/", {"credential": credential}).status_code == 200
    assert not is_signed_in(client)


def test_s25_without_the_password_there_is_no_second_step(client, worker):
    for address in ("/admin/login/code/", "/admin/login/setup/", "/admin/login/setup/app/"):
        assert client.get(address)["Location"] == "/admin/login/"
        assert client.post(address, {"code": code_for(SECRET)})["Location"] == "/admin/login/"
    assert not is_signed_in(client)


def test_s25_the_password_is_forgotten_after_ten_minutes(client, worker, monkeypatch):
    give_password(client)
    later = time.time() + 601
    monkeypatch.setattr(session.time, "time", lambda: later)
    assert give_code(client)["Location"] == "/admin/login/"


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"password": "another"}], ids=["suspended", "new password"]
)
def test_s25_what_changed_meanwhile_counts(client, worker, change):
    give_password(client)
    get_user_model().objects.filter(pk=worker.pk).update(**change)
    assert give_code(client)["Location"] == "/admin/login/"


def test_s25_a_code_is_good_once(client, worker):
    code = code_for(SECRET)
    give_password(client)
    give_code(client, code)
    second = Client(SERVER_NAME="localhost")
    give_password(second)
    assert "is not right" in give_code(second, code).content.decode()


def test_s25_codes_are_read_in_any_script(client, worker):
    give_password(client)
    assert (
        give_code(client, code_for(SECRET).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))).status_code
        == 302
    )


def test_s25_a_recovery_code_stands_in_once(client, worker):
    codes = actions.new_recovery_codes(worker)
    give_password(client)
    assert give_code(client, codes[3]).status_code == 302
    assert factors_of(worker).recovery_left == 9
    second = Client(SERVER_NAME="localhost")
    give_password(second)
    assert give_code(second, codes[3]).status_code == 200
    assert AuditEntry.objects.filter(action="factor.recovery_code_used", actor__person=worker).count() == 1


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_s25_every_role_sets_up_a_factor_before_anything_else(faces, client, role):
    user = make_employer() if role == Role.EMPLOYER else make_worker(role)
    answer = give_password(client, user.get_username())
    assert answer["Location"] == "/admin/login/setup/"
    page = client.get("/admin/login/setup/")
    assert not is_signed_in(client)
    secret = re.search(r'class="code factor-key">([A-Z2-7 ]{30,})<', page.content.decode())[1].replace(
        " ", ""
    )
    done = client.post(
        "/admin/login/setup/app/", {"sealed": hidden(page, "sealed"), "code": code_for(secret)}
    )
    assert done.status_code == 200
    assert len(re.findall(r'class="code">\d{10}<', done.content.decode())) == 10
    assert is_signed_in(client)
    assert has_factor(user)


def test_s25_recovery_codes_are_shown_once(client, faces):
    user = make_worker()
    give_password(client, user.get_username())
    page = client.get("/admin/login/setup/")
    secret = re.search(r'class="code factor-key">([A-Z2-7 ]{30,})<', page.content.decode())[1].replace(
        " ", ""
    )
    shown = client.post(
        "/admin/login/setup/app/", {"sealed": hidden(page, "sealed"), "code": code_for(secret)}
    ).content.decode()
    codes = re.findall(r'class="code">(\d{10})<', shown)
    pages = [
        client.get(address).content.decode()
        for address in ("/admin/login/own/", "/admin/login/setup/", "/teach/")
    ]
    assert [code for code in codes for page in pages if code in page] == []
    assert client.get("/admin/login/own/codes/").status_code == 405


def test_s25_a_set_up_with_a_wrong_code_sets_nothing_up(client, faces):
    user = make_worker()
    give_password(client, user.get_username())
    page = client.get("/admin/login/setup/")
    again = client.post("/admin/login/setup/app/", {"sealed": hidden(page, "sealed"), "code": "000000"})
    assert again.status_code == 200
    assert not has_factor(user)
    secret = re.search(r'class="code factor-key">([A-Z2-7 ]{30,})<', page.content.decode())[1]
    assert secret in again.content.decode(), "she has scanned it already"


def test_s25_somebody_elses_secret_is_not_set_up(client, faces):
    first, second = make_worker(), make_worker()
    browser = Client(SERVER_NAME="localhost")
    give_password(browser, first.get_username())
    page = browser.get("/admin/login/setup/")
    secret = re.search(r'class="code factor-key">([A-Z2-7 ]{30,})<', page.content.decode())[1].replace(
        " ", ""
    )
    give_password(client, second.get_username())
    client.post("/admin/login/setup/app/", {"sealed": hidden(page, "sealed"), "code": code_for(secret)})
    assert not has_factor(second)


def test_s25_whoever_has_a_factor_cannot_add_one_with_the_password_alone(client, worker):
    give_password(client)
    assert client.get("/admin/login/setup/")["Location"] == "/admin/login/"
    assert client.get("/admin/login/setup/app/")["Location"] == "/admin/login/"


def test_s25_the_secrets_are_encrypted(worker):
    actions.new_recovery_codes(worker)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert "seed" in kept
    settings.LMS_PEPPER, before = "another", settings.LMS_PEPPER
    try:
        assert not actions.code_matches(worker, code_for(SECRET))
    finally:
        settings.LMS_PEPPER = before


def test_s25_every_policy_but_the_learners_requires_a_second_factor():
    without = {policy.name for policy in policies if "second_factor" not in policy.requires}
    assert without == {
        "anyone",
        "learner",
        "learner_pin",
        "signed_in",
    }, "what a lock needs must open before the factor, too"


def every_address():
    """Every route of the skills face that can be made without arguments, or with made-up ones."""
    fits = {"uuid": "6f0f9d5e-5a3e-4c58-9b53-9a4d8b7f2f10", "int": "1", "str": "x", "slug": "x", "path": "x"}
    found = []
    for route in routes("lms.site.urls_skills"):
        if "^" not in route and "(?P" not in route:
            found.append(
                "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda match: fits.get(match[1] or "str", "x"), route)
            )
    return found


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.EMPLOYER])
def test_s25_before_the_second_factor_no_route_opens(faces, enter, role):
    """A session that came about in any other way meets the sign-in page, or nothing, at every address that is
    not anyone's.
    """
    user = make_employer() if role == Role.EMPLOYER else make_worker(role)
    if role == Role.ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
        user.save()
    browser = enter(user, with_factor=False)
    open_to_anyone = [
        f"/{route}"
        for route, view in routes("lms.site.urls_skills").items()
        if view.lms_policy in {"anyone", "signed_in"}
    ]
    addresses = [
        address
        for address in every_address()
        if address not in open_to_anyone
        and not address.startswith(
            ("/media/", "/verify/", "/learn/enter/", "/_util/", "/employers/open/", "/calendar/", "/join/")
        )
    ]
    assert len(addresses) > 150
    met = {}
    for address in addresses:
        for method in (browser.get, browser.post):
            answer = method(address)
            met[answer.status_code, answer.headers.get("Location", "").partition("?")[0]] = address
    assert set(met) <= {(302, "/admin/login/"), (302, "/learn/enter/"), (404, "")}, met


def test_s25_the_walk_above_would_see_an_open_route(faces, enter):
    browser = enter(make_worker(Role.COORDINATOR))
    assert (
        sum(
            browser.get(address).status_code == 200
            for address in every_address()
            if address.startswith("/teach/")
        )
        > 2
    )


def test_s25_no_door_but_one(faces, client):
    """No password reset, no API and no token, no sign-in page of another package."""
    assert client.get("/admin/password_reset/").status_code in {302, 404}
    assert "wagtail.api.v3" not in settings.INSTALLED_APPS
    assert "rest_framework" not in settings.INSTALLED_APPS
    for name in (
        "account_login",
        "account_reset_password",
        "account_signup",
        "admin:login",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "wagtailcore_login",
    ):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    resolver = get_resolver("lms.site.urls_skills")
    assert resolver.resolve("/admin/login/").url_name == "staff_sign_in"


def test_s25_password_reset_is_closed(faces, client, worker):
    answer = client.post("/admin/password_reset/", {"email": "giulia@example.org"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name", ["wagtailusers_users:index", "wagtailusers_groups:index", "wagtailusers_users:add"]
)
def test_s25_roles_are_changed_only_by_whoever_proved_it_lately(faces, enter, monkeypatch, name):
    administrator = get_user_model().objects.create_superuser("administrator", password=PASSWORD)
    browser = enter(administrator)
    assert browser.get(reverse(name)).status_code == 200
    later = time.time() + 301
    monkeypatch.setattr(session.time, "time", lambda: later)
    asked = browser.get(reverse(name))
    assert asked["Location"] == f"/admin/login/again/?{urlencode({'next': reverse(name)})}"
    assert browser.post(asked["Location"], {"password": "wrong"}).status_code == 200
    assert browser.get(reverse(name)).status_code == 302
    assert browser.post(asked["Location"], {"password": PASSWORD})["Location"] == reverse(name)
    assert browser.get(reverse(name)).status_code == 200


def test_s25_bulk_changes_of_accounts_too(faces, enter, monkeypatch):
    administrator = get_user_model().objects.create_superuser("administrator", password=PASSWORD)
    browser = enter(administrator)
    later = time.time() + 301
    monkeypatch.setattr(session.time, "time", lambda: later)
    model = get_user_model()._meta
    address = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    assert browser.get(address, {"id": administrator.pk})["Location"].startswith("/admin/login/again/?")


def test_s25_a_code_proves_it_too(enter, worker, monkeypatch):
    browser = enter(worker)
    later = time.time() + 301
    monkeypatch.setattr(session.time, "time", lambda: later)
    assert browser.get("/admin/login/own/").status_code == 302
    assert browser.post("/admin/login/again/", {"code": code_for(SECRET, at=later)}).status_code == 302
    assert browser.get("/admin/login/own/").status_code == 200


def test_s25_wrong_codes_are_slowed_down_and_never_locked_out(client, worker):
    give_password(client)
    for _try in range(5):
        give_code(client, "000000")
    assert "Please wait" in give_code(client).content.decode()
    elsewhere = Client(SERVER_NAME="localhost", REMOTE_ADDR="198.51.100.4")
    give_password(elsewhere)
    assert give_code(elsewhere).status_code == 302


def test_s25_the_last_factor_stays(enter, worker):
    key = Authenticator.objects.create(
        user=worker, type=Authenticator.Type.WEBAUTHN, data={"name": "laptop", "credential": {}}
    )
    browser = enter(worker)
    browser.post(f"/admin/login/own/passkeys/{key.pk}/remove/")
    assert factors_of(worker).count == 1
    only = Authenticator.objects.create(
        user=make_worker(), type=Authenticator.Type.WEBAUTHN, data={"name": "laptop", "credential": {}}
    )
    enter(only.user).post(f"/admin/login/own/passkeys/{only.pk}/remove/")
    browser.post(f"/admin/login/own/passkeys/{only.pk}/remove/")
    assert has_factor(only.user)


def test_s25_whoever_lost_everything_sets_up_anew(client, worker, capsys):
    call_command("reset_second_factor", "giulia")
    assert give_password(client)["Location"] == "/admin/login/setup/"


def test_s25_taking_the_factors_away_ends_every_session(client, enter, worker, capsys):
    """Whoever holds the lost phone may be signed in with it, or stand between the password and the code."""
    here, between, other = enter(worker), client, enter(make_worker())
    give_password(between)
    call_command("reset_second_factor", "giulia")
    assert here.get("/admin/login/own/")["Location"].startswith("/admin/login/?")
    assert between.get("/admin/login/setup/")["Location"] == "/admin/login/"
    assert other.get("/admin/login/own/").status_code == 200


def test_s25_learners_have_no_second_factor_to_set_up(faces, enter):
    browser = enter(make_learner().user)
    assert browser.get("/admin/login/own/").status_code == 404
    assert browser.get("/admin/login/setup/")["Location"] == "/admin/login/"
    assert browser.post("/admin/login/setup/app/", {"code": "1"})["Location"] == "/admin/login/"


def staff_refusals(browser):
    make_worker(username="giulia")
    suspended = make_worker(username="paola")
    get_user_model().objects.filter(pk=suspended.pk).update(is_active=False)
    learner = make_learner()
    return {
        "wrong password": lambda: give_password(browser, "giulia", "wrong"),
        "nobody": lambda: give_password(browser, "nobody", PASSWORD),
        "suspended": lambda: give_password(browser, "paola", PASSWORD),
        "a learner": lambda: give_password(browser, learner.user.get_username(), learner.code),
    }


def told(answer):
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return (
        answer.status_code,
        sorted(answer.headers),
        body.replace(f'value="{answer.wsgi_request.POST["login"]}"', ""),
    )


def test_s10_every_refusal_at_the_staffs_door_says_the_same(faces, client):
    answers = {}
    for name, ask in staff_refusals(client).items():
        EntryThrottle.objects.all().delete()
        answers[name] = told(ask())
    assert all(answer == answers["nobody"] for answer in answers.values())


def test_s10_every_refusal_at_the_staffs_door_costs_the_same_work(faces, client, monkeypatch):
    made, work = [], {}
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, *args, **kwargs: made.append(1) or encode(self, *args, **kwargs),
    )
    for name, ask in staff_refusals(client).items():
        EntryThrottle.objects.all().delete()
        made.clear()
        with CaptureQueriesContext(connection) as queries:
            ask()
        work[name] = (len(made), len(queries))
    assert len(set(work.values())) == 1, work
    assert work["nobody"][0] == 1


def test_s31_the_key_of_the_session_changes_at_both_steps(client, worker):
    client.get("/admin/login/")
    client.session["planted"] = "1"
    keys = [client.session.session_key]
    give_password(client)
    keys.append(client.session.session_key)
    give_code(client)
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


@pytest.mark.parametrize(
    "where",
    [
        "//evil.example/",
        "https://evil.example/",
        "\\\\evil.example",
        "https:evil.example",
        "/\\evil.example",
        "%0d%0aX:1",
        "javascript:alert(1)",
        "http:///evil.example",
        "staff_sign_in",
    ],
)
def test_s31_signing_in_leads_to_no_other_site(client, worker, where):
    second = give_password(client, where=f"/admin/login/?{urlencode({'next': where})}")
    assert second["Location"] == "/admin/login/code/"
    landed = give_code(client, where=f"/admin/login/code/?{urlencode({'next': where})}")
    assert landed["Location"] == "/teach/"
    assert urlsplit(landed["Location"]).netloc == ""


def test_s12_signing_in_tells_nobody(client, faces):
    user = make_worker(email="giulia@example.org")
    give_password(client, user.get_username())
    page = client.get("/admin/login/setup/")
    secret = re.search(r'class="code factor-key">([A-Z2-7 ]{30,})<', page.content.decode())[1].replace(
        " ", ""
    )
    client.post("/admin/login/setup/app/", {"sealed": hidden(page, "sealed"), "code": code_for(secret)})
    client.post("/admin/login/own/codes/")
    call_command("reset_second_factor", user.get_username())
    assert mail.outbox == []


def test_s12_no_mail_leaves_any_deployment():
    assert base.EMAIL_BACKEND == "django.core.mail.backends.dummy.EmailBackend"
    assert "EMAIL" not in (base.ROOT / "lms/site/settings/production.py").read_text()


def test_s25_who_signed_in_before_is_signed_out_by_another_password(enter, worker):
    other = enter(make_worker(Role.COORDINATOR, username="anna"))
    give_password(other)
    assert not is_signed_in(other)


def test_s25_requirements_of_what_matters_most():
    required = declared_requirements("lms.site.urls_skills")
    assert {
        route
        for route, names in required.items()
        if route.startswith(("admin/users/", "admin/groups/")) and "recent" not in names
    } == set()
    assert "recent" in required["teach/people/<uuid:uuid>/card/confirm/"]
