"""What would go with this suite and what would stay, counted; nothing is changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import swapper
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Site

from lms.accounts.models import Profile
from lms.contracts import personal_data
from lms.contracts.checks import OUR_PACKAGES, our_app_labels
from lms.core.conf import conf
from lms.organisations.writers import GROUPS
from lms.safety.faces.models import Face

#: Other packages' apps that came with this suite, by the label of their tables.
CAME_ALONG = {"allauth.account": "account", "allauth.mfa": "mfa"}


def labels_that_go() -> set[str]:
    """Of the apps whose tables go: ours, and those that a site had not before it installed us."""
    had = conf.had_apps
    along = {label for name, label in CAME_ALONG.items() if had is not None and name not in had}
    return our_app_labels() | along


def models_that_go() -> list[type[models.Model]]:
    """With a table of their own; those that join two stand with the model that names them."""
    labels = labels_that_go()
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in labels and model._meta.managed and not model._meta.proxy
    ]


def why_not() -> list[str]:
    """What stands in the way, a sentence each: then nothing may go."""
    labels = labels_that_go()
    if get_user_model()._meta.app_label in labels:
        return ["This is the ready-made site, and its accounts are part of it: delete its database instead."]
    told = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in labels or model._meta.auto_created:
            continue
        name = model._meta.label
        keys = [
            f.name for f in model._meta.local_fields + model._meta.local_many_to_many if _leads_in(f, labels)
        ]
        told += [f"{name}.{key} leads to a table that would go. Remove that field first." for key in keys]
        if any(base.__module__.partition(".")[0] in OUR_PACKAGES for base in model.__mro__):
            told.append(f"{name} is built on a class of this suite. Rebuild it, or remove it, first.")
    return told


def _leads_in(key: models.Field, labels: set[str]) -> bool:
    return bool(key.is_relation and key.related_model and key.related_model._meta.app_label in labels)


# ── pages, sites, people, files ─────────────────────────────────────────────────────────────────────────────


def page_tree() -> Any:
    """A site may have swapped Wagtail's base page."""
    return swapper.load_model("wagtailcore", "Page")


def our_pages() -> QuerySet:
    """The pages of our kinds, wherever they stand in the tree."""
    kinds = ContentType.objects.filter(app_label__in=our_app_labels())
    return page_tree().objects.filter(content_type__in=kinds).order_by("path")


def pages_of_others_below() -> list[Any]:
    """The highest of a site's own pages that stand somewhere below one of ours."""
    ours = set(our_pages().values_list("path", flat=True))
    found: list[Any] = []
    for page in page_tree().objects.filter(depth__gt=2).exclude(path__in=ours).order_by("path"):
        above = {page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)}
        if above & ours and not any(page.path.startswith(other.path) for other in found):
            found.append(page)
    return found


def sites_of_ours() -> QuerySet:
    """Whose first page is one of ours."""
    return Site.objects.filter(root_page__in=our_pages())


def learners() -> QuerySet:
    return get_user_model()._base_manager.filter(pk__in=Profile.objects.values("user"))


def groups() -> QuerySet:
    return Group.objects.filter(name__in=GROUPS.values())


def tasks() -> QuerySet:
    """Of ours, in the queue of the database where a site has one."""
    if not apps.is_installed("django_tasks_db"):
        return Permission.objects.none()
    rows = apps.get_app_config("django_tasks_database").get_model("DBTaskResult")._base_manager
    ours = Q()
    for package in OUR_PACKAGES:
        ours |= Q(task_path__startswith=f"{package}.")
    return rows.filter(ours)


def private_files() -> Iterator[tuple[models.FileField, str]]:
    """What our own tables name: files that belong to one person."""
    for model in models_that_go():
        for column in model._meta.local_fields:
            if isinstance(column, models.FileField):
                names = model._base_manager.exclude(**{column.name: ""}).values_list(column.name, flat=True)
                yield from ((column, name) for name in names)


# ── in words ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Inventory:
    goes: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)


def inventory() -> Inventory:
    return Inventory(goes=[*_tables(), *_beside_the_tables()], stays=list(_staying()))


def _tables() -> Iterator[str]:
    empty = 0
    for model in models_that_go():
        rows = model._base_manager.count()
        declared = personal_data.declarations.get(model._meta.label)
        about = " (about people)" if declared is not None and declared.is_personal else ""
        if rows:
            yield f"table {model._meta.label}: {_counted(rows, 'row')}{about}"
        empty += not rows
    yield f"{_counted(empty, 'empty table')}"


def _beside_the_tables() -> Iterator[str]:
    kinds = ContentType.objects.filter(app_label__in=labels_that_go())
    others = pages_of_others_below()
    yield f"{_counted(our_pages().count(), 'page')} in the page tree"
    if others:
        yield f"  {_counted(len(others), 'page')} of yours below them: moved up, and kept with all below"
    yield f"{_counted(learners().count(), 'account')} of learners, with their sessions"
    yield f"{_counted(Face.objects.count(), 'website')} (Settings → Websites)"
    for site in sites_of_ours():
        yield f"  site {site.hostname}: {'gets another first page' if site.is_default_site else 'deleted'}"
    yield f"{_counted(groups().count(), 'group')} of authors and reviewers, and their reviews"
    yield f"{_counted(Permission.objects.filter(content_type__in=kinds).count(), 'permission')}"
    yield f"{_counted(kinds.count(), 'content type')}, with revisions, log entries and references"
    if apps.is_installed("wagtail.search"):
        entries = apps.get_model("wagtailsearch", "IndexEntry").objects.filter(content_type__in=kinds)
        yield f"{_counted(entries.count(), 'entry', 'entries')} of the search index"
    yield f"{_counted(sum(1 for _file in private_files()), 'file')} sent with messages"
    yield f"{_counted(tasks().count(), 'task')} in the queue of the database"
    yield f"{_counted(len(labels_that_go()), 'app')} in the list of migrations"


def _staying() -> Iterator[str]:
    people = get_user_model()._base_manager.exclude(pk__in=learners()).count()
    yield f"{_counted(people, 'account')} of staff and others. Those made on the desk: Settings → Users."
    pictures, documents = get_image_model().objects.count(), get_document_model().objects.count()
    yield f"{_counted(pictures, 'picture')} and {_counted(documents, 'document')}, and all collections"
    if conf.backup_dir is not None:
        yield f"backups in {conf.backup_dir}, which hold what goes here: delete them in time"
    if set(CAME_ALONG.values()) - labels_that_go():
        yield "tables of django-allauth: your site had it before, or it is not known whether it had"
    yield "lines of the scheduler (crontab, timers) that call commands of this suite: take them out"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def edits() -> list[str]:
    """What to take out of a site's code afterwards."""
    return [
        "settings: the lines with lms.installing, and every setting that begins with LMS_",
        'urls.py: the line path("", include("lms.urls"))',
        "requirements: heal-lms; then pip uninstall heal-lms",
    ]
