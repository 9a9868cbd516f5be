"""The going itself: pages, then rows and accounts, then the tables."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.text import slugify
from wagtail.models import Site, Task, Workflow

from lms.accounts.sessions import end_sign_ins
from lms.audit import guard
from lms.core.locking import lock
from lms.organisations.writers import REVIEWS
from lms.privacy.registry import keys_to_users
from lms.privacy.traces import settle_disk
from lms.removing import queries
from lms.safety.faces.models import Face


def remove() -> None:
    """Whoever calls it has asked `why_not`. Stopped half-way, it is done by calling it again."""
    files = list(queries.private_files())
    gone = list(queries.learners().values_list("pk", flat=True))
    with transaction.atomic():
        take_pages_out()
    with transaction.atomic():
        guard.lift(connection)  # first: PostgreSQL takes no trigger off a table that was written to meanwhile
        _empty_tables()
        _take_accounts_out(gone)
        queries.tasks().delete()
        queries.groups().delete()
        Workflow.objects.filter(name__in=REVIEWS.values()).delete()
        Task.objects.filter(name__in=REVIEWS.values()).delete()
        _take_kinds_out()
    for column, name in files:  # a storage asks the tables whether somebody still names a file
        column.storage.delete(name)
    _drop_tables()
    if connection.vendor == "sqlite":  # what was deleted is overwritten
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    settle_disk()


def take_pages_out() -> None:
    """By the tree's own ways, so that what stands beside and below stays where it can be found."""
    Face.objects.all().delete()
    ours = queries.our_pages()
    for page in queries.pages_of_others_below():
        page.move(_nearest_of_others(page), pos="last-child")
    for site in queries.sites_of_ours():
        if site.is_default_site:
            lock(site)
            site.root_page = _another_first_page(site)
            site.save(update_fields=["root_page"])
        else:
            site.delete()
    for path in list(ours.values_list("path", flat=True)):
        page = queries.page_tree().objects.filter(path=path).first()
        if page is not None:  # else it went with the one above
            page.specific.delete()


def _nearest_of_others(page: Any) -> Any:
    ours = queries.our_pages()
    return (
        page.get_ancestors().exclude(pk__in=ours).order_by("-depth").first()
        or queries.page_tree().get_first_root_node()
    )


def _another_first_page(site: Site) -> Any:
    """The oldest of the site's own pages at the top; an empty one where there is none."""
    top = queries.page_tree().objects.filter(depth=2).exclude(pk__in=queries.our_pages())
    found = top.order_by("pk").first()
    if found is not None:
        return found
    root, title = queries.page_tree().get_first_root_node(), site.site_name or site.hostname
    return root.add_child(
        instance=queries.page_tree()(title=title, slug=f"{slugify(title) or 'home'}-{site.pk}")
    )


def _empty_tables() -> None:
    """Whatever order they hang together in: the database looks at it when all of it is gone."""
    labels = queries.labels_that_go()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in labels and model._meta.managed and not model._meta.proxy:
            rows = model._base_manager.all()
            rows._raw_delete(rows.db)


def _take_accounts_out(gone: list) -> None:
    """With what hangs on them in a site's own tables; nobody has to be told of it any more."""
    end_sign_ins(set(gone))
    labels = queries.labels_that_go()
    for model, name in keys_to_users():
        if model._meta.app_label in labels:
            continue
        rows = model._base_manager.filter(**{f"{name}__in": gone})
        if model._meta.get_field(name).null:
            rows.update(**{name: None})
        else:
            rows._raw_delete(rows.db)
    people = get_user_model()._base_manager.filter(pk__in=gone)
    people._raw_delete(people.db)


def _take_kinds_out() -> None:
    kinds = ContentType.objects.filter(app_label__in=queries.labels_that_go())
    Permission.objects.filter(content_type__in=kinds).delete()
    kinds.delete()
    ContentType.objects.clear_cache()


def _drop_tables() -> None:
    labels = queries.labels_that_go()
    there = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for model in queries.models_that_go():
            if model._meta.db_table in there:
                editor.delete_model(model)
        MigrationRecorder.Migration.objects.filter(app__in=labels).delete()
