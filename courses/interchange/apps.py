from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "courses.interchange"
    label = "courses_interchange"
    verbose_name = "Courses: questions in and out"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courses.interchange import large  # noqa: F401 - its kinds of work
