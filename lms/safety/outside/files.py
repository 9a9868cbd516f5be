"""Where telling words could stand outside the database: templates, catalogues, static files, settings,
addresses, names of models.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.urls import get_resolver

from lms.contracts.checks import OUR_PACKAGES
from lms.core.conf import conf
from lms.safety.access.policy import routes
from lms.safety.neutral.words import listed_words

TEXT = {".html", ".txt", ".xml", ".js", ".css", ".svg", ".json", ".webmanifest"}
#: What a visitor or a mail reads of the settings.
TELLING_SETTING = re.compile(r"_COOKIE_NAME$|_URL$|_EMAIL$|_PREFIX$|SITE_NAME$|^LMS_")
Hit = tuple[str, str]


def our_apps() -> list[AppConfig]:
    """Apps whose words reach the skills face.

    An app of the programme face alone says `face = "programme"`.
    """
    return [
        config
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in OUR_PACKAGES and getattr(config, "face", "") != "programme"
    ]


def hits_outside_the_database() -> list[Hit]:
    """(file:line or name, word)."""
    return [*_file_hits(), *_catalogue_hits(), *_setting_hits(), *_address_hits(), *_model_hits()]


def _template_folders() -> Iterator[tuple[Path, Path]]:
    """(root, folder below it): each app's own, and its part of a site's shared tree."""
    elsewhere = {config.label for config in apps.get_app_configs()} - {config.label for config in our_apps()}
    for root in [Path(folder) for engine in settings.TEMPLATES for folder in engine["DIRS"]]:
        for entry in sorted(root.iterdir()) if root.is_dir() else []:
            if entry.name not in elsewhere:
                yield root, entry
    for config in our_apps():
        yield Path(config.path) / "templates", Path(config.path) / "templates"


def _files() -> Iterator[tuple[Path, Path]]:
    for root, entry in _template_folders():
        yield from ((root, path) for path in ([entry] if entry.is_file() else sorted(entry.rglob("*"))))
    for config in our_apps():
        for folder in ("static", "sheets", "printing/sheets"):
            root = Path(config.path) / folder
            yield from ((root, path) for path in sorted(root.rglob("*")))


def _file_hits() -> Iterator[Hit]:
    for root, path in _files():
        name = path.relative_to(root).as_posix()
        if path.suffix not in TEXT or not path.is_file():
            continue
        yield from ((f"{path}:0", word) for word in listed_words(name))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield from ((f"{path}:{number}", word) for word in listed_words(line))


def _catalogue_hits() -> Iterator[Hit]:
    for config in our_apps():
        for path in sorted((Path(config.path) / "locale").glob("*/LC_MESSAGES/*.po")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if not line.startswith("#"):
                    yield from ((f"{path}:{number}", word) for word in listed_words(line))


def _setting_hits() -> Iterator[Hit]:
    for name in sorted(set(dir(settings))):
        if name.isupper() and TELLING_SETTING.search(name):
            yield from ((f"settings.{name}", word) for word in listed_words(str(getattr(settings, name))))


def _address_hits() -> Iterator[Hit]:
    for urlconf in sorted({settings.ROOT_URLCONF, *conf.face_urlconfs.values()}):
        get_resolver(urlconf)
        for route in routes(urlconf):
            yield from ((f"{urlconf}: {route}", word) for word in listed_words(re.sub(r"[-_/]", " ", route)))


def _model_hits() -> Iterator[Hit]:
    for config in our_apps():
        yield from ((config.name, word) for word in listed_words(str(config.verbose_name)))
        for model in config.get_models():
            meta = model._meta
            words = [
                meta.verbose_name,
                meta.verbose_name_plural,
                *(
                    getattr(field, name, "")
                    for field in meta.get_fields()
                    for name in ("verbose_name", "help_text")
                ),
            ]
            yield from ((meta.label, word) for text in words for word in listed_words(str(text)))
