from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "lms.services"
    label = "lms_services"
    face = "programme"  # its words never reach the skills face: check_neutral does not look at them
    verbose_name = "HEAL: the directory of services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.services import concern, navigation, offered, told_neutrally  # noqa: F401 - fill registries
        from lms.services.desk import menu, moderated, rooms  # noqa: F401 - the same
        from lms.services.hsds import large  # noqa: F401 - the same
