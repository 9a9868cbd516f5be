"""Start-up checks: every policy and every requirement that an address names is registered by somebody."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection

from lms.core.conf import conf
from lms.safety.access.policy import declared_policies, declared_requirements, policies, requirements
from lms.safety.faces.domains import registrable_domain
from lms.safety.faces.models import Face


@register(Tags.urls)
def check_policies(app_configs: Any, **kwargs: Any) -> list:
    problems = []
    for urlconf in sorted({settings.ROOT_URLCONF, *conf.face_urlconfs.values()}):
        for route, name in declared_policies(urlconf).items():
            if name is not None and name not in policies:
                problems.append(
                    Error(
                        f"{urlconf}: the address {route!r} names the policy {name!r}, which nobody"
                        " registered. It is closed.",
                        hint="Register it with lms.safety.access.policy.register,"
                        " or install the app that does.",
                        id="lms.E020",
                    )
                )
    return problems


@register(Tags.urls)
def check_requirements(app_configs: Any, **kwargs: Any) -> list:
    named = {name for policy in policies for name in policy.requires}
    for urlconf in sorted({settings.ROOT_URLCONF, *conf.face_urlconfs.values()}):
        named |= {name for names in declared_requirements(urlconf).values() for name in names}
    return [
        Error(
            f"An address or a policy requires {name!r}, which nobody registered. It is closed.",
            hint="Register it with lms.safety.access.policy.require, or install the app that does.",
            id="lms.E021",
        )
        for name in sorted(named)
        if name not in requirements
    ]


#: What stands in MIDDLEWARE, and what is not so without it.
NEEDED = {
    "lms.safety.leaving.ways_out.LeftMiddleware": "whoever left without a network stays signed in",
    "lms.safety.session.locking.IdleLockMiddleware": "a quiet session is never locked",
}


@register(Tags.security)
def check_middleware(app_configs: Any, **kwargs: Any) -> list:
    return [
        Warning(
            f"{name} is not in MIDDLEWARE: {without}.",
            hint="Add it after AuthenticationMiddleware and CsrfViewMiddleware.",
            id="lms.W022",
        )
        for name, without in NEEDED.items()
        if name not in settings.MIDDLEWARE
    ]


@register(Tags.security, deploy=True)
def check_faces_apart(app_configs: Any, **kwargs: Any) -> list:
    """Two faces under one domain, with one sender or one place for pictures, are one face to whoever looks it
    up.
    """
    domains = _domains_by_face()
    problems = []
    shared = sorted(domains["skills"] & domains["programme"])
    if shared:
        hint = "Give the faces unrelated domains, registered apart."
        problems.append(
            Error(
                f"Both faces stand under {', '.join(shared)}: one name tells of the other.",
                hint=hint,
                id="lms.E023",
            )
        )
    senders = {
        registrable_domain(address.rpartition("@")[2].strip("<> "))
        for address in (settings.DEFAULT_FROM_EMAIL, settings.SERVER_EMAIL)
    }
    if senders & domains["programme"]:
        hint = "Set DEFAULT_FROM_EMAIL and SERVER_EMAIL to a domain of the skills face."
        problems.append(
            Error("Mail is sent from the domain of the programme face.", hint=hint, id="lms.E024")
        )
    elsewhere = urlsplit(default_storage.url("x")).netloc or urlsplit(settings.STATIC_URL).netloc
    if elsewhere and domains["skills"] and domains["programme"]:
        hint = (
            "Serve pictures, sound and static files from each face's own host: MEDIA_URL and STATIC_URL"
            " without a host."
        )
        problems.append(Error(f"Both faces show files of one host, {elsewhere}.", hint=hint, id="lms.E025"))
    return problems


#: What each face says of who is behind it.
BEHIND_IT = (
    "name",
    "issuer",
    "issuer_contact",
    "controller",
    "controller_contact",
    "dpo",
    "security_contact",
)


@register(Tags.security, deploy=True)
def check_faces_say_different_things(app_configs: Any, **kwargs: Any) -> list:
    """One controller, address, officer or domain of mail on both faces joins them for whoever reads both
    privacy pages.
    """
    said: dict[str, set[str]] = {"skills": set(), "programme": set()}
    for face in _faces():
        texts = [" ".join(getattr(face, field).split()).casefold() for field in BEHIND_IT]
        said[face.kind] |= {text for text in texts if text}
        said[face.kind] |= {
            registrable_domain(host)
            for text in texts
            for host in re.findall(r"(?:@|https://)([\w.-]+)", text)
        } - {""}
    hint = (
        "Under Settings → Websites: an organisation, an address and an officer of its own for each face"
        " (docs/deploying.md)."
    )
    return [
        Error(f"Both faces say {text!r}: one privacy page tells of the other.", hint=hint, id="lms.E026")
        for text in sorted(said["skills"] & said["programme"])
    ]


def _domains_by_face() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"skills": set(), "programme": set()}
    for face in _faces():
        found[face.kind].add(registrable_domain(face.site.hostname))
    return {kind: names - {""} for kind, names in found.items()}


def _faces() -> list[Face]:
    """None where there is no database yet."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and "memory" not in name and not Path(name).exists():
        return []
    try:
        return list(Face.objects.select_related("site"))
    except DatabaseError:
        return []
