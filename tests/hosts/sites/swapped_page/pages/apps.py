from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "swapped_page.pages"
    label = "base_pages"
    default_auto_field = "django.db.models.AutoField"
