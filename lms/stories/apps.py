from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "lms.stories"
    label = "lms_stories"
    face = "programme"  # its words never reach the skills face: check_neutral does not look at them
    verbose_name = "HEAL: stories that women tell"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.stories import navigation, offered  # noqa: F401 - fill registries
        from lms.stories.desk import menu, moderated, rooms  # noqa: F401 - the same
        from lms.stories.told import restoring  # noqa: F401 - the same
