"""S40: nothing set is the safe site, and whatever weakens it says so by an id that is written down."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ValidationError

from lms.safety.faces.models import Face
from lms.safety.http import weakening
from lms.site.settings import base
from tests.architecture import house

DOCUMENT = house.ROOT / "docs" / "settings.md"
#: Each weakening, by the id it must give. A row of docs/settings.md without a line here fails.
WEAKER = {
    "lms.E003": {"LMS_PEPPER": ""},
    "lms.W004": {"LMS_STORE_CERTIFICATE_NAMES": True},
    "lms.W005": {"LMS_VETTING_ORGANISATIONS": 1},
    "lms.W006": {"LMS_PIN_MINUTES": 11},
    "lms.W007": {"LMS_RENEWED_CARD_HOURS": 23},
    "lms.W008": {"LMS_RECENT_MINUTES": 6},
    "lms.W009": {"LMS_TOTP_REUSE": True},
    "lms.W011": {"LMS_SHARE_DAYS": 91},
    "lms.W012": {"LMS_CODE_HASHER": "django.contrib.auth.hashers.MD5PasswordHasher"},
    "lms.W013": {"LMS_KEEP_DAYS": {"lms.AccessEntry": 9999}},
    "lms.W014": {"LMS_REPLY_WORKING_DAYS": 2},
    "lms.W015": {"LMS_PRIVATE_ROOT": f"{base.MEDIA_ROOT}/private", "MEDIA_ROOT": str(base.MEDIA_ROOT)},
    "lms.W022": {"MIDDLEWARE": [name for name in base.MIDDLEWARE if not name.endswith("IdleLockMiddleware")]},
    "lms.W040": {
        "MIDDLEWARE": [name for name in base.MIDDLEWARE if not name.endswith("DefaultDenyMiddleware")]
    },
    "lms.W041": {
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {"default-src": ["'none'"], "script-src": ["'self'", "'unsafe-inline'"]}
        }
    },
    "lms.W042": {"SECURE_REFERRER_POLICY": "no-referrer"},
    "lms.W043": {"SESSION_COOKIE_HTTPONLY": False},
    "lms.W044": {"SESSION_COOKIE_SAMESITE": "None"},
    "lms.W045": {"SESSION_COOKIE_AGE": 1209600},
    "lms.W046": {"WAGTAILIMAGES_EXTENSIONS": ["png", "svg"]},
    "lms.W047": {"WAGTAILEMBEDS_FINDERS": [{"class": "wagtail.embeds.finders.oembed"}]},
    "lms.W048": {"WAGTAIL_ENABLE_UPDATE_CHECK": True},
    "lms.W049": {"WAGTAILDOCS_DOCUMENT_FORM_BASE": ""},
    "lms.W050": {"WAGTAILDOCS_EXTENSIONS": ["mp3", "docx"]},
    "lms.W051": {"WHITENOISE_ALLOW_ALL_ORIGINS": True},
    "lms.W052": {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]},
    "lms.W058": {"CSRF_COOKIE_AGE": 31449600},
    "lms.W053": {"WAGTAIL_PASSWORD_RESET_ENABLED": True},
}


def told() -> set[str]:
    return {
        message.id
        for message in run_checks(tags=[Tags.security], include_deployment_checks=True)
        if message.id.startswith("lms.")
    }


@pytest.fixture
def as_installed(db, settings):
    """What the tests' settings make cheap is put back."""
    settings.LMS_CODE_HASHER = ""
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS


def test_s40_a_fresh_site_has_nothing_to_say(as_installed):
    assert told() == set()


@pytest.mark.parametrize("check_id", WEAKER)
def test_s40_a_weaker_setting_says_so(as_installed, settings, check_id):
    for name, value in WEAKER[check_id].items():
        setattr(settings, name, value)
    assert told() == {check_id}


@pytest.mark.parametrize(
    ("policy", "ids"),
    [
        ({"default-src": ["'none'"], "script-src": ["'self'"]}, set()),
        ({"default-src": "'none'", "script-src": {"'self'"}}, set()),
        ({"default-src": "'none'"}, set()),
        ({"default-src": ["'none'"], "script-src": "'unsafe-inline'"}, {"lms.W041"}),
        ({"default-src": ["'none'"], "script-src": ("'self'", "https:")}, {"lms.W041"}),
        ({"default-src": ["'self'"], "script-src": ["'self'"]}, {"lms.W041"}),
        ({"script-src": ["'self'"]}, {"lms.W041"}),
        ({}, {"lms.W041"}),
        (None, {"lms.W041"}),
    ],
)
def test_s40_the_policy_that_django_writes(as_installed, settings, monkeypatch, policy, ids):
    """From Django 6 on it has a setting of its own; a site has django-csp's, or it, or both."""
    monkeypatch.setattr(weakening, "POLICY", "SECURE_CSP")
    settings.CONTENT_SECURITY_POLICY = None
    settings.SECURE_CSP = policy
    assert told() == ids


def test_s40_before_django_6_nobody_reads_its_setting(as_installed, settings, monkeypatch):
    monkeypatch.setattr(weakening, "POLICY", "CONTENT_SECURITY_POLICY")
    settings.SECURE_CSP = {"default-src": ["*"]}
    assert told() == set()
    settings.CONTENT_SECURITY_POLICY = None
    assert told() == {"lms.W041"}


def test_s40_every_weakening_is_written_down_and_tested():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert set(re.findall(r"lms\.[WE]\d{3}", text)) == set(WEAKER)
    assert [name for weaker in WEAKER.values() for name in weaker if f"`{name}`" not in text] == []


def test_s40_every_setting_that_says_it_weakens_is_in_the_table():
    described = re.findall(
        r"`((?:LMS|COURSES|EMPLOYERS)_\w+)`[^\n]*weakens safety",
        house.source(house.ROOT / "lms" / "core" / "conf.py"),
    )
    assert [name for name in described if f"`{name}`" not in DOCUMENT.read_text(encoding="utf-8")] == []


def start(**environment: str) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    code = (
        "import django; django.setup(); from django.conf import settings; print(settings.DEBUG,"
        " settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_NAME)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=house.ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_s40_an_empty_environment_starts_nothing_unsafe(tmp_path: Path):
    """Without secrets production does not start, and says what is missing."""
    refused = start(DJANGO_SETTINGS_MODULE="lms.site.settings.production")
    assert refused.returncode != 0
    assert "SECRET_KEY" in refused.stderr
    secrets = {
        "SECRET_KEY": "x" * 60,
        "LMS_PEPPER": "y" * 60,
        "ALLOWED_HOSTS": "learn.example.org",
        "HEAL_VAR": str(tmp_path),
    }
    assert start(DJANGO_SETTINGS_MODULE="lms.site.settings.production", **secrets).stdout.split() == [
        "False",
        "True",
        "__Host-s",
    ]


# -- whom to tell


def test_s39_nobody_is_named_until_somebody_says_whom(faces, client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_s39_what_a_deployment_is_made_of(tmp_path: Path):
    """Every package of the production lock, with its version and hashes."""
    target = tmp_path / "sbom.json"
    subprocess.run(
        [sys.executable, "tools/sbom.py", str(target)], cwd=house.ROOT, check=True, capture_output=True
    )
    listed = {f"{part['name']}=={part['version']}" for part in json.loads(target.read_text())["components"]}
    locked = set(
        re.findall(
            r"^([\w.-]+(?:\[[\w,-]+\])?==[^ ]+)",
            (house.ROOT / "requirements-production.lock.txt").read_text(),
            re.MULTILINE,
        )
    )
    assert {re.sub(r"\[.*?\]", "", name) for name in locked} == listed


def test_s39_whom_to_tell_about_a_weakness_is_said_by_each_face_for_itself(faces, client, programme_client):
    for kind in Face.Kind.values:
        face = Face.objects.get(kind=kind)
        face.security_contact = f"mailto:security@{kind}.example"
        face.save()
    answers = [
        browser.get("/.well-known/security.txt").content.decode().splitlines()
        for browser in (client, programme_client)
    ]
    assert set(answers[0]) & set(answers[1]) == set()
    for kind, lines in zip(Face.Kind.values, answers, strict=True):
        assert lines[0] == f"Contact: mailto:security@{kind}.example"
        assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z", lines[1])


@pytest.mark.parametrize("contact", ["security@example.org", "http://example.org/", "mailto:x", "https://"])
def test_s39_a_contact_that_is_none_is_refused(faces, contact):
    face = Face.objects.first()
    face.security_contact = contact
    with pytest.raises(ValidationError) as refused:
        face.full_clean()
    assert list(refused.value.message_dict) == ["security_contact"]
