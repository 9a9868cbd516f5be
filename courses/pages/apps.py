from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "courses.pages"
    label = "courses_pages"
    verbose_name = "HEAL courses: pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses.pages import handlers  # noqa: F401 - connects to Wagtail's publishing
