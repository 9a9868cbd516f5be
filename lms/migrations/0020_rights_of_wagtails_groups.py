from django.db import migrations

OF_WAGTAIL = ("Editors", "Moderators")


def take_away(apps, schema_editor):
    """The groups Wagtail makes by itself write from the root of the tree, and so on both faces."""
    for name, at in (("GroupPagePermission", "page"), ("GroupCollectionPermission", "collection")):
        apps.get_model("wagtailcore", name).objects.filter(
            group__name__in=OF_WAGTAIL, **{f"{at}__depth": 1}
        ).delete()


class Migration(migrations.Migration):
    """Backwards nothing comes back: who wants such a group gives it rights in the editor."""

    dependencies = [
        ("lms", "0019_jobs"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
