from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    name = "courses.interchange"
    label = "courses_interchange"
    verbose_name = "Courses: in and out"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # their kinds of work, and files that go with their rows
        from courses.interchange import files, large  # noqa: F401
        from courses.interchange.package import moving  # noqa: F401
