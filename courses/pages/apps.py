from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "courses.pages"
    label = "courses_pages"
    verbose_name = "Courses: pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # connects to Wagtail's publishing; names its home, what is reviewed, and the titles
        from courses.pages import handlers, home, inside, moderated, titles  # noqa: F401
