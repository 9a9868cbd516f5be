"""Models stand in their own app, and migrations are named, reversible, and fit for a swapped base page."""

import re

import pytest
from django.apps import apps
from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from wagtail.models import AbstractPage

from tests.architecture import house

OURS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.split(".")[0] in house.PACKAGES
]
PAGES_LIVE_IN = {
    "courses.pages",
    "employers.materials",
    "lms.programme",
    "lms.programme.about",
    "lms.programme.audiences",
    "lms.programme.coping",
    "lms.programme.facilitating",
    "lms.programme.handouts",
    "lms.programme.news",
    "lms.programme.results",
    "lms.programme.rights",
}
#: The published structure remembers its page, so that an author finds the way back. Nothing else may depend
#: on the page tree.
KEYS_TO_PAGES = {"courses.Course", "courses.Module", "courses.Lesson"}


@pytest.fixture(scope="module")
def our_migrations(django_db_setup, django_db_blocker):
    with (
        django_db_blocker.unblock()
    ):  # a migration of wagtail-localize asks the database while it is imported
        loader = MigrationLoader(None)
    return {key: migration for key, migration in loader.disk_migrations.items() if key[0] in house.apps()}


def operations_of(migration):
    """All operations, also those inside SeparateDatabaseAndState."""
    for operation in migration.operations:
        if isinstance(operation, migrations.SeparateDatabaseAndState):
            yield from operation.database_operations
        else:
            yield operation


def is_data_step(operation) -> bool:
    return isinstance(operation, (migrations.RunPython, migrations.RunSQL))


def test_every_model_belongs_to_the_app_of_its_folder():
    """Importing the models of an [O] app that is not installed would silently file them under the app around
    it.
    """
    assert {model._meta.label: model._meta.app_label for model in OURS} == {
        model._meta.label: house.label_for(model.__module__) for model in OURS
    }


def test_no_required_model_points_to_an_optional_app():
    optional = {label for label, name in house.apps().items() if name in house.optional_apps()}
    keys = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in OURS
        if model._meta.app_label not in optional
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model
        and field.related_model._meta.app_label in optional
    ]
    assert keys == []


def test_pages_live_in_the_apps_a_site_may_leave_out():
    assert {
        house.module_name(house.ROOT / f"{model.__module__.replace('.', '/')}.py").rpartition(".")[0]
        for model in OURS
        if issubclass(model, AbstractPage)
    } <= PAGES_LIVE_IN


def keys_to_pages(model):
    keys = (field for field in model._meta.concrete_fields if field.is_relation and field.related_model)
    return [
        field
        for field in keys
        if issubclass(field.related_model, AbstractPage)
        and not getattr(field.remote_field, "parent_link", False)
    ]


def test_only_the_published_structure_has_keys_to_pages():
    outside = [
        model
        for model in OURS
        if apps.get_app_config(model._meta.app_label).name not in PAGES_LIVE_IN and keys_to_pages(model)
    ]
    assert {model._meta.label for model in outside} == KEYS_TO_PAGES
    assert all(field.null for model in outside for field in keys_to_pages(model))


def test_every_migration_has_a_name_somebody_chose(our_migrations):
    automatic = [
        f"{label}.{name}"
        for (label, name), migration in our_migrations.items()
        if name.partition("_")[2] in {migration.suggest_name(), "initial", ""}
        or re.search(r"_auto_\d|_and_more$", name)
    ]
    assert automatic == [], "Give it a name: makemigrations --name what_it_brings"


def test_no_two_migrations_of_an_app_share_a_number(our_migrations):
    numbers = [(label, name.partition("_")[0]) for label, name in our_migrations]
    assert sorted(numbers) == sorted(set(numbers))


def test_every_data_step_can_be_undone(our_migrations):
    one_way = [
        f"{label}.{name}"
        for (label, name), migration in our_migrations.items()
        for operation in operations_of(migration)
        if is_data_step(operation) and not operation.reversible
    ]
    assert one_way == [], (
        "Give RunPython a reverse, or migrations.RunPython.noop where there is nothing to undo"
    )


def test_data_steps_stand_apart_from_schema_steps(our_migrations):
    mixed = [
        f"{label}.{name}"
        for (label, name), migration in our_migrations.items()
        if len({is_data_step(operation) for operation in operations_of(migration)}) > 1
    ]
    assert mixed == []


@pytest.mark.parametrize(
    "path",
    [path for path in house.python_files(migrations=True) if path.name[0].isdigit()],
    ids=house.module_name,
)
def test_migrations_fit_a_site_with_its_own_base_page(path):
    text = house.source(path)
    assert "WAGTAIL_PAGE_MODEL" not in text, 'write swapper.get_model_name("wagtailcore", "Page")'
    assert not re.search(r"""to=['"]wagtailcore\.page['"]""", text), (
        'write swapper.get_model_name("wagtailcore", "Page")'
    )
    newest = [int(number) for number in re.findall(r"""['"]wagtailcore['"], ['"](\d{4})_""", text)]
    assert all(number <= 97 for number in newest), (
        "0097 is the newest migration that every supported Wagtail has"
    )
