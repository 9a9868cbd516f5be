"""Start-up checks: what a site needs before a learner can come in, each missing piece by name.

What only makes a site weaker than the ready-made one is told by `check --deploy` (lms.safety.http.weakening).
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates
from django.template.loader_tags import BlockNode, ExtendsNode
from django.urls import NoReverseMatch, reverse

from lms.core.conf import OWN_BASE, conf
from lms.installing import CARDS, CONTEXT_PROCESSORS

#: Without these nobody's page is safe, whatever else is there.
WITHOUT = {
    "lms.safety.faces.middleware.FaceMiddleware": "it is not known which website was asked",
    "lms.safety.access.middleware.DefaultDenyMiddleware": "what declares no policy is open",
    "allauth.account.middleware.AccountMiddleware": "second factors do not work",
}
BEFORE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
)
PASTE_MIDDLEWARE = "Write: from lms import installing; MIDDLEWARE = [*MIDDLEWARE, *installing.MIDDLEWARE]"
#: What `Django` itself brings and our pages read.
THEIRS = ("django.template.context_processors.request", "django.contrib.auth.context_processors.auth")
#: One address of each part that a site includes, and the line that brings it.
ADDRESSES = ("accounts:enter", "safety:leave", "staff_sign_in", "safer:page")
PASTE_ADDRESSES = 'Add path("", include("lms.urls")) to your URLconf, before Wagtail\'s own pages.'
#: What our shells put into the outermost template.
BLOCKS = {"title", "styles", "scripts", "body"}


@register(Tags.compatibility)
def check_middleware_is_there(app_configs: Any, **kwargs: Any) -> list:
    return [
        Error(f"{name} is not in MIDDLEWARE: {without}.", hint=PASTE_MIDDLEWARE, id="lms.E070")
        for name, without in WITHOUT.items()
        if name not in settings.MIDDLEWARE
    ]


@register(Tags.compatibility)
def check_middleware_order(app_configs: Any, **kwargs: Any) -> list:
    """Whose session it is must be known before it can be locked, refused or ended."""
    places = {name: place for place, name in enumerate(settings.MIDDLEWARE)}
    closing = places.get("lms.safety.access.middleware.DefaultDenyMiddleware")
    return [
        Error(f"{name} stands after our middleware.", hint=PASTE_MIDDLEWARE, id="lms.E071")
        for name in BEFORE
        if closing is not None and places.get(name, -1) > closing
    ]


@register(Tags.templates)
def check_context_processors(app_configs: Any, **kwargs: Any) -> list:
    engine = _engine()
    there = engine.engine.context_processors if engine else []
    return [
        Error(
            f"The context processor {name} is missing: our pages have no name and no way out.",
            hint=f'Add "{name}" to TEMPLATES[0]["OPTIONS"]["context_processors"].',
            id="lms.E072",
        )
        for name in (*CONTEXT_PROCESSORS, *THEIRS)
        if name not in there
    ]


@register(Tags.security)
def check_cards_open(app_configs: Any, **kwargs: Any) -> list:
    if CARDS in settings.AUTHENTICATION_BACKENDS:
        return []
    return [
        Error(
            f"{CARDS} is not in AUTHENTICATION_BACKENDS: no card opens anything.",
            hint="Call settings_defaults(globals()) at the end of your settings, from lms.installing.",
            id="lms.E073",
        )
    ]


@register(Tags.urls)
def check_addresses(app_configs: Any, **kwargs: Any) -> list:
    urlconf = conf.face_urlconfs.get("skills", settings.ROOT_URLCONF)
    return [
        Error(f"There is no address {name!r}.", hint=PASTE_ADDRESSES, id="lms.E074")
        for name in ADDRESSES
        if not _leads_somewhere(name, urlconf)
    ]


@register(Tags.templates)
def check_base_template(app_configs: Any, **kwargs: Any) -> list:
    """A template without the blocks that our pages fill shows an empty page."""
    if conf.base_template == OWN_BASE:
        return []
    try:
        missing = sorted(BLOCKS - set(_blocks_of(conf.base_template)))
    except (TemplateDoesNotExist, TemplateSyntaxError) as problem:
        return [Error(f"LMS_BASE_TEMPLATE cannot be read: {problem}.", id="lms.E075")]
    return [
        Error(
            f"LMS_BASE_TEMPLATE, {conf.base_template}, has no block {name!r}: our pages stay empty there.",
            hint=(
                'Set LMS_BASE_TEMPLATE = "lms/bridge.html" and LMS_HOST_TEMPLATE to your own template, or'
                " write a bridge with your names of blocks (docs/host-site.md)."
            ),
            id="lms.E075",
        )
        for name in missing
    ]


def _leads_somewhere(name: str, urlconf: str) -> bool:
    try:
        reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return False
    return True


def _engine() -> DjangoTemplates | None:
    return next((engine for engine in engines.all() if isinstance(engine, DjangoTemplates)), None)


def _blocks_of(name: str) -> Iterator[str]:
    """Of a template and of those it extends, as far as their names are written out."""
    engine = _engine()
    while engine and name:
        template = engine.get_template(name).template
        yield from (node.name for node in template.nodelist.get_nodes_by_type(BlockNode))
        extends = next(iter(template.nodelist.get_nodes_by_type(ExtendsNode)), None)
        name = extends.parent_name.var if extends and isinstance(extends.parent_name.var, str) else ""
